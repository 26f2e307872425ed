//! `pipe-to-shell`

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

/// Shells, and what has one run a text.
const SHELLS: [&str; 13] =
    ["ash", "bash", "dash", "eval", "fish", "iex", "Invoke-Expression", "ksh", "pwsh", "sh", "source", "zsh", "."];

/// Programs that run what they read if nothing else is named.
const READERS: [&str; 6] = ["node", "perl", "php", "python", "python3", "ruby"];

/// Programs that hand on what they read, or the same in another form.
const HANDERS: [&str; 9] = ["base64", "bunzip2", "cat", "gunzip", "sed", "tee", "tr", "xz", "zcat"];

/// Programs that run the one named behind them.
const RUNNERS: [&str; 4] = ["doas", "env", "exec", "sudo"];

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
/// hand it on.
fn piped<'a>(on: &Check<'a>) -> Option<(Span, &'a str)> {
    let subject = on.subject;
    let text = subject.text();
    for next in subject.command.pipeline.commands.get(subject.command.position + 1..)? {
        let words = next.words.iter().map(|word| (word.span, word.span.of(text)));
        let is_aside = |word: &str| RUNNERS.contains(&word) || word.starts_with('-') || word.contains('=');
        let mut words = words.skip_while(|(_, word)| is_aside(word));
        let (span, name) = words.next()?;
        let name = base(name);
        if SHELLS.contains(&name) || READERS.contains(&name) && words.all(|(_, word)| word == "-") {
            return Some((span, name));
        }
        if !HANDERS.contains(&name) {
            return None;
        }
    }
    None
}

/// The program that gets the output as `$(…)` or `<(…)` and runs it; where the command begins.
fn taken(on: &Check<'_>) -> Option<(Span, &'static str)> {
    if !on.subject.command.around.within.captured {
        return None;
    }
    let before = &on.source.text()[..on.subject.command.span.start];
    let near = before.char_indices().rev().take(LOOK_BACK).take_while(|(_, c)| !matches!(c, '\n' | ';' | '|' | '&'));
    let call = &before[near.last()?.0..];
    let name = call.split_ascii_whitespace().find(|word| !RUNNERS.contains(word) && !word.starts_with('-'))?;
    let all = SHELLS.iter().chain(&READERS);
    let name = all.copied().find(|known| *known == base(name))?;
    Some((on.subject.words().first()?.span, name))
}

/// How far before a command its line is looked at, in characters.
const LOOK_BACK: usize = 256;

/// The name of a program without the folder that it is in.
fn base(word: &str) -> &str {
    word.rsplit('/').next().unwrap_or(word)
}
