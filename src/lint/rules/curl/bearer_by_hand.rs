//! `bearer-by-hand`

use super::given_headers;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "bearer-by-hand",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a slip in an `Authorization` header that curl could have written",
    docs: r#"
The header wants the word `Bearer`, one blank, and the token. `--oauth2-bearer` needs the token alone and writes the line itself.

```sh bad
curl -H "Authorization: Bearer: $TOKEN" https://api.example.com
```

```sh bad
curl -H "Authorization: Baerer $TOKEN" https://api.example.com
```

Either of these is right.

```sh good
curl --oauth2-bearer "$TOKEN" https://api.example.com
```
```sh good
curl -H "Authorization: Bearer $TOKEN" https://api.example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    // Of those that go to Cloudflare's API, rules of its own tell more.
    if on.subject.requests().any(|(_, call)| call.is_some()) {
        return;
    }
    for (header, _, _) in given_headers(on.subject) {
        if !header.name.text().eq_ignore_ascii_case("authorization") {
            continue;
        }
        let Some(slip) = slip(header.value.text()) else { continue };
        on.report(header.value.whole(), slip)
            .why("servers want `Bearer`, one blank, and the token")
            .advise("give the token alone, by `--oauth2-bearer`");
    }
}

/// What is wrong with a value that was to be a bearer's.
fn slip(value: &str) -> Option<&'static str> {
    let (word, rest) = value.split_at(value.find([' ', ':', '=', '\t']).unwrap_or(value.len()));
    if !word.eq_ignore_ascii_case("bearer") {
        let is_near = ["baerer", "bearar", "beaer", "bearrer", "beraer", "berear", "berer", "bearre", "beare", "bear"]
            .contains(&word.to_ascii_lowercase().as_str());
        return (is_near && rest.starts_with(' ')).then_some("the scheme is misspelt: it is `Bearer`");
    }
    let token = rest.trim_start_matches([' ', '\t']);
    if token.starts_with([':', '=']) {
        Some("something stands between `Bearer` and the token")
    } else if token.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("bearer ")) {
        Some("`Bearer` stands twice")
    } else {
        None
    }
}
