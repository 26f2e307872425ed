//! `reply-mismatch`

use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "reply-mismatch",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a reply that answers another request",
    docs: r#"
People try one thing after the other and post the reply to another one. A reply about a header that the command does not send, or
about another path, came from elsewhere.

```text bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"

{"success":false,"errors":[{"code":6003,"message":"Invalid request headers","error_chain":[{"code":6111,"message":"Invalid format for Authorization header"}]}],"messages":[],"result":null}
```

A reply that fits is explained where it stands.

```text good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"

{"success":true,"errors":[],"messages":[],"result":[]}
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let index = on.subject.index;
    let strange = on.replies.iter().filter(|it| it.command == Some(index) && it.causes == [RULE.name]);
    for reply in strange {
        on.report_given(reply.span, "this reply answers another request than the command before it")
            .why(reply.text.as_str())
            .advise("send the command as it stands, and look at what it is answered with");
    }
}
