//! `verbose-credential`

use crate::api::credentials_of;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "verbose-credential",
    group: Group::Secret,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a credential shown by `-v`",
    docs: r#"
`-v` and `--trace` print the headers of the request too, credentials included. What they print is not to be
posted as it is.

```sh bad
curl -v -H "Authorization: Bearer $API_TOKEN" https://example.com
```
```sh good
curl -H "Authorization: Bearer $API_TOKEN" https://example.com
```

```sh good
curl -v https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    if !subject.requests().any(|(request, _)| !credentials_of(request).is_empty()) {
        return;
    }
    let shows = |long| ["verbose", "trace", "trace-ascii"].contains(&long);
    let mut verbose = subject.with_effect(Effect::Verbosity).filter(|arg| arg.option.is_some_and(|it| shows(it.long)));
    if let Some(arg) = verbose.find(|arg| arg.is_on()) {
        on.report(arg.span, "this prints the credential with the request")
            .why("take it out before you post the output")
            .fix(Grade::Unsafe, "leave the option out", &subject.without(arg));
    }
}
