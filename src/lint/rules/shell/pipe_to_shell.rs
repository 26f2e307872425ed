//! `pipe-to-shell`

use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Word;
use crate::text::Level;

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

const SHELLS: [&str; 8] = ["ash", "bash", "dash", "fish", "ksh", "pwsh", "sh", "zsh"];

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let Some(next) = subject.command.pipeline.commands.get(subject.command.position + 1) else { return };
    let text = subject.text();
    let plain = |word: &&Word| !word.span.of(text).starts_with('-') && !word.span.of(text).contains('=');
    let mut words = next.words.iter().filter(plain);
    let program = words.find(|word| !["sudo", "env", "exec"].contains(&word.span.of(text)));
    let Some(program) = program.filter(|word| is_shell(word.span.of(text))) else { return };
    let name = program.span.of(text);
    let Some((request, _)) = subject.requests().next() else { return };
    let failing = request.output.fail || request.output.fail_with_body;
    let plain = request.url.text().starts_with("http:");
    let told = on.report(program.span, format!("`{name}` runs whatever the server sends"));
    if plain {
        told.why("without encryption anybody on the way can change it; use `https`");
    } else if failing {
        told.level(Level::Note).why("save it to a file first to see what it would do");
    } else {
        told.why("without `-f` the page of an error is run too; save it to a file first, or at least add `-f`");
    }
}

fn is_shell(word: &str) -> bool {
    SHELLS.contains(&word.rsplit('/').next().unwrap_or(word))
}
