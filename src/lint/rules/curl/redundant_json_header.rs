//! `redundant-json-header`

use std::collections::BTreeSet;

use crate::curl::HeaderOrigin;
use crate::knowledge::options::{DataKind, Effect};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "redundant-json-header",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a header that `--json` sends anyway",
    docs: r#"
`--json` says that the body is JSON and that JSON is wanted.

```sh bad
curl --json '{"a": 1}' -H 'Content-Type: application/json' https://example.com
```
```sh good
curl --json '{"a": 1}' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    if subject.with_effect(Effect::Data(DataKind::Json)).next().is_none() {
        return;
    }
    let mut seen = BTreeSet::new();
    for header in subject.requests().flat_map(|(request, _)| &request.headers) {
        let HeaderOrigin::Given(span) = header.origin else { continue };
        let name = header.name.text().to_ascii_lowercase();
        let same = header.value.known() == Some("application/json");
        let Some(arg) = subject.arg_at(span.start) else { continue };
        if same && ["content-type", "accept"].contains(&name.as_str()) && !seen.contains(&span) {
            seen.insert(span);
            on.report(span, "`--json` sends this header anyway").fix(
                Grade::Safe,
                "leave the header out",
                &subject.without(arg),
            );
        }
    }
}
