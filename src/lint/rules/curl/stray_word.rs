//! `stray-word`

use crate::curl::{Arg, Spelling};
use crate::knowledge::options::Takes;
use crate::lint::rules::braces::is_template;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "stray-word",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a word that curl takes for a URL",
    docs: r#"
Whatever is no option and no option's value is a URL to curl. A word that was left over from a header or body
becomes one more request, to a host of that name.

```sh bad as-written
curl -H Accept: text https://example.com
```

So does the rest of a file's name with a blank in it.

```sh bad
curl -F file=@my picture.png https://example.com
```

```sh good
curl https://example.com/1 https://example.com/2
```
```sh good
curl -o a.html example.com https://example.com/2
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let urls = || subject.args().iter().filter(|arg| arg.spelling == Spelling::Url);
    let full = |arg: &Arg| arg.value.as_ref().is_some_and(|value| value.text().contains("://"));
    if !urls().any(full) {
        return;
    }
    for (at, arg) in subject.args().iter().enumerate().filter(|(_, arg)| arg.spelling == Spelling::Url) {
        let Some((value, word)) = arg.value.as_ref().and_then(|value| Some((value, value.known()?))) else { continue };
        if is_template(subject.text(), value.whole().start) {
            continue;
        }
        let before = at.checked_sub(1).map(|before| &subject.args()[before]);
        if is_no_host(word) || is_file_name(word) && before.is_some_and(names_file) {
            on.report(value.whole(), "curl takes this word for one more URL")
                .why("everything that is no option and no option's value is one; quotes may be missing before it")
                .advise("put the value it belongs to into quotes, or leave it out");
        }
    }
}

/// Whether `word` can be no URL.
pub(super) fn is_no_host(word: &str) -> bool {
    !word.contains(['.', ':', '/']) && word != "localhost"
}

/// Endings of files that are no top-level domains.
const ENDINGS: &[&str] = &[
    "bin", "bmp", "conf", "crt", "csv", "doc", "docx", "gif", "gz", "htm", "html", "jpeg", "jpg", "js", "json", "key",
    "log", "m4a", "mp3", "mp4", "odt", "pdf", "pem", "png", "ppt", "pptx", "svg", "tar", "tgz", "txt", "wav", "webm",
    "webp", "xls", "xlsx", "xml", "yaml", "yml",
];

fn is_file_name(word: &str) -> bool {
    let ending = word.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) && !word.contains("://")
}

/// Whether the value of `arg` is the name of a file, or has one in it.
fn names_file(arg: &Arg) -> bool {
    let takes_file = arg.option.is_some_and(|option| option.takes == Takes::File);
    let value = arg.value.as_ref().map_or("", |value| value.text());
    (takes_file || value.contains('@')) && !is_file_name(value)
}
