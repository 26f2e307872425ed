//! `put-by-data`

use crate::curl::{Body, Chunk, FilePolicy, HeaderOrigin, Request};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "put-by-data",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a file put as if it were a form",
    docs: r#"
`-d @file` is made for forms: it says that the file is one, and leaves out its line ends. `-T` uploads a file
as it is, and with PUT.

```sh bad
curl -X PUT -d @photo.png https://example.com/photo.png
```

```sh good
curl -T photo.png https://example.com/photo.png
```
```sh good
curl -X PUT -H 'Content-Type: application/json' -d @item.json https://example.com/items/1
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let put = |request: &Request| request.method == "PUT" && policy(request).is_some();
    let is_api = on.subject.calls.iter().any(Option::is_some);
    for (arg, request, found) in on.subject.methods(put) {
        let Some(value) = arg.value.as_ref().filter(|_| found && !is_api) else { continue };
        let lines = policy(request) == Some(FilePolicy::Stripped);
        on.report(value.whole(), "the file is put as if it were a form")
            .why(if lines { "`-d` says so, and leaves out its line ends" } else { "`--data-binary` says so" })
            .advise("upload it with `-T`, or say by `Content-Type` what it is");
    }
}

/// How the body is read, if it is one file that is called a form.
fn policy(request: &Request) -> Option<FilePolicy> {
    let Body::Data(chunks) = &request.body else { return None };
    let [Chunk::File(_, policy)] = chunks.as_slice() else { return None };
    let implied = request.header("content-type")?.origin == HeaderOrigin::Implied;
    implied.then_some(*policy).filter(|policy| *policy != FilePolicy::Encoded)
}
