//! `single-quotes-in-cmd`

use crate::lint::{Check, Checks, Group, Rule};
use crate::mend::SlipKind;
use crate::shell::Quoting;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "single-quotes-in-cmd",
    group: Group::Shell,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "single quotes at the prompt of cmd.exe",
    docs: r#"
To cmd.exe a single quote is a letter like any other: it is sent, and what stands between two of them falls apart at each blank. Bash and
PowerShell know single quotes. What is printed here is for bash; `--shell cmd` prints it for cmd.exe.

```text bad
C:\Users\jane>curl -H 'Accept: text/csv' 'https://example.com/depots'
```

Double quotes hold in all three.

```sh good
curl -H "Accept: text/csv" "https://example.com/depots"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let text = on.source.text();
    let mut prompts = on.subject.command.slips.iter().filter(|slip| slip.kind == SlipKind::Prompt);
    if !prompts.any(|slip| is_of_cmd(slip.span.of(text).trim())) {
        return;
    }
    let mut parts = on.subject.words().iter().flat_map(|word| &word.parts);
    let Some(part) = parts.find(|part| part.quoting == Quoting::Single) else { return };
    on.report(part.span, "cmd.exe knows no single quotes")
        .why("it sends them as they are, and parts what stands between them at each blank")
        .advise("write `\"` in place of each, and `\\\"` for those inside; `--shell cmd` does");
}

/// Whether `prompt` is that of cmd.exe: `C:\Users\jane>`.
fn is_of_cmd(prompt: &str) -> bool {
    let drive = prompt.split_once(":\\").map_or("", |(drive, _)| drive);
    prompt.ends_with('>') && drive.len() == 1 && drive.bytes().all(|byte| byte.is_ascii_alphabetic())
}
