//! `url-without-scheme`

use std::collections::BTreeSet;

use crate::lint::rules::braces::is_template;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "url-without-scheme",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a URL without `https://`",
    docs: r#"
curl guesses `http`, so the request goes out unencrypted first, and mostly comes back with a redirect that is
not followed. A host that is called `ftp.`, `dict.`, `ldap.`, `imap.`, `smtp.` or `pop3.` something gets the protocol of that name.

```sh bad
curl example.com/page
```
```sh good
curl https://example.com/page
```

```sh good
curl localhost:8080/page
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut seen = BTreeSet::new();
    for (request, _) in on.subject.requests() {
        let Some(parts) = request.url_parts().filter(|parts| parts.scheme.is_none()) else { continue };
        let host = parts.host.of(request.url.text());
        let span = request.url.origin(parts.host);
        let named = host.contains('.') && !host.ends_with(|c: char| c.is_ascii_digit()) && is_plain(host);
        if is_template(on.subject.text(), span.start)
            || request.default_scheme.is_some()
            || request.url.is_unknown(parts.host)
            || !named
            || seen.contains(&span)
        {
            continue;
        }
        seen.insert(span);
        let edit = Edit::new(Span::at(span.start), "https://");
        let guessed = guessed(host);
        let why = match guessed {
            "http" => "the request goes out unencrypted, and mostly comes back with a redirect",
            _ => "it goes by the first label of the host",
        };
        on.report(span, format!("curl guesses `{guessed}` for a URL without scheme")).why(why).fix(
            Grade::Unsafe,
            "write `https://`",
            &[edit],
        );
    }
}

/// The scheme that curl takes by the first label of a host.
fn guessed(host: &str) -> &'static str {
    let label = host.split('.').next().unwrap_or_default();
    let named = ["ftp", "dict", "ldap", "imap", "smtp", "pop3"];
    named.into_iter().find(|name| label.eq_ignore_ascii_case(name)).unwrap_or("http")
}

fn is_plain(host: &str) -> bool {
    host.chars().all(|c| c.is_alphanumeric() || ".-".contains(c))
}
