//! `id-of-another-kind`

use super::calls;
use crate::api::Call;
use crate::knowledge::ids::{self, Form, Id};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "id-of-another-kind",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a name, or another kind of id, where an id belongs",
    docs: r#"
Tunnels and databases have a UUID, with dashes; namespaces, queues and lists 32 hex digits. What one called them oneself is no id; the list of
them tells it.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/d1/database/shop -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/cfd_tunnel/a9827fc3086045dcde0ed356b366518d -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415 -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        for (span, text, id) in strange(call) {
            let message = match Form::of(text) {
                Form::Other => format!("`{}` is no id of a {}", visible(text), id.what),
                _ => format!("this is the id of something else than a {}", id.what),
            };
            on.report(span, message)
                .why(format!("it has {}", id.form.words()))
                .advise(format!("look it up with {}", id.list));
        }
    }
}

/// The segments that hold another kind of id than belongs there.
fn strange(call: &Call) -> Vec<(Span, &str, Id)> {
    let mut found = Vec::new();
    let mut template = String::new();
    for segment in &call.segments {
        template.push('/');
        match segment.parameter {
            Some(name) => template.extend(["{", name, "}"]),
            None => template.push_str(segment.value.text()),
        }
        let Some(id) = ids::at(&template).filter(|_| segment.fault().is_none() && segment.placeholder.is_none()) else {
            continue;
        };
        let Some(text) = segment.value.known().filter(|text| Form::of(text) != id.form) else { continue };
        // Other signs are brackets and dollar signs of templates.
        if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')) {
            found.push((segment.span, text, id));
        }
    }
    found
}
