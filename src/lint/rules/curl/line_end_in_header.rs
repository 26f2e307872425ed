//! `line-end-in-header`

use super::find_known;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "line-end-in-header",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a line end in a header",
    docs: r#"
curl sends a line end as it is, and what stands behind it is another header to the server, or breaks the
request off.

```sh bad as-written
curl -H $'X-One: 1\nX-Two: 2' https://example.com
```
```sh bad as-written
curl -H 'X-One: a value
that goes on' https://example.com
```

```sh good
curl -H 'X-One: 1' -H 'X-Two: 2' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for arg in on.subject.args() {
        let effect = arg.option.map(|option| option.effect);
        let is_header = matches!(effect, Some(Effect::Header | Effect::UserAgent | Effect::Referer | Effect::Cookie));
        let Some(value) = arg.value.as_ref().filter(|value| is_header && !value.text().starts_with('@')) else {
            continue;
        };
        let Some(line_end) = find_known(value, |c| c == '\n' || c == '\r') else { continue };
        let rest = value.text()[line_end.end..].trim_start_matches('\n');
        let name = rest.split_once(':').map_or("", |(name, _)| name);
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let told = on.report(value.origin(line_end), "there is a line end in the header").level(if is_name {
            Level::Warning
        } else {
            Level::Error
        });
        if is_name {
            told.why("the server takes what follows for another header").advise("give each header a `-H` of its own");
        } else {
            told.why("curl sends it as it is, and the server gets a broken request").advise("take the line end out");
        }
    }
}
