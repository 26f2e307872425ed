//! `remote-name-missing`

use std::collections::BTreeSet;

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "remote-name-missing",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a file named after a URL that has no name",
    docs: r#"
`-O` names the file as the last piece of the URL's path. Where the path ends in `/` there is none: curl
before 8.10.0 refuses, and later ones write `curl_response`.

```sh bad
curl -O https://example.com/
```

```sh good
curl -o index.html https://example.com/
```
```sh good
curl -OJ https://example.com/latest/
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let mut seen = BTreeSet::new();
    for (request, _) in subject.requests().filter(|(it, _)| it.output.remote_name && !it.output.header_name) {
        let Some(path) = request.url_parts().map(|parts| parts.path) else { continue };
        let text = path.of(request.url.text());
        let known = !request.url.is_unknown(path) && !request.url.is_unknown(path_end(path));
        if known && (text.is_empty() || text.ends_with('/')) && seen.insert(request.url.whole()) {
            let at = subject.with_effect(Effect::RemoteName).next().map_or(request.url.whole(), |arg| arg.span);
            on.report(at, "the URL has no name for the file")
                .why("curl before 8.10.0 refuses, and later ones write `curl_response`")
                .advise("name the file with `-o`");
        }
    }
}

/// The byte before the path's end, which may be one of the host.
fn path_end(path: Span) -> Span {
    Span::new(path.end.saturating_sub(1), path.end)
}
