//! `data-file-newlines`

use super::renamed;
use crate::knowledge::options::{DataKind, Effect};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "data-file-newlines",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a file sent without its line ends",
    docs: r#"
`-d @file` leaves out every line end of the file, which glues the lines of text, tables and certificates
together and damages pictures and archives. `--data-binary` sends the file as it is. JSON does not mind.

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

/// Endings of files in which a line end says something, or any byte may look like one.
const LINES: [&str; 29] = [
    "bin", "crt", "csv", "gif", "gz", "html", "ini", "jpeg", "jpg", "js", "jsonl", "log", "md", "mjs", "mp4", "ndjson",
    "pdf", "pem", "png", "sql", "tar", "toml", "tsv", "txt", "wasm", "webp", "yaml", "yml", "zip",
];

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for arg in subject.with_effect(Effect::Data(DataKind::Plain)) {
        let Some(value) = &arg.value else { continue };
        let Some(path) = value.text().strip_prefix('@') else { continue };
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        if !LINES.contains(&ending.as_str()) {
            continue;
        }
        let told = on
            .report(value.whole(), "`-d` leaves out the line ends of the file")
            .why("it arrives without them, in one line or damaged");
        match renamed(subject, arg, "--data-binary") {
            Some(edit) => told.fix(Grade::Unsafe, "send the file as it is", &[edit]),
            None => told.advise("use `--data-binary`"),
        };
    }
}
