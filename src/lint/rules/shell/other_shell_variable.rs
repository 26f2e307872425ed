//! `other-shell-variable`

use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Dialect, Quoting, Word};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "other-shell-variable",
    group: Group::Shell,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a variable as another shell writes it",
    docs: r#"
`%NAME%` is a variable to Windows' cmd.exe and `$Env:NAME` to PowerShell; sh and bash write `$NAME`. In the
wrong shell the text is sent as it stands, or half of it goes missing.

```sh bad
curl https://example.com \
  -H "Authorization: Bearer $Env:API_TOKEN"
```
```sh good
curl https://example.com \
  -H "Authorization: Bearer $API_TOKEN"
```

Percent signs may belong to an encoded URL, so this is a good guess only.

```sh bad
curl "https://example.com/zones/%ZONE_ID%/settings"
```
```sh good
curl "https://example.com/zones/$ZONE_ID/settings"
```
```sh good
curl "https://example.com/?q=%E2%82%AC%20"
```

Only sh and bash number what a script was given, as `$1`.

```text bad
curl "https://example.com/$1/x" ^
  -H "Accept: text/csv"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for word in on.subject.words() {
        let text = on.subject.text();
        for span in numbered(word, text, on.subject.command.dialect) {
            on.report(span, format!("`{}` is no variable in this shell", span.of(text)))
                .why("what a script was given is filled in by sh and bash only")
                .advise("write the value itself, or a variable of this shell");
        }
        for found in foreign(word.span, text, on.subject.command.dialect) {
            let quoting = word
                .parts
                .get(word.parts.partition_point(|part| part.span.end <= found.span.start))
                .map(|part| part.quoting);
            let wording = format!("`{}` is no variable in this shell", found.span.of(text));
            let edit = Edit::new(found.span, found.written(text, on.subject.command.dialect, quoting));
            on.report(found.span, wording).why("the value it stands for is not filled in").fix(
                found.grade,
                "write the variable as this shell does",
                &[edit],
            );
        }
    }
}

/// The parameters `$1` to `$9` of `word`, where `dialect` has none.
fn numbered(word: &Word, text: &str, dialect: Dialect) -> Vec<Span> {
    if dialect == Dialect::Posix {
        return Vec::new();
    }
    let parts = word.parts.iter().filter(|part| part.quoting != Quoting::Single);
    let numbered = parts.flat_map(|part| {
        let bytes = part.span.of(text).as_bytes();
        let is_one = |pair: &[u8]| pair[0] == b'$' && matches!(pair[1], b'1'..=b'9');
        let alone = move |at: &usize| !bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric);
        let found = bytes.windows(2).enumerate().filter(move |(_, pair)| is_one(pair)).map(|(at, _)| at).filter(alone);
        found.map(|at| Span::new(part.span.start + at, part.span.start + at + 2))
    });
    numbered.collect()
}

/// A variable of another shell.
struct Foreign<'a> {
    span: Span,
    name: &'a str,
    grade: Grade,
}

impl Foreign<'_> {
    /// The variable as `dialect` writes it, where `quoting` holds.
    fn written(&self, text: &str, dialect: Dialect, quoting: Option<Quoting>) -> String {
        let name = self.name;
        let glued = text[self.span.end..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        match dialect {
            Dialect::Cmd => format!("%{name}%"),
            Dialect::PowerShell => format!("$Env:{name}"),
            Dialect::Posix if quoting == Some(Quoting::Single) => format!("'\"${name}\"'"),
            Dialect::Posix if glued => format!("${{{name}}}"),
            Dialect::Posix => format!("${name}"),
        }
    }
}

fn foreign(span: Span, text: &str, dialect: Dialect) -> Vec<Foreign<'_>> {
    let mut found = Vec::new();
    let mut at = span.start;
    while let Some(next) = text[at..span.end].find(['$', '%']) {
        let start = at + next;
        let rest = &text[start..span.end];
        let variable = if rest.starts_with('%') { percent(rest) } else { environment(rest) };
        let own = if rest.starts_with('%') { Dialect::Cmd } else { Dialect::PowerShell };
        at = start + 1;
        if let Some((name, length)) = variable.filter(|_| own != dialect) {
            let grade = if own == Dialect::Cmd { Grade::Unsafe } else { Grade::Safe };
            found.push(Foreign { span: Span::new(start, start + length), name, grade });
            at = start + length;
        }
    }
    found
}

/// `%NAME%` at the start of `text`: the name, and the length of all of it.
fn percent(text: &str) -> Option<(&str, usize)> {
    let name = name(text.strip_prefix('%')?);
    let encoded = name.len() > 1 && name.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit) && !name.contains('_');
    let capital = name.chars().all(|c| !c.is_ascii_lowercase());
    let closed = text[1 + name.len()..].starts_with('%');
    (closed && capital && !encoded && name.len() > 2).then_some((name, name.len() + 2))
}

/// `$Env:NAME` or `$($Env:NAME)` at the start of `text`: the name, and the length of all of it.
fn environment(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix("$(").map(str::trim_start);
    let variable = inner.unwrap_or(text);
    let prefix = variable.get(..5).filter(|prefix| prefix.eq_ignore_ascii_case("$env:"))?;
    let name = name(&variable[prefix.len()..]);
    let behind = &variable[prefix.len() + name.len()..];
    let rest = if inner.is_some() { behind.trim_start().strip_prefix(')')? } else { behind };
    (!name.is_empty()).then_some((name, text.len() - rest.len()))
}

/// The identifier at the start of `text`.
fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    if text.starts_with(|c: char| c.is_ascii_digit()) { "" } else { &text[..end] }
}
