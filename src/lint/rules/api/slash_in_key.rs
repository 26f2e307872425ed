//! `slash-in-key`

use super::calls;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "slash-in-key",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a key of Workers KV with a slash that parts the path",
    docs: r#"
A key may hold slashes, but in a path each of them begins another segment. There it is written as `%2F`.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/storage/kv/namespaces/0f2ac74b498b48028cb68387c421e279/values/users/joe -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/storage/kv/namespaces/0f2ac74b498b48028cb68387c421e279/values/users%2Fjoe -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        let words: Vec<_> = call.segments.iter().map(|segment| segment.value.text()).collect();
        let ["accounts", _, "storage", "kv", "namespaces", _, "values" | "metadata", _, rest @ ..] = words.as_slice()
        else {
            continue;
        };
        if rest.is_empty() || rest.iter().any(|word| word.is_empty()) {
            continue;
        }
        let pairs = call.segments[7..].windows(2).map(|pair| Span::new(pair[0].span.end, pair[1].span.start));
        let slashes: Vec<_> = pairs.filter(|span| span.of(on.subject.text()) == "/").collect();
        let Some(first) = slashes.first() else { continue };
        let edits: Vec<_> = slashes.iter().map(|span| Edit::new(*span, "%2F")).collect();
        on.report(*first, "this slash parts the key from the rest of it")
            .why("the path has no more segments than the key")
            .fix(Grade::Unsafe, "write it as `%2F`", &edits);
    }
}
