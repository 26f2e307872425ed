//! `unknown-rule`

use crate::lint::{Checks, Group, Rule, TextCheck, rules};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "unknown-rule",
    group: Group::Docs,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a comment that names a rule which does not exist",
    docs: r#"
A rule that is spelled wrong silences nothing. `uncurly explain` lists the rules there are.

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
        if rules::find(&rule.name).is_some() {
            continue;
        }
        if let Some(group) = Group::ALL.iter().find(|group| group.name() == rule.name) {
            on.report(rule.span, format!("`{}` is a group of rules, and no rule", group.name()))
                .why("a comment silences what it names, and nothing that it does not")
                .advise("name the rules that are meant");
            continue;
        }
        let nearest = rules::nearest(&rule.name).filter(|name| rules::find(name).is_some());
        let told = on.report(rule.span, format!("there is no rule `{}`", rule.name));
        match nearest {
            Some(name) => told.why(format!("did you mean `{name}`?")).fix(
                Grade::Unsafe,
                format!("write `{name}`"),
                vec![Edit::new(rule.span, name)],
            ),
            None => told.why("`uncurly explain` lists the rules"),
        };
    }
}
