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

One slash and three are as good as two to curl; in a document they are a note.

```sh bad
curl https:/example.com/page
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
        let is_taken = is_taken(&value.text()[..wrong]);
        // In a paste it is damage; in a document nobody has to change what works.
        let level = if is_taken { on.by_origin(Level::Note, Level::Error) } else { Level::Error };
        let why =
            if is_taken { "curl lets it pass, other programs do not" } else { "curl sends nothing to such a URL" };
        let told = on.report(span, format!("this was to be `{right}`")).why(why).level(level);
        if span.of(subject.text()) == &value.text()[..wrong] {
            told.fix(Grade::Safe, format!("write `{right}`"), &[Edit::new(span, right)]);
        }
    }
}

/// The length of a scheme that `url` begins with and that was to be another one, its slashes included.
pub(super) fn slip(url: &str) -> Option<(usize, &'static str)> {
    let doubled = ["https://", "http://"].iter().find(|scheme| {
        let inner = url.strip_prefix(**scheme).unwrap_or("");
        inner.starts_with("https://") || inner.starts_with("http://")
    });
    if let Some(doubled) = doubled {
        let right = if url[doubled.len()..].starts_with("https") { "https://" } else { "http://" };
        return Some((doubled.len() + right.len(), right));
    }
    let scheme = &url[..url.find(|c: char| !c.is_ascii_alphabetic())?];
    let joint = &url[scheme.len()..];
    let joint = &joint[..joint.find(|c| !matches!(c, ':' | ';' | '/')).unwrap_or(joint.len())];
    let slip = SLIPS.iter().find(|(wrong, _)| scheme.eq_ignore_ascii_case(wrong)).map(|(_, right)| *right);
    let known = ["https", "http"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known));
    let host = url[scheme.len() + joint.len()..].split('/').next().unwrap_or("");
    // A host that is gone leaves three slashes as well.
    let is_gone = joint == ":///" && !host.contains(['.', ':']) && host != "localhost";
    let is_right = slip.is_none() && joint == "://" || is_gone;
    let right = slip.or(known).filter(|_| JOINTS.contains(&joint) && !is_right)?;
    Some((scheme.len() + joint.len(), if right == "http" { "http://" } else { "https://" }))
}

/// What people write for `://`, and that itself.
const JOINTS: [&str; 7] = ["://", "//", ":/", ":///", ";//", ":;//", "::/"];

/// Whether curl takes `slip` for what it was to be: it does so with one slash to three.
fn is_taken(slip: &str) -> bool {
    let joint = slip.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let known = ["https", "http"].iter().any(|known| slip[..slip.len() - joint.len()].eq_ignore_ascii_case(known));
    known && matches!(joint, ":/" | ":///")
}
