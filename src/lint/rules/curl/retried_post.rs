//! `retried-post`

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "retried-post",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a POST that is sent again after any error",
    docs: r#"
With `--retry-all-errors` curl sends the request again also where the server may have carried it out already,
as after a timeout. What a POST makes is then made twice.

```sh bad
curl --retry 5 --retry-all-errors -d 'amount=10' https://example.com/payments
```

```sh good
curl --retry 5 -d 'amount=10' https://example.com/payments
```
```sh good
curl --retry 5 --retry-all-errors https://example.com/payments
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let again = subject.requests().any(|(request, _)| {
        let transport = &request.transport;
        transport.retry.all_errors && transport.retries > 0 && ["POST", "PATCH"].contains(&request.method.as_str())
    });
    for arg in subject.with_effect(Effect::RetryAll).filter(|arg| again && arg.is_on()) {
        on.report(arg.span, "the request is sent again even where it may have been carried out")
            .why("what it makes is then made twice")
            .advise("use `--retry` alone, unless the server tells repeated requests apart");
    }
}
