//! `method-kept-on-redirect`

use crate::curl::{Body, Request};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "method-kept-on-redirect",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a method that outlives its body on a redirect",
    docs: r#"
On most redirects of a POST curl drops the body and goes on with a GET. A method given by `-X` is sent again
all the same, then with nothing behind it. `--follow`, since curl 8.16.0, keeps method and body together.

```sh bad
curl -L -X PUT -d 'a=1' https://example.com/items/1
```

```sh good
curl -X PUT -d 'a=1' https://example.com/items/1
```
```sh good
curl -L -d 'a=1' https://example.com/items
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (arg, request, found) in on.subject.methods(outlives) {
        let Some(value) = arg.value.as_ref().filter(|_| found) else { continue };
        on.report(value.whole(), format!("after a redirect curl sends `{}` again, without the body", request.method))
            .why("`-X` sticks where HTTP asks for a GET")
            .advise("send it to the final address, or use `--follow` instead of `-L` (curl 8.16.0)");
    }
}

/// Whether the method stays on redirects that cost the body. Of a `POST` that curl sends anyway another
/// rule tells.
fn outlives(request: &Request) -> bool {
    let transport = &request.transport;
    let keeps = transport.keep_post.moved && transport.keep_post.found && transport.keep_post.see_other;
    let dropped = matches!(request.body, Body::Data(_) | Body::Form(_)) && !keeps;
    let plain = ["POST", "GET", "HEAD"].contains(&request.method.as_str());
    dropped && transport.follow && !transport.follow_spec && !plain
}
