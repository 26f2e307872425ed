//! `header-without-colon`

use crate::curl::ComplaintKind;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "header-without-colon",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a header without a colon",
    docs: r#"
curl drops a header line that has no colon, and sends the request without it. Only newer releases warn.

```sh bad
curl -H 'Accept text/html' https://example.com
```
```sh good
curl -H 'Accept: text/html' https://example.com
```

A variable behind the name does not bring one.

```sh bad
curl -H "Authorization Bearer $TOKEN" https://example.com
```
```sh good
curl -H "Authorization: Bearer $TOKEN" https://example.com
```

Nor does it send one without a name.

```sh bad
curl -H ': text/html' https://example.com
```

`Name;` asks for a header with an empty value.

```sh good
curl -H 'X-Empty;' https://example.com
```
"#,
    check: Checks::Command(check),
};

/// Each header with a variable in it that has a blank where its colon belongs: whatever the variable holds, it is none.
fn unfinished<'a>(on: &Check<'a>) -> impl Iterator<Item = (Span, &'a str)> + use<'a> {
    let given = on.subject.with_effect(Effect::Header).filter_map(|arg| arg.value.as_ref());
    given.filter_map(|value| {
        let known = &value.text()[..value.unknowns().first()?.span.start];
        let (name, _) = known.split_once(' ')?;
        let is_name = |it: &str| it.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && is_named(it);
        let is_whole = !value.text().contains(':') && !value.text().ends_with(';');
        (is_whole && is_name(name)).then(|| (value.whole(), name))
    })
}

fn is_named(name: &str) -> bool {
    COMMON.contains(&name.to_ascii_lowercase().as_str()) || name.contains('-')
}

/// Names that head a line even without a dash in them.
const COMMON: [&str; 8] = ["accept", "authorization", "cookie", "host", "origin", "range", "referer", "user-agent"];

fn check(on: &mut Check<'_>) {
    let text = on.subject.text();
    for complaint in on.subject.complaints(ComplaintKind::BadHeader) {
        let line = complaint.span.of(text);
        if line.starts_with([':', ';']) {
            let told = on.report(complaint.span, "the header has no name");
            told.why("curl drops it without a word").advise("write it as `Name: value`");
            continue;
        }
        let name = line.split([' ', '\t']).next().unwrap_or_default();
        let told = on
            .report(complaint.span, "the header has no colon")
            .why("curl drops it without a word and sends the request without it");
        let named = is_named(name);
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if named && plain && name.len() < line.len() {
            let at = complaint.span.start + name.len();
            told.fix(Grade::Safe, "put a colon behind the name", &[Edit::new(Span::at(at), ":")]);
        } else {
            told.advise("write it as `Name: value`");
        }
    }
    for (span, name) in unfinished(on).collect::<Vec<_>>() {
        let at = Span::at(span.start + name.len());
        let told = on.report(span, "the header has no colon").why("servers refuse such a line, and curl drops it");
        if Span::new(span.start, at.start).of(text) == name {
            told.fix(Grade::Safe, "put a colon behind the name", &[Edit::new(at, ":")]);
        }
    }
}
