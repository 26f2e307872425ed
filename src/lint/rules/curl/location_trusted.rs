//! `location-trusted`

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "location-trusted",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "credentials that go wherever a redirect leads",
    docs: r#"
`--location-trusted` sends user, password and cookies to any host that a redirect names. `-L` keeps them for
the host they were meant for.

```sh bad
curl --location-trusted -u "admin:$PASSWORD" https://example.com
```
```sh good
curl -L -u "admin:$PASSWORD" https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for arg in on.subject.with_effect(Effect::FollowTrusted).filter(|arg| arg.is_on()) {
        on.report(arg.span, "credentials go to any host that a redirect names")
            .why("`-L` keeps them for the host they are meant for")
            .fix(Grade::Unsafe, "write `-L`", &[Edit::new(arg.span, "-L")]);
    }
}
