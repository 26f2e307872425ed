//! `variable-in-single-quotes`

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Dialect, Quoting, Word};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "variable-in-single-quotes",
    group: Group::Shell,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a shell variable in single quotes",
    docs: r#"
Between single quotes the shell changes nothing, so the server gets a dollar sign and a name where a value
was meant. A header or URL goes into double quotes; a body is left and entered again round the variable.

```sh bad
curl -H 'Authorization: Bearer $API_TOKEN' https://example.com
```
```sh good
curl -H "Authorization: Bearer $API_TOKEN" https://example.com
```

In a body the dollar sign may be meant, so it is only a guess there.

```sh bad
curl --json '{"zone": "$ZONE_ID"}' https://example.com
```
```sh good
curl --json '{"zone": "'"$ZONE_ID"'"}' https://example.com
```

A name of two letters is taken for a variable's where it makes up a whole text.

```sh bad
curl --json '{"ip": "$IP", "price": "$US 5"}' https://example.com
```
```sh good
curl --json '{"ip": "'"$IP"'", "price": "$US 5"}' https://example.com
```

Names in lower case are left to the languages that have them.

```sh good
curl --json '{"query": "query($id: ID!) { zone(id: $id) { name } }"}' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    if on.subject.command.dialect != Dialect::Posix {
        return;
    }
    for word in on.subject.words() {
        let mut quoted = word.parts.iter().filter(|part| part.quoting == Quoting::Single);
        let text = on.subject.text();
        if let Some((span, name)) = quoted.find_map(|part| variable(part.span, text)) {
            tell(on, word, span, &name);
        }
    }
}

fn tell(on: &mut Check<'_>, word: &Word, span: Span, name: &str) {
    let effect = on.subject.arg_at(span.start).and_then(|arg| arg.option).map(|option| option.effect);
    let (level, grade) = match effect {
        Some(Effect::Data(_) | Effect::Form | Effect::FormString) => (Level::Warning, Grade::Unsafe),
        Some(Effect::WriteOut | Effect::Variable) => return,
        _ => (Level::Error, Grade::Safe),
    };
    let edits = reopened(word, on.subject.text()).unwrap_or_else(|| spliced(word, on.subject.text()));
    on.report(span, format!("`${name}` in single quotes is sent as it is written"))
        .why("the shell fills in variables only between double quotes, or outside of quotes")
        .level(level)
        .fix(grade, "let the shell fill in the variable", &edits);
}

/// The first variable in capitals that stands in `span` of `text`, and its name.
fn variable(span: Span, text: &str) -> Option<(Span, String)> {
    let mut at = span.start;
    while let Some(found) = text[at..span.end].find('$') {
        let start = at + found;
        let rest = &text[start + 1..span.end];
        let braced = rest.starts_with('{');
        let name: String = rest[usize::from(braced)..].chars().take_while(|&c| is_capital(c)).collect();
        let end = start + 1 + name.len() + 2 * usize::from(braced);
        let closed = !braced || rest[1 + name.len()..].starts_with('}');
        let alone = text[..start].ends_with('"') && text[end..].starts_with('"');
        let shortest = if alone || braced { 2 } else { 3 };
        if closed && name.len() >= shortest && !name.starts_with(|c: char| c.is_ascii_digit()) {
            return Some((Span::new(start, end), name));
        }
        at = start + 1;
    }
    None
}

fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'
}

/// Double quotes in place of the single ones of `word`, where that changes nothing else.
fn reopened(word: &Word, text: &str) -> Option<Vec<Edit>> {
    let inner = word.span.of(text).strip_prefix('\'')?.strip_suffix('\'')?;
    if inner.contains(['\'', '"', '\\', '`', '!']) {
        return None;
    }
    let (start, end) = (word.span.start, word.span.end);
    Some(vec![Edit::new(start..start + 1, "\""), Edit::new(end - 1..end, "\"")])
}

/// The quotes of `word` closed before each variable and opened again behind it.
fn spliced(word: &Word, text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for part in word.parts.iter().filter(|part| part.quoting == Quoting::Single) {
        let mut rest = part.span;
        while let Some((span, _)) = variable(rest, text) {
            edits.push(Edit::new(Span::at(span.start), "'\""));
            edits.push(Edit::new(Span::at(span.end), "\"'"));
            rest = Span::new(span.end, part.span.end);
        }
    }
    edits
}
