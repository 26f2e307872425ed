//! `example-credential`

use super::credentials;
use crate::api::CredentialShape;
use crate::knowledge::credentials::is_published_example;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "example-credential",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a credential copied from documentation",
    docs: r#"
The examples in documentation are no one's. A request with one is well formed and refused: 9109 `Invalid access token`, or 9103.

```text bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T"
```

Put your own into a variable. In a file, where examples belong, this is a note.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let level = on.by_origin(Level::Note, Level::Error);
    for (_, credential) in credentials(on) {
        // The address of an example is a stand-in, which another rule tells of.
        let is_stand_in = matches!(credential.shape, CredentialShape::Placeholder(..));
        if is_stand_in || !is_published_example(credential.value.text()) {
            continue;
        }
        on.report(credential.span, "this credential is an example from documentation")
            .why("it is well formed, but no one's, so the API refuses it")
            .level(level)
            .advise(format!("put your own in its place: `${}`", credential.carrier.variable()));
    }
}
