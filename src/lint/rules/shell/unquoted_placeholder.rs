//! `unquoted-placeholder`

use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Quoting, Redirect};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unquoted-placeholder",
    group: Group::Shell,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a `<placeholder>` without quotes",
    docs: r#"
Outside quotes `<` and `>` redirect: the shell looks for a file of the placeholder's name, and empties or
creates one named as the text behind it.

```sh bad as-written
curl https://example.com/zones/<ZONE_ID>/settings
```
```sh good
curl "https://example.com/zones/<ZONE_ID>/settings"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let Some(simple) = on.subject.simple() else { return };
    let text = on.subject.text();
    let glued =
        |redirect: &&Redirect| redirect.operator == "<" && !text[..redirect.span.start].ends_with(char::is_whitespace);
    let Some(first) = simple.redirects.iter().find(glued) else { return };
    // A shortcode of Hugo, `{{< param x >}}`, is filled in before.
    if text[..first.span.start].ends_with("{{") {
        return;
    }
    let Some(url) = on.subject.url_words().find(|word| word.span.end == first.span.start) else { return };
    let Some(end) = end(&text[first.span.start..]).map(|end| first.span.start + end) else { return };
    let open = Span::new(first.span.start, first.span.start + 1);
    let told = on
        .report(open, "`<` without quotes makes the shell read a file")
        .why("the placeholder's name is taken for a file, and `>` would overwrite another");
    let plain = url.parts.iter().all(|part| part.quoting == Quoting::Bare);
    if plain {
        let edits = [Edit::new(Span::at(url.span.start), "\""), Edit::new(Span::at(end), "\"")];
        told.fix(Grade::Safe, "put quotes round the URL", &edits);
    }
}

/// Where the word ends that goes on behind the placeholder at the start of `text`.
fn end(text: &str) -> Option<usize> {
    let close = text.find('>').filter(|&close| close <= 64)?;
    let inside = text[1..close].chars().all(|c| c.is_alphanumeric() || " _-".contains(c));
    let rest = &text[close..];
    let end = rest.find(|c: char| c.is_whitespace() || "\"'`;|&()".contains(c)).unwrap_or(rest.len());
    (inside && close > 1).then_some(close + end)
}
