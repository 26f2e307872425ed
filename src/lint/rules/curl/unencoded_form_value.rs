//! `unencoded-form-value`

use std::collections::BTreeSet;

use super::renamed;
use crate::curl::{Body, Chunk, Header, HeaderOrigin, Request};
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Value;
use crate::text::{Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unencoded-form-value",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "form data that is not encoded",
    docs: r#"
In a form `&` parts the fields, `+` stands for a blank and `%` starts a code. `-d` sends them as they are,
so a server reads something else than what was written.

```sh bad
curl -d 'phone=+4930901820' https://example.com/contact
```
```sh good
curl --data-urlencode 'phone=+4930901820' https://example.com/contact
```

```sh bad
curl -d 'title=Salt & Pepper' https://example.com/items
```
```sh good
curl --data-urlencode 'title=Salt & Pepper' https://example.com/items
```

Blanks most servers take as they come; that is only noted.

```sh bad
curl -d 'greeting=hello world' https://example.com/items
```
```sh good
curl --data-urlencode 'greeting=hello world' https://example.com/items
```
```sh good
curl -d 'q=two+words&rate=5%25' https://example.com/items
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let mut seen = BTreeSet::new();
    for value in subject.requests().filter(|(_, call)| call.is_none()).flat_map(|(request, _)| fields(request)) {
        let Some(text) = value.known().filter(|text| is_form(text)) else { continue };
        let Some((at, fault)) = fault(text).filter(|_| seen.insert(value.whole())) else { continue };
        let told =
            on.report(value.origin(Span::new(at, at + 1)), fault.message()).why(fault.why()).level(fault.level());
        let single = fault == Fault::Parted || !text.contains('&');
        let coded = text.as_bytes().windows(3).any(is_code);
        let edit = subject.arg_at(value.whole().start).and_then(|arg| renamed(subject, arg, "--data-urlencode"));
        match edit.filter(|_| single && !coded) {
            Some(edit) => told.fix(Grade::Unsafe, "have it encoded by `--data-urlencode`", &[edit]),
            None => told.advise("give each field to `--data-urlencode`"),
        };
    }
}

/// What a server reads otherwise than it was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    Parted,
    Plus,
    Percent,
    Blank,
}

impl Fault {
    const fn message(self) -> &'static str {
        match self {
            Self::Parted => "this `&` starts another field of the form",
            Self::Plus => "this `+` arrives as a blank",
            Self::Percent => "this `%` starts no code of two hexadecimal digits",
            Self::Blank => "this blank is sent as it is",
        }
    }

    const fn why(self) -> &'static str {
        match self {
            Self::Parted | Self::Plus => "`-d` sends a form as it is written, and the server decodes it",
            Self::Percent | Self::Blank => "in a form it is to be encoded, though most servers bear with it",
        }
    }

    const fn level(self) -> Level {
        match self {
            Self::Parted | Self::Plus => Level::Warning,
            Self::Percent | Self::Blank => Level::Note,
        }
    }
}

/// The pieces of a body that is sent as a form because nothing else was said.
fn fields(request: &Request) -> Vec<&Value> {
    let implied = |header: &Header| header.origin == HeaderOrigin::Implied;
    let Body::Data(chunks) = &request.body else { return Vec::new() };
    if !request.header("content-type").is_some_and(implied) {
        return Vec::new();
    }
    chunks.iter().filter_map(text).collect()
}

fn text(chunk: &Chunk) -> Option<&Value> {
    if let Chunk::Text(value) = chunk { Some(value) } else { None }
}

/// Whether `text` starts as `name=value` does, and the value is plain.
fn is_form(text: &str) -> bool {
    let Some((name, value)) = text.split_once('=') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-.[]".contains(c);
    !name.is_empty() && name.chars().all(plain) && !value.starts_with(['{', '[', '<', '"', '\''])
}

/// The worst fault of `text`, and where.
fn fault(text: &str) -> Option<(usize, Fault)> {
    let parted = || text.find(" & ").map(|at| (at + 1, Fault::Parted));
    let plus = || text.match_indices('+').map(|(at, _)| at).find(|&at| is_plus(text, at)).map(|at| (at, Fault::Plus));
    let percent = |at: &usize| !text.as_bytes().get(*at..*at + 3).is_some_and(is_code);
    let percent = || text.match_indices('%').map(|(at, _)| at).find(percent).map(|at| (at, Fault::Percent));
    let blank = || text.find(' ').map(|at| (at, Fault::Blank));
    parted().or_else(plus).or_else(percent).or_else(blank)
}

/// Whether the `+` at `at` belongs to a telephone number or an e-mail address.
fn is_plus(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + 1..]);
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let phone = before.ends_with('=') && digits >= 7;
    let name = after.find(|c: char| !c.is_ascii_alphanumeric() && !".-_".contains(c)).unwrap_or(after.len());
    phone || before.ends_with(|c: char| c.is_ascii_alphanumeric()) && name > 0 && after[name..].starts_with('@')
}

fn is_code(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', one, two] if one.is_ascii_hexdigit() && two.is_ascii_hexdigit())
}
