//! `data-file-newlines`

use crate::knowledge::options::{DataKind, Effect};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "data-file-newlines",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a file sent without its line ends",
    docs: r#"
`-d @file` leaves out every line end of the file, which glues the lines of text, tables and certificates
together. `--data-binary` sends the file as it is. JSON does not mind.

```sh bad
curl -d @table.csv https://example.com
```
```sh good
curl --data-binary @table.csv https://example.com
```
```sh good
curl -d @body.json https://example.com
```
"#,
    check: Checks::Command(check),
};

/// Endings of files in which a line end says something.
const LINES: [&str; 16] = [
    "crt", "csv", "html", "ini", "js", "jsonl", "log", "md", "ndjson", "pem", "sql", "toml", "tsv", "txt", "yaml",
    "yml",
];

fn check(on: &mut Check<'_>) {
    let command = on.subject.text();
    for arg in on.subject.with_effect(Effect::Data(DataKind::Plain)) {
        let Some(value) = &arg.value else { continue };
        let Some(path) = value.text().strip_prefix('@') else { continue };
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        if !LINES.contains(&ending.as_str()) {
            continue;
        }
        let told = on
            .report(value.whole(), "`-d` leaves out the line ends of the file")
            .why("its lines arrive glued together");
        // In a bundle of letters there is no place for a long name.
        if arg.span.of(command).starts_with('-') && value.whole().start > arg.span.end {
            told.fix(Grade::Unsafe, "send the file as it is", &[Edit::new(arg.span, "--data-binary")]);
        } else {
            told.advise("use `--data-binary`");
        }
    }
}
