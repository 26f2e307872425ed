//! `model-name`

use super::calls;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "model-name",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a model of Workers AI without its `@cf/`",
    docs: r#"
The name of a model begins with `@cf/` or `@hf/` and names who made it: without that, the answer is 7000.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/ai/run/llama-3.1-8b-instruct -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"prompt": "Hello"}'
```

```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/ai/run/@cf/meta/llama-3.1-8b-instruct -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"prompt": "Hello"}'
```

The `@` needs no code.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/ai/run/%40cf/meta/llama-3.1-8b-instruct -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"prompt": "Hello"}'
```
```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/ai/run/@cf/meta/llama-3.1-8b-instruct -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"prompt": "Hello"}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        let words: Vec<_> = call.segments.iter().map(|segment| segment.value.text()).collect();
        let ["accounts", _, "ai", "run", first, ..] = words.as_slice() else { continue };
        let segment = &call.segments[4];
        if first.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("%40")) {
            let sign = Span::new(segment.span.start, segment.span.start + 3);
            on.report(sign, "`%40` stands for `@` here")
                .level(Level::Note)
                .why("the documentation writes the name of a model as it is")
                .fix(Grade::Safe, "write `@`", &[Edit::new(sign, "@")]);
        }
        let is_short = matches!(*first, "@cf" | "@hf") && call.segments.len() == 6;
        if let Some(model) = call.segments.last().filter(|it| is_short && it.value.known().is_some()) {
            let name = visible(model.value.text());
            on.report(model.span, format!("`{first}/{name}` is not the whole name of a model"))
                .why("who made it stands between the two")
                .advise(format!("write it as `{first}/VENDOR/{name}`"));
        }
        let is_plain = segment.value.known().is_some()
            && first.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        if is_plain && !first.is_empty() && segment.placeholder.is_none() && call.segments.len() <= 6 {
            on.report(segment.span, format!("`{}` is not the whole name of a model", visible(first)))
                .why("it begins with `@cf/` or `@hf/`, and with who made it")
                .advise("write it as `@cf/VENDOR/MODEL`");
        }
    }
}
