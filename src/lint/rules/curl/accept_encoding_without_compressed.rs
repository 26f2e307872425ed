//! `accept-encoding-without-compressed`

use std::collections::BTreeSet;

use crate::curl::HeaderOrigin;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "accept-encoding-without-compressed",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a compressed reply that nobody unpacks",
    docs: r#"
A browser's `Accept-Encoding` asks for a compressed reply, which curl then prints as it came. `--compressed`
asks for one and unpacks it.

```sh bad
curl -H 'Accept-Encoding: gzip, deflate, br' https://example.com
```
```sh good
curl --compressed https://example.com
```

```sh good
curl -H 'Accept-Encoding: gzip' -o page.html.gz https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let mut seen = BTreeSet::new();
    for (request, _) in subject.requests() {
        let kept = request.output.file.is_some() || request.output.remote_name || request.output.discard;
        if request.transport.compressed || request.output.head_only || kept {
            continue;
        }
        for header in &request.headers {
            let HeaderOrigin::Given(span) = header.origin else { continue };
            let packs = !header.value.text().eq_ignore_ascii_case("identity");
            if !packs || !header.name.text().eq_ignore_ascii_case("accept-encoding") || seen.contains(&span) {
                continue;
            }
            let Some(word) = subject.word_at(span.start) else { continue };
            let Some(arg) = subject.arg_at(span.start) else { continue };
            seen.insert(span);
            on.report(span, "the reply comes compressed, and nobody unpacks it")
                .why("`--compressed` asks for it and unpacks it")
                .fix(Grade::Unsafe, "write `--compressed`", &[Edit::new(arg.span.cover(word.span), "--compressed")]);
        }
    }
}
