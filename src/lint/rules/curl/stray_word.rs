//! `stray-word`

use crate::curl::{Arg, Spelling};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "stray-word",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a word that curl takes for a URL",
    docs: r#"
Whatever is no option and no option's value is a URL to curl. A word that was left over from a header or body
becomes one more request, to a host of that name.

```sh bad as-written
curl -H Accept: text https://example.com
```

```sh good
curl https://example.com/1 https://example.com/2
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let urls = || subject.args().iter().filter(|arg| arg.spelling == Spelling::Url);
    let full = |arg: &Arg| arg.value.as_ref().is_some_and(|value| value.text().contains("://"));
    if !urls().any(full) {
        return;
    }
    for arg in urls() {
        let Some((value, word)) = arg.value.as_ref().and_then(|value| Some((value, value.known()?))) else { continue };
        if !word.contains(['.', ':', '/']) && word != "localhost" {
            on.report(value.whole(), "curl takes this word for one more URL")
                .why("everything that is no option and no option's value is one; quotes may be missing before it")
                .advise("put the value it belongs to into quotes, or leave it out");
        }
    }
}
