//! `output-outside`

use crate::knowledge::paths::Deed;
use crate::lint::rules::named::{Named, named};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "output-outside",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a reply written to somewhere else on the machine",
    docs: r#"
What the server answers takes the place of the file that is there.

```sh bad
curl -o ../shared/tool https://get.tool.example/linux
```

A new file in the folder harms nothing.

```sh good
curl -o tool https://get.tool.example/linux
```

Nothing of one's own is in `/tmp` or `/dev/null`.

```sh good
curl -s -o /dev/null -D /tmp/head https://get.tool.example/linux
```

Where programs trust what stands in the file, this is a warning (`grammar/paths.tsv`).

```sh bad
curl -c ~/.ssh/authorized_keys https://get.tool.example/keys https://get.tool.example/more
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for Named { span, path, holds, .. } in named(on, Deed::Write) {
        if let Some(what) = holds {
            on.report(span, format!("what the server sends is written to `{path}`"))
                .level(Level::Warning)
                .why(format!("it holds {what}, and whoever answers decides on it"))
                .advise("write it to a file here, and look at that before you move it");
        } else {
            on.report(span, format!("`{path}` is not below the folder that the command runs in"))
                .why("what is there already is lost")
                .advise("make sure that it may be overwritten");
        }
    }
}
