//! `misspelt-scheme`

use std::collections::BTreeSet;

use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "misspelt-scheme",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`https://` with a slip in it",
    docs: r#"
Without its colon the scheme is a host called `https`, which curl looks for in vain. A scheme that curl does not know is refused.

```sh bad
curl https//example.com/page
```
```sh good
curl https://example.com/page
```

```sh bad
curl htps://example.com/page
```
```sh good
curl https://example.com/page
```
"#,
    check: Checks::Command(check),
};

/// How people slip when they write `https` and `http`.
const SLIPS: [(&str, &str); 14] = [
    ("hhtp", "http"),
    ("hhtps", "https"),
    ("hpps", "https"),
    ("hptts", "https"),
    ("htpps", "https"),
    ("htps", "https"),
    ("htpp", "http"),
    ("hts", "https"),
    ("htttp", "http"),
    ("htttps", "https"),
    ("httpd", "https"),
    ("httpss", "https"),
    ("ttps", "https"),
    ("ttp", "http"),
];

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let mut seen = BTreeSet::new();
    for arg in subject.args().iter().filter(|arg| arg.option.is_none_or(|option| option.long == "url")) {
        let Some(value) = &arg.value else { continue };
        let Some((wrong, right)) = slip(value.text()) else { continue };
        let span = value.origin(Span::new(0, wrong));
        if !seen.insert(span) {
            continue;
        }
        let told = on.report(span, format!("this was to be `{right}`")).why("curl sends nothing to such a URL");
        if span.of(subject.text()) == &value.text()[..wrong] {
            told.fix(Grade::Safe, format!("write `{right}`"), &[Edit::new(span, right)]);
        }
    }
}

/// The length of a scheme that `url` begins with and that was to be another one, its slashes included.
pub(super) fn slip(url: &str) -> Option<(usize, &'static str)> {
    for (bare, right) in
        [("https//", "https://"), ("http//", "http://"), ("https;//", "https://"), ("http;//", "http://")]
    {
        if url.starts_with(bare) {
            return Some((bare.len(), right));
        }
    }
    let (scheme, _) = url.split_once("://")?;
    let (_, right) = SLIPS.iter().find(|(wrong, _)| scheme.eq_ignore_ascii_case(wrong))?;
    Some((scheme.len() + "://".len(), if *right == "http" { "http://" } else { "https://" }))
}
