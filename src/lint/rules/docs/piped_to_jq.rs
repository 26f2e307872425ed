//! `piped-to-jq`

use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "piped-to-jq",
    group: Group::Docs,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "an example that pipes its reply into `jq`",
    docs: r#"
Examples of Cloudflare's documentation show the request alone: not everybody has `jq`, and it shows errors as `null`.

```sh bad
curl https://api.cloudflare.com/client/v4/ips | jq .result
```

It is looked for where the style of documentation is.

```sh good
curl https://api.cloudflare.com/client/v4/ips
```
"#,
    check: Checks::Style(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let behind = subject.command.pipeline.commands.iter().skip(subject.command.position + 1);
    let is_jq = |word: &crate::shell::Word| word.value(subject.text()).text() == "jq";
    let Some(word) = behind.filter_map(|simple| simple.words.first()).find(|word| is_jq(word)) else { return };
    on.report(word.span, "the example pipes its reply into `jq`")
        .why("the style of the documentation shows the request alone, as not every reader has `jq`")
        .advise("leave the pipe out");
}
