//! `unknown-rule`

use crate::lint::{Checks, Group, Rule, TextCheck, Unknown};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "unknown-rule",
    group: Group::Docs,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a comment that names a rule which does not exist",
    docs: r#"
A rule or group that is spelled wrong silences nothing. `uncurly explain` lists those there are.

```sh bad
# uncurly: ignore pipe-to-shel
curl -sS https://example.com/install.sh | sh
```
```sh good
# uncurly: ignore pipe-to-shell
curl -sS https://example.com/install.sh | sh
```
"#,
    check: Checks::Text(check),
};

fn check(on: &mut TextCheck<'_>) {
    for rule in on.report.ignores.iter().flat_map(|ignore| &ignore.rules) {
        let Some(unknown) = Unknown::check(&rule.name) else { continue };
        let told = on.report(rule.span, format!("there is no rule `{}`", rule.name));
        match unknown.nearest {
            Some(name) => told.why(format!("did you mean `{name}`?")).fix(
                Grade::Unsafe,
                format!("write `{name}`"),
                vec![Edit::new(rule.span, name)],
            ),
            None => told.why("`uncurly explain` lists the rules"),
        };
    }
}
