//! `redundant-method`

use crate::curl::Request;
use crate::lint::rules::sent::is_wrong_method;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "redundant-method",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a method that curl would use anyway",
    docs: r#"
`-d` and `-F` already mean POST, and without them curl sends GET. A method given by `-X` also sticks when a
redirect asks for another one.

```sh bad
curl -X POST -d 'a=1' https://example.com
```
```sh good
curl -d 'a=1' https://example.com
```

```sh bad
curl -sX GET https://example.com
```
```sh good
curl -s https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let is_redundant =
        |request: &Request| request.method == request.inferred_method() && !is_wrong_method(subject, request);
    for (arg, first, redundant) in subject.methods(is_redundant) {
        let Some(value) = arg.value.as_ref().filter(|value| value.known().is_some()) else { continue };
        if !redundant {
            continue;
        }
        let grade = if first.sticking_method().is_some() { Grade::Unsafe } else { Grade::Safe };
        on.report(value.whole(), format!("curl uses `{}` here anyway", first.method))
            .why("a method given by `-X` also sticks when a redirect asks for another one")
            .fix(grade, "leave the method out", &subject.without(arg));
    }
}
