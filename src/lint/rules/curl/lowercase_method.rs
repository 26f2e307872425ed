//! `lowercase-method`

use crate::knowledge::methods;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "lowercase-method",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a method in lower case",
    docs: r#"
curl sends the word of `-X` as it is, and to servers `post` is not `POST`. They answer that they do not know
the method, or that the request is bad.

```sh bad
curl -X delete https://example.com/1
```
```sh good
curl -X DELETE https://example.com/1
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for arg in on.subject.with_effect(Effect::Method) {
        let Some((value, given)) = arg.value.as_ref().and_then(|value| Some((value, value.known()?))) else { continue };
        if let Some(upper) = methods::usual(given).filter(|upper| *upper != given) {
            let edit = Edit::new(value.whole(), upper);
            on.report(value.whole(), format!("`{given}` is not the method `{upper}`"))
                .why("letter case counts, and curl sends the word as it is")
                .fix(Grade::Safe, format!("write `{upper}`"), &[edit]);
        }
    }
}
