//! `bad-url`

use super::misspelt_scheme;
use crate::api::SegmentFault;
use crate::curl::ComplaintKind;
use crate::knowledge::placeholders;
use crate::knowledge::programs::{self, Runs};
use crate::lint::{Check, Checks, Group, Rule, Subject};
use crate::mend::SlipKind;
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "bad-url",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a URL that curl does not send",
    docs: r#"
A URL has no blanks and control characters, and a host; anything else curl refuses.

```sh bad
curl "https://example.com/my page"
```
```sh good
curl "https://example.com/my%20page"
```

Blanks round a URL came there by copying.

```sh bad
curl " https://example.com/page"
```
```sh good
curl "https://example.com/page"
```

What a variable holds is not known, and a placeholder has a rule of its own.

```sh good
curl "$PAGE&number=2"
curl http://HOST:PORT/page
curl "https://@@HOST@@/page"
curl "https://<%= host %>/page"
curl "http://{host}:{port}/page"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    // curl reads no URL once it has met an option that it does not know.
    if on.subject.complaints(ComplaintKind::UnknownOption).next().is_some() {
        return;
    }
    for complaint in on.subject.complaints(ComplaintKind::BadUrl) {
        let what = complaint.message.rsplit(": ").next().unwrap_or_default().to_lowercase();
        let blank = complaint.span.of(on.subject.text()) == " ";
        let url = on.subject.arg_at(complaint.span.start).and_then(|arg| arg.value.as_ref());
        let is_slip = || url.is_some_and(|url| misspelt_scheme::slip(url.text()).is_some());
        let is_left = placeholders::angled(on.subject.text(), complaint.span.start).is_some();
        let is_filled = || url.is_some_and(|url| is_to_fill(url.text()) || is_filled(on.subject, url.text()));
        if blank && is_told_otherwise(on.subject, complaint.span) || is_left && !blank || is_slip() || is_filled() {
            continue;
        }
        let message =
            if blank { "there is a blank in the URL".to_owned() } else { format!("the URL is refused: {what}") };
        let edits = blanks(on.subject, complaint.span);
        let told = on.report(complaint.span, message).why("curl refuses the command and sends nothing");
        match edits {
            Some((Place::Around, edits)) => told.fix(Grade::Safe, "leave the blanks out", &edits),
            Some((Place::Inside, edits)) => told.fix(Grade::Unsafe, "write the blanks as `%20`", &edits),
            None => told.advise("correct the URL"),
        };
    }
}

/// Whether `url` has what `xargs -I@` fills in.
fn is_filled(subject: Subject<'_>, url: &str) -> bool {
    let text = subject.text();
    let words: Vec<_> = subject.command.before().iter().map(|word| word.span.of(text)).collect();
    let is_filler = words.iter().any(|word| programs::runs(word) == Some(Runs::Filled));
    let named = words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("-I")? {
        "" => words.get(at + 1).copied(),
        glued => Some(glued),
    });
    is_filler && named.is_some_and(|named| url.contains(named))
}

/// Whether a part of `url` is what a build or whoever uses it fills in.
fn is_to_fill(url: &str) -> bool {
    let mut marked = url.split("@@").skip(1).step_by(2);
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let is_template = url.split_once("<%").is_some_and(|(_, rest)| rest.contains("%>"));
    is_template || url.matches("@@").count() >= 2 && marked.any(is_name) || has_port_to_fill(url)
}

/// Whether the port of `url` is the name of one, which whoever uses it fills in: `HOST:PORT`, `{host}:{port}`.
fn has_port_to_fill(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let port = authority.rsplit_once(':').map_or("", |(_, port)| port);
    let is_name = |name: &str, sign: fn(&u8) -> bool| {
        !name.is_empty() && name.bytes().all(|byte| sign(&byte) || matches!(byte, b'_' | b'-' | b' ' | b'.'))
    };
    let held = [("{", "}"), ("{{", "}}"), ("<", ">"), ("[", "]"), ("%", "%")];
    let inside = held.iter().find_map(|(open, close)| port.strip_prefix(open)?.strip_suffix(close));
    is_name(port, u8::is_ascii_uppercase) || inside.is_some_and(|name| is_name(name, u8::is_ascii_alphanumeric))
}

/// Where blanks stand in a URL.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Around,
    Inside,
}

/// Edits of the blanks in the URL that holds `fault`: those around it, or else those in its path.
fn blanks(subject: Subject<'_>, fault: Span) -> Option<(Place, Vec<Edit>)> {
    let text = subject.text();
    let url = subject.arg_at(fault.start)?.value.as_ref()?.whole();
    if fault.of(text) != " " || url.of(text).contains(['\'', '"', '\\']) {
        return None;
    }
    let inner = url.of(text).trim_matches(' ');
    let start = url.start + url.of(text).len() - url.of(text).trim_start_matches(' ').len();
    let end = start + inner.len();
    if inner.len() < url.len() {
        let around = [Span::new(url.start, start), Span::new(end, url.end)];
        return Some((
            Place::Around,
            around.into_iter().filter(|gap| !gap.is_empty()).map(|gap| Edit::new(gap, "")).collect(),
        ));
    }
    if waits_for_value(text, fault) {
        return None;
    }
    let path = start + inner.find("://").map_or(0, |at| at + 3);
    let path = path + text[path..end].find('/')?;
    let inside = text[path..end].match_indices(' ').map(|(at, _)| Edit::new(path + at..path + at + 1, "%20")).collect();
    (path < fault.start).then_some((Place::Inside, inside))
}

/// Whether the blank `fault` stands beside what is lost, or in a segment of a path of the API: other rules
/// tell more of these.
fn is_told_otherwise(subject: Subject<'_>, fault: Span) -> bool {
    let given = subject.command.text.span(fault);
    let mut lost = subject.command.slips.iter().filter(|slip| slip.kind == SlipKind::LostPlaceholder);
    if lost.any(|slip| slip.span.start == given.end) {
        return true;
    }
    let mut segments = subject.requests().filter_map(|(_, call)| call).flat_map(|call| &call.segments);
    segments.any(|it| it.span.contains(fault) && (it.placeholder.is_some() || it.fault() == Some(SegmentFault::Blank)))
}

/// Whether the segment of any other path that `fault` stands in is to be replaced.
fn waits_for_value(text: &str, fault: Span) -> bool {
    let start = text[..fault.start].rfind('/').map_or(0, |at| at + 1);
    let end = text[fault.end..].find(['/', '?', '"', '\'']).map_or(text.len(), |at| fault.end + at);
    placeholders::classify(&text[start..end]).is_some()
}
