//! `pipe-to-shell`

use crate::knowledge::programs;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "pipe-to-shell",
    group: Group::Shell,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a reply that a shell runs",
    docs: r#"
Whatever the server sends is run: half a script if the connection breaks, and the page of an error if
there is one. `-f` at least keeps error pages away.

```sh bad
curl https://example.com/install.sh | sh
```
```sh bad
curl -sSL https://example.com/install.sh | sudo bash -s -- --yes
```

It is the same whatever way the reply takes to the shell, or to another program that runs what it reads.

```sh bad
bash -c "$(curl -sSL https://example.com/install.sh)"
```
```sh bad
source <(curl -sSL https://example.com/functions.sh)
```
```sh bad
curl -sS https://example.com/installer | php
```

With `-f`, and encrypted, it is still a matter of trust, which is only noted.

```sh good
curl -fsSL https://example.com/install.sh | sh
```
```sh good
curl -fsSL https://example.com/install.sh -o install.sh
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let Some((span, name)) = piped(on).or_else(|| taken(on)) else { return };
    let Some((request, _)) = on.subject.requests().next() else { return };
    let failing = request.output.fail || request.output.fail_with_body;
    let plain = request.url.text().starts_with("http:");
    let told = on.report(span, format!("`{name}` runs whatever the server sends"));
    if plain {
        told.why("without encryption anybody on the way can change it; use `https`");
    } else if failing {
        told.level(Level::Note).why("save it to a file first to see what it would do");
    } else {
        told.why("without `-f` the page of an error is run too; save it to a file first, or at least add `-f`");
    }
}

/// The program that the output is piped into and that runs it, and where it stands: at once, or behind others that only
/// pass it on.
fn piped<'a>(on: &Check<'a>) -> Option<(Span, &'a str)> {
    let subject = on.subject;
    for next in subject.command.pipeline.commands.get(subject.command.position + 1..)? {
        let words: Vec<_> = next.words.iter().map(|word| word.span.of(subject.text())).collect();
        if let Some(at) = programs::interpreter(&words) {
            return Some((next.words[at].span, words[at]));
        }
        if !programs::passes(&words) {
            return None;
        }
    }
    None
}

/// The program that gets the output as `$(…)` or `<(…)` and runs it; where the command begins.
fn taken<'a>(on: &Check<'a>) -> Option<(Span, &'a str)> {
    let command = on.subject.command;
    if !command.around.within.captured {
        return None;
    }
    let before = &on.source.text()[..command.span.start];
    let near = before.char_indices().rev().take(LOOK_BACK).take_while(|(_, c)| !matches!(c, '\n' | ';' | '|' | '&'));
    let call = before[near.last()?.0..].trim_end_matches(['$', '<', '(', '"', '`']);
    let words: Vec<_> = call.split_ascii_whitespace().filter(|word| *word != "-c").collect();
    let at = programs::interpreter(&words)?;
    Some((on.subject.words().first()?.span, words[at]))
}

/// How far before a command its line is looked at, in characters.
const LOOK_BACK: usize = 256;
