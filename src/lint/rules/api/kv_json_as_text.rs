//! `kv-json-as-text`

use super::calls;
use crate::curl::HeaderOrigin;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "kv-json-as-text",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a value for KV that is called JSON",
    docs: r#"
KV keeps the bytes that are sent, whatever they are called: JSON is stored as text, and a `value` or `metadata` in it is part of that text.
Metadata is sent along in a form.

```sh bad
curl -X PUT https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/storage/kv/namespaces/$NAMESPACE_ID/values/greeting -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "Content-Type: application/json" -d '{"value": "hello", "metadata": {"lang": "en"}}'
```

```sh good
curl -X PUT https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/storage/kv/namespaces/$NAMESPACE_ID/values/greeting -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F value=hello -F 'metadata={"lang": "en"}'
```
```sh good
curl -X PUT https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/storage/kv/namespaces/$NAMESPACE_ID/values/greeting -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "Content-Type: text/plain" -d hello
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in calls(on) {
        let is_value = call.operation.is_some_and(|it| it.method == "PUT" && it.path.ends_with("/values/{key_name}"));
        let says_json = |text: &str| text.trim_start().to_ascii_lowercase().starts_with("application/json");
        let mut types = request.headers.iter().filter(|header| header.is("content-type"));
        let Some(named) = types.next_back().filter(|header| is_value && says_json(header.value.text())) else {
            continue;
        };
        let span = match named.origin {
            HeaderOrigin::Given(span) => span,
            _ => call.path,
        };
        on.report(span, "the value is stored as the text that is sent")
            .why("KV keeps bytes and no type: whoever reads the key gets this JSON as text")
            .advise("leave it so if that is meant; send metadata as `-F metadata=…` beside `-F value=…`");
    }
}
