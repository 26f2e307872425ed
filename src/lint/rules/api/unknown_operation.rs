//! `unknown-operation`

use super::catalogued;
use crate::api::{Call, Segment};
use crate::lint::rules::ended::end;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "unknown-operation",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a path that no operation has",
    docs: r#"
The path is none of those that are published. Mostly a word is misspelt, or what belongs to a zone is asked of an account.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns-records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

A slash too many makes an empty segment.

```sh bad
curl https://api.cloudflare.com/client/v4//zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

A zone and its account have an id each, so there the path is only told, as an error.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/pagerules -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

So it is where the id is missing, and the next word stands in its place.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Some operations that work are not published, so without a near one this is a note.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let text = on.subject.text();
    for (request, call) in catalogued(on) {
        let astray = call.astray(&request.method);
        let has_ended = || call.removed(&request.method).is_some() || end(call, &request.method).is_some();
        let is_known = call.route.is_some() || has_ended();
        if is_known && astray.is_none() || call.segments.is_empty() {
            continue;
        }
        let suggestion = astray.map(|(_, meant)| meant.to_owned()).or_else(|| call.suggestion());
        let is_unknown = call.api.is_some() || has_unknown_word(call);
        if is_unknown && may_be_filled_in(call, suggestion.as_deref()) {
            continue;
        }
        let message = match (call.api, astray.and_then(|(word, _)| Some((word.value.text(), word.parameter?)))) {
            (Some(api), _) => format!("no operation of `{}` has this path", api.name),
            (None, Some((word, name))) => format!("`{word}` is no id, and stands where `{name}` belongs"),
            (None, None) => "no published operation has this path".to_owned(),
        };
        let told = on.report(call.path, message);
        match suggestion {
            Some(near) => {
                let level = if is_elsewhere(call, &near) { Level::Error } else { Level::Warning };
                let told = told.why(format!("did you mean `{}`?", visible(&near))).level(level);
                let title = format!("ask for `{}`", visible(&near));
                match corrected(call, &near, text) {
                    Some((grade, edits)) => told.fix(grade, title, &edits),
                    None => told.advise(title),
                }
            }
            None if call.api.is_some() => told.why(format!("{} has none like it", whose::schema(call))),
            None => told.why("it may still work: some operations are not published").level(Level::Note),
        };
    }
}

/// The edits that make the path of `call` that of `template`, where only the words of collections differ.
fn corrected(call: &Call, template: &str, text: &str) -> Option<(Grade, Vec<Edit>)> {
    let wanted: Vec<_> = template.split('/').skip(1).collect();
    let (empty, whole): (Vec<_>, Vec<_>) = call.segments.iter().partition(|segment| segment.span.is_empty());
    // Where a word of the template stands at an id, the order is another.
    let is_moved =
        |(part, segment): (&&str, &&Segment)| part.starts_with('{') && wanted.contains(&segment.value.text());
    if wanted.len() != whole.len() || template.contains("+}") || wanted.iter().zip(&whole).any(is_moved) {
        return None;
    }
    let mut grade = Grade::Safe;
    let mut edits: Vec<_> = empty.iter().map(|it| Edit::new(Span::new(it.span.start - 1, it.span.end), "")).collect();
    for (word, segment) in wanted.iter().zip(whole) {
        let written = segment.value.text();
        if word.starts_with('{') || *word == written {
            continue;
        }
        // What belongs to a zone goes by another id than what belongs to an account.
        if call.api.is_none() && ["accounts", "zones"].contains(&written) || segment.span.of(text) != written {
            return None;
        }
        if plain(word) != plain(written) {
            grade = Grade::Unsafe;
        }
        edits.push(Edit::new(segment.span, *word));
    }
    edits.sort_by_key(|edit| edit.span);
    Some((grade, edits))
}

/// Whether only the first word of Cloudflare's `template` is missing or another one, or an id is missing: what it lists exists
/// there and not here.
fn is_elsewhere(call: &Call, template: &str) -> bool {
    let wanted: Vec<_> = template.split('/').skip(1).collect();
    let given: Vec<_> = call.segments.iter().map(|segment| segment.value.text()).collect();
    let is_alike = |wanted: &[&str], given: &[&str]| {
        let mut pairs = wanted.iter().zip(given);
        wanted.len() == given.len() && pairs.all(|(wanted, given)| wanted.starts_with('{') || wanted == given)
    };
    let rest = given.get(1..).unwrap_or_default();
    let lacks_id = || wanted.len() == given.len() + 1 && call.route.is_some();
    let is_moved = || is_alike(&wanted[1..], &given) || is_alike(&wanted[1..], rest);
    call.api.is_none() && wanted.len() > 2 && (lacks_id() || is_moved())
}

/// A word without what people leave away or add: its case, signs between its parts, a plural's `s`.
fn plain(word: &str) -> String {
    let word: String = word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    word.trim_end_matches('s').to_owned()
}

/// Whether the shell fills in a segment where `near` has no parameter, so that it may be any word.
fn may_be_filled_in(call: &Call, near: Option<&str>) -> bool {
    let wanted: Vec<_> = near.map_or_else(Vec::new, |near| near.split('/').skip(1).collect());
    let is_parameter = |at: usize| wanted.len() == call.segments.len() && wanted[at].contains('{');
    call.segments.iter().enumerate().any(|(at, segment)| segment.is_variable() && !is_parameter(at))
}

/// Whether the shell fills in a word that would name a collection of Cloudflare's.
fn has_unknown_word(call: &Call) -> bool {
    let mut before = "";
    let whole = call.segments.iter().filter(|segment| !segment.span.is_empty());
    let mut words = whole.enumerate().filter(|(at, segment)| {
        let last = std::mem::replace(&mut before, segment.value.text());
        *at != 1 && !matches!(last, "zones" | "accounts" | "zone" | "account")
    });
    words.any(|(_, segment)| segment.is_variable())
}
