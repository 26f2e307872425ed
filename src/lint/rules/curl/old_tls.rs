//! `old-tls`

use crate::knowledge::options::{Effect, TlsVersion};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "old-tls",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "TLS older than 1.2",
    docs: r#"
TLS 1.0 and 1.1 are broken, and most servers do not speak them. `--tlsv1.0` does not ask for 1.0 but
allows it; to find out whether a server still does, `--tls-max` is the option.

```sh bad
curl --tlsv1.0 https://example.com
```
```sh good
curl https://example.com
```

```sh bad
curl --tls-max 1.1 https://example.com
```

```sh good
curl --tlsv1.2 --tls-max 1.3 https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for arg in subject.args() {
        match arg.option.map(|option| option.effect) {
            Some(Effect::TlsMin(TlsVersion::Tls10 | TlsVersion::Tls11)) => {
                on.report(arg.span, "this allows versions of TLS that are broken").fix(
                    Grade::Unsafe,
                    "leave it out",
                    &subject.without(arg),
                );
            }
            Some(Effect::TlsMax) => {
                let Some(value) = &arg.value else { continue };
                if matches!(value.known(), Some("1.0" | "1.1")) {
                    on.report(value.whole(), "this asks for a version of TLS that is broken")
                        .why("most servers refuse it, and so do many builds of curl");
                }
            }
            _ => {}
        }
    }
}
