//! `bare-ignore`

use crate::lint::{Checks, Group, Rule, TextCheck};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "bare-ignore",
    group: Group::Docs,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a comment that asks for silence and says neither for what nor why",
    docs: r#"
Without a list, `uncurly: ignore` would hide everything there is and will be to say of the command. It counts
only with a reason behind two dashes; better, it names the rules.

```sh bad
# uncurly: ignore
curl -sS https://example.com/
```

```sh good
# uncurly: ignore pipe-to-shell -- we wrote it
curl -sS https://example.com/install.sh | sh
```
"#,
    check: Checks::Text(check),
};

fn check(on: &mut TextCheck<'_>) {
    for ignore in on.report.ignores.iter().filter(|ignore| ignore.is_bare()) {
        on.report(ignore.span, "this comment names no rule and gives no reason, so it silences nothing")
            .why("write `uncurly: ignore RULE`, or `uncurly: ignore -- REASON` to silence every rule")
            .advise("name the rules it is for");
    }
}
