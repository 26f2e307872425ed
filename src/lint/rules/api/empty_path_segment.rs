//! `empty-path-segment`

use super::catalogued;
use crate::api::{Call, Segment, SegmentFault};
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::mend::SlipKind;
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "empty-path-segment",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "nothing where an id belongs in the path",
    docs: r#"
An operation on one record wants the id of the record at the end of its path. Behind the last slash nothing stands; the API answers
7003 or 7000.

```sh bad
curl -X DELETE https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/ -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

The id comes from the list of records.

```sh good
curl -X DELETE https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/$RECORD_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Between two slashes of a path that is not published, a word may be lost as well: this is a warning.

```sh bad
curl https://api.cloudflare.com/client/v4/zones//abuse/summary -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

A list may be asked for with a slash at the end.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/ -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in catalogued(on) {
        if call.api.is_none() && call.route.is_none() && call.removed(&request.method).is_none() {
            unpublished(on, call);
        }
        for segment in &call.segments {
            // Behind the last slash, curl puts the name of the file that it uploads.
            if request.upload_name().is_some() && call.segments.last().is_some_and(|last| last.span == segment.span) {
                continue;
            }
            let is_hole = segment.parameter.is_some() && segment.fault() == Some(SegmentFault::Empty);
            if !is_hole || is_lost(on, segment.span) {
                continue;
            }
            on.report(
                around(on, segment.span),
                format!("`{}` is missing in the path", segment.parameter.unwrap_or("id")),
            )
            .why(match call.api {
                Some(_) => format!("{} has no path with a hole in it", whose::api(call)),
                None => "the API joins the slashes and finds no such path: 7003".to_owned(),
            })
            .advise(format!("put the id there: `${}`", variable(segment)));
        }
    }
}

/// Tells of the holes in the path of `call`, which no operation has. Where one is like it, that is told instead.
fn unpublished(on: &mut Check<'_>, call: &Call) {
    let holes = call.segments.iter().rev().skip(1).filter(|segment| segment.span.is_empty());
    for segment in holes.filter(|_| call.suggestion().is_none()) {
        on.report(around(on, segment.span), "nothing stands between two slashes of the path")
            .level(Level::Warning)
            .why("software takes `<…>` for a tag and drops it, and the API joins the slashes")
            .advise("put there what was lost, or leave one slash out");
    }
}

/// The two slashes around an empty segment.
fn around(on: &Check<'_>, span: Span) -> Span {
    let text = on.subject.command.text.text();
    let start = if text[..span.start].ends_with('/') { span.start - 1 } else { span.start };
    let end = if text[span.end..].starts_with('/') { span.end + 1 } else { span.end };
    Span::new(start, end)
}

fn variable(segment: &Segment) -> String {
    segment.parameter.unwrap_or("id").to_uppercase()
}

/// Whether mending has told of it already.
fn is_lost(on: &Check<'_>, span: Span) -> bool {
    let command = on.subject.command;
    let span = command.text.span(span);
    command.slips.iter().any(|slip| {
        slip.kind == SlipKind::LostPlaceholder && slip.span.start <= span.end + 1 && span.start <= slip.span.end + 1
    })
}
