//! `bad-glob`

use super::super::api::is_in_placeholder;
use super::stray_word::is_no_host;
use crate::curl::ComplaintKind;
use crate::lint::rules::braces::is_template;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "bad-glob",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a bracket or brace in a URL that curl cannot expand",
    docs: r#"
curl expands `[1-9]` and `{a,b}` in a URL to several. What looks like it and is none is refused, unless `-g`
says that brackets and braces are meant as they are. Of half a pattern that is a guess only.

```sh bad
curl "https://example.com/?filter[name]=a"
```
```sh good
curl -g "https://example.com/?filter[name]=a"
```

```sh bad
curl "https://example.com/?filter=[a"
```
```sh good
curl -g "https://example.com/?filter=[a"
```
```sh bad
curl "https://example.com/[1-"
```
```sh good
curl -g "https://example.com/[1-"
```
```sh bad
curl -s --url "https://example.com/?filter=[a"
```
```sh good
curl -s -g --url "https://example.com/?filter=[a"
```

Doubled braces are a template's, which another program fills in, and a name in brackets that is all of a segment is
somebody's to fill in: that is a note.

```sh good
curl -fsS "https://example.com/{{ item.path }}?a=1"
curl -fsS "https://example.com/items/[id]/parts"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut done = false;
    for complaint in on.subject.complaints(ComplaintKind::BadGlob) {
        if is_in_placeholder(on.subject, complaint.span.start) || is_filled_in(on, complaint.span) {
            continue;
        }
        // What is missing may be missing behind the end.
        let at = complaint.span.start;
        let Some(arg) = on.subject.arg_before(at) else { continue };
        let edit = on.subject.option_before(arg.whole().start, "-g");
        let (Some(url), Some(edit)) = (on.subject.value_word(arg), edit) else { continue };
        let grade =
            if is_literal(url.span.of(on.subject.text()), at - url.span.start) { Grade::Safe } else { Grade::Unsafe };
        let text = on.subject.text();
        let told = on
            .report(complaint.span, "curl cannot expand what stands here in the URL")
            .why(format!("it refuses the command: {}", complaint.message));
        if is_template(text, at) {
            told.level(Level::Note).why("a template is filled in before curl sees it; as it stands, curl refuses it");
            continue;
        }
        if is_segment(url.span.of(text), at - url.span.start) {
            told.level(Level::Note).why("whoever uses it fills that in; as it stands, curl refuses it");
            continue;
        }
        // One `-g` is enough for all URLs, and none makes a URL of another word.
        let is_url = !arg.value.as_ref().and_then(|value| value.known()).is_some_and(is_no_host);
        if !done && is_url {
            told.fix(grade, "take brackets and braces literally with `-g`", &[edit]);
        }
        done = true;
    }
}

/// Whether the bracket of `url` that ends at or behind `at` holds a name and is all of a segment, a host or a port.
fn is_segment(url: &str, at: usize) -> bool {
    let Some(open) = url.get(..url.len().min(at + 1)).and_then(|start| start.rfind('[')) else { return false };
    let Some((name, rest)) = url[open + 1..].split_once(']') else { return false };
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let ends = rest.is_empty() || rest.starts_with(['/', ':', '?', '#', '"', '\'']);
    is_name && ends && url[..open].ends_with(['/', ':'])
}

/// Whether what stands in the bracket or brace of `url` that ends at or behind `at` can be no pattern that was meant.
fn is_literal(url: &str, at: usize) -> bool {
    let at = url.len().min(at + 1);
    let Some(open) = url.get(..at).and_then(|start| start.rfind(['[', '{'])) else { return false };
    let inside = &url[open + 1..];
    if url[open..].starts_with('{') {
        return inside.contains('}') && inside.contains(['"', ':']);
    }
    let Some((inside, _)) = inside.split_once(']') else { return false };
    inside.split_once('-').is_none_or(|(from, _)| from.len() > 1 && !from.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether another program puts a value in place of `{}` before curl sees it.
fn is_filled_in(on: &Check<'_>, span: Span) -> bool {
    let text = on.subject.text();
    let braces = text.get(span.start.saturating_sub(1)..(span.start + 2).min(text.len())).unwrap_or_default();
    braces.contains("{}") && on.is_filled()
}
