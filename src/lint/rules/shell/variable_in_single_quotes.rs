//! `variable-in-single-quotes`

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule, Subject};
use crate::shell::{Dialect, Quoting, Word};
use crate::text::{Edit, Grade, Level, Span, visible};

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

Names in lower case are left to the languages that have them, but where no such language is: in credentials, and in what is asked
of Cloudflare's API.

```sh bad
curl 'https://api.cloudflare.com/client/v4/zones/$zone' -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl "https://api.cloudflare.com/client/v4/zones/$zone" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

```sh bad
curl -H 'Authorization: Bearer $(cat token)' https://example.com
```
```sh good
curl -H "Authorization: Bearer $(cat token)" https://example.com
```

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
        let names = names(on.subject, word);
        if let Some(span) = quoted.find_map(|part| variable(part.span, text, names)) {
            tell(on, word, span, names);
        }
    }
}

/// Which names are taken for those of variables.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// In capitals.
    Capitals,
    /// All, and commands too.
    All,
}

/// Which names `word` may hold: all where a dollar sign means nothing else.
fn names(subject: Subject<'_>, word: &Word) -> Names {
    const CREDENTIALS: [&str; 3] = ["authorization:", "x-auth-key:", "x-auth-email:"];
    let text = word.span.of(subject.text()).trim_start_matches(['\'', '"']).to_ascii_lowercase();
    let is_header = || subject.arg_at(word.span.start).and_then(|arg| arg.option).is_some_and(|it| it.long == "header");
    let is_credential = CREDENTIALS.iter().any(|name| text.starts_with(name)) && is_header();
    let is_url =
        || text.starts_with("https://api.cloudflare.com/") && subject.url_words().any(|it| it.span == word.span);
    if is_credential || is_url() { Names::All } else { Names::Capitals }
}

fn tell(on: &mut Check<'_>, word: &Word, span: Span, names: Names) {
    let effect = on.subject.arg_at(span.start).and_then(|arg| arg.option).map(|option| option.effect);
    let (level, grade) = match effect {
        Some(Effect::Data(_) | Effect::Form | Effect::FormString) => (Level::Warning, Grade::Unsafe),
        Some(Effect::WriteOut | Effect::Variable) => return,
        _ => (Level::Error, Grade::Safe),
    };
    let edits = reopened(word, on.subject.text()).unwrap_or_else(|| spliced(word, on.subject.text(), names));
    let name = span.of(on.subject.text()).trim_start_matches("${").trim_end_matches('}').trim_start_matches('$');
    on.report(span, format!("`${}` in single quotes is sent as it is written", visible(name)))
        .why("the shell fills in variables only between double quotes, or outside of quotes")
        .level(level)
        .fix(grade, "let the shell fill in the variable", &edits);
}

/// The first variable, or command, that stands in `span` of `text`.
fn variable(span: Span, text: &str, names: Names) -> Option<Span> {
    let mut at = span.start;
    while let Some(found) = text[at..span.end].find('$') {
        let start = at + found;
        let rest = &text[start + 1..span.end];
        if let Some(end) = rest.strip_prefix('(').and_then(|inner| inner.find(')')).filter(|_| names == Names::All) {
            return Some(Span::new(start, start + end + 3));
        }
        let braced = rest.starts_with('{');
        let is_name = |&c: &char| is_capital(c) || names == Names::All && c.is_ascii_lowercase();
        let name: String = rest[usize::from(braced)..].chars().take_while(is_name).collect();
        let end = start + 1 + name.len() + 2 * usize::from(braced);
        let closed = !braced || rest[1 + name.len()..].starts_with('}');
        let alone = text[..start].ends_with('"') && text[end..].starts_with('"');
        let shortest = match names {
            Names::All => 1,
            Names::Capitals if alone || braced => 2,
            Names::Capitals => 3,
        };
        if closed && name.len() >= shortest && !name.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(Span::new(start, end));
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
fn spliced(word: &Word, text: &str, names: Names) -> Vec<Edit> {
    let mut edits = Vec::new();
    for part in word.parts.iter().filter(|part| part.quoting == Quoting::Single) {
        let mut rest = part.span;
        while let Some(span) = variable(rest, text, names) {
            edits.push(Edit::new(Span::at(span.start), "'\""));
            edits.push(Edit::new(Span::at(span.end), "\"'"));
            rest = Span::new(span.end, part.span.end);
        }
    }
    edits
}
