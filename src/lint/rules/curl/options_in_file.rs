//! `options-in-file`

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "options-in-file",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "options that stand in a file, and were not looked at",
    docs: r#"
`-K` takes more options from a file. They can name other URLs, files and credentials, and only who sees the file knows what the
command does.

```sh bad
curl -K ~/settings.curl https://example.com
```

`-K -` has them in the text.

```sh good
curl -K - https://example.com <<< 'header = "Accept: text/plain"'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for arg in on.subject.with_effect(Effect::Config) {
        let Some(value) = arg.value.as_ref().filter(|value| value.known() != Some("-")) else { continue };
        on.report(value.whole(), "what more the command does stands in this file, which was not looked at")
            .why("options of a file count as those of the command do")
            .advise("look into it before you run the command");
    }
}
