//! `odd-remote-name`

use std::collections::BTreeSet;

use crate::curl::Request;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "odd-remote-name",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a file that `-O` gives another name than was expected",
    docs: r#"
`-O` takes the last piece of the path as it is written. What the query says does not count, and codes such as `%20` stay.

```sh bad
curl -O 'https://example.com/download?file=tool.zip'
```

```sh bad
curl -O https://example.com/My%20Report.pdf
```

```sh good
curl -o tool.zip 'https://example.com/download?file=tool.zip'
```

With `-J` the server names the file. Unencrypted, so may anybody on the way.

```sh bad
curl -OJ http://example.com/download
```

```sh good
curl -OJ 'https://example.com/download?file=tool.zip'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let mut seen = BTreeSet::new();
    for (request, _) in subject.requests().filter(|(request, _)| request.output.remote_name) {
        let Some((message, advice)) = odd(request) else { continue };
        if seen.insert(request.url.whole()) {
            let at = subject.with_effect(Effect::RemoteName).next().map_or(request.url.whole(), |arg| arg.span);
            on.report(at, message).advise(advice);
        }
    }
}

/// What is odd about the name of the file, and what to do.
fn odd(request: &Request) -> Option<(String, &'static str)> {
    let url = request.url.known()?;
    if request.output.header_name {
        let is_open = url.starts_with("http:");
        return is_open.then(|| ("anybody on the way can choose the name of the file".to_owned(), "use `https`"));
    }
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let (_, name) = path.rsplit_once('/')?;
    let has_code = name.as_bytes().windows(3).any(|it| it[0] == b'%' && it[1..].iter().all(u8::is_ascii_hexdigit));
    let is_file = |value: &str| {
        let ending = value.rsplit_once('.').map_or("", |(_, ending)| ending);
        (2..=4).contains(&ending.len())
            && ending.starts_with(|c: char| c.is_ascii_alphabetic())
            && ending.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let names_file = query.split('&').filter_map(|pair| Some(pair.split_once('=')?.1)).any(is_file);
    if has_code {
        Some((format!("the file is called `{}`, codes and all", crate::text::visible(name)), "name it with `-o`"))
    } else if names_file && !name.is_empty() && !name.contains('.') {
        Some((
            format!("the file is called `{}`, as the query does not count", crate::text::visible(name)),
            "name it with `-o`",
        ))
    } else {
        None
    }
}
