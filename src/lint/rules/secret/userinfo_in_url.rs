//! `userinfo-in-url`

use std::collections::BTreeSet;

use crate::curl::AuthOrigin;
use crate::knowledge::placeholders;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "userinfo-in-url",
    group: Group::Secret,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a password in the URL",
    docs: r#"
What stands before the `@` of a URL is in the shell's history, in the list of processes, and in whatever tells
of the URL. In it `@`, `/` and `:` must be encoded.

```sh bad
curl "https://admin:swordfish@example.com/"
```

```sh good
curl -u "$LOGIN" https://example.com/
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut seen = BTreeSet::new();
    for (request, call) in on.subject.requests() {
        let auth = request.auth.as_ref().filter(|auth| auth.origin == AuthOrigin::Url && call.is_none());
        let Some(value) = auth.map(|auth| &auth.value) else { continue };
        let Some(colon) = value.text().find(':') else { continue };
        let password = Span::new(colon + 1, value.text().len());
        let literal = !value.is_unknown(password) && placeholders::classify(password.of(value.text())).is_none();
        if literal && !password.is_empty() && seen.insert(value.whole()) {
            on.report(value.origin(password), "a password stands in the URL")
                .why("it shows in the shell's history, in the list of processes, and wherever the URL is told")
                .advise("give it by `-u \"$LOGIN\"` or `--netrc`");
        }
    }
}
