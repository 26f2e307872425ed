//! A link with words of its own where a command has its URL: `curl -s [the docs](https://a.example/x)`. That the target is
//! what was meant is likely, and no more.

use super::super::reach::tail;
use super::super::region::names;
use super::link::{closing, is_quoted, is_url};
use crate::knowledge::glyphs::is_dash;
use crate::text::Edit;

/// How far before the target the words of a link begin at most, and the name of the program before them.
const LONGEST: usize = 1024;

/// Every such link, as its target.
pub(super) fn find_doubtful(text: &str) -> Vec<Edit> {
    let middles = memchr::memmem::find_iter(text.as_bytes(), "](http");
    middles.filter_map(|middle| link(text, middle)).collect()
}

/// The link whose words end at `middle`.
fn link(text: &str, middle: usize) -> Option<Edit> {
    let line = tail(&text[..middle], LONGEST).rsplit('\n').next().unwrap_or("");
    let open = middle - line.len() + line.rfind('[')?;
    let (before, target) = (&line[..line.rfind('[')?], text[middle + 2..].split('\n').next().unwrap_or(""));
    let url = &target[..closing(target)?];
    let behind = &target[url.len() + 1..];
    let is_apart = before.ends_with(' ') && (behind.is_empty() || behind.starts_with(char::is_whitespace));
    let is_one = is_apart && is_url(url) && !url.contains([' ', '"', '\'']);
    (is_one && goes_on(before) && !is_quoted(text, open)).then(|| Edit::new(open..middle + 2 + url.len() + 1, url))
}

/// Whether a command stands in `before` that has gone on with an option, as no sentence does.
fn goes_on(before: &str) -> bool {
    names(before.as_bytes()).any(|name| before[name + "curl".len()..].trim_start().starts_with(is_dash))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn targets_are_urls() {
        let given = "curl -X POST [the API](https://a.example/v1) -d a=b\n";
        check(super::find_doubtful, given, "curl -X POST https://a.example/v1 -d a=b\n");
        check(super::find_doubtful, "curl -s [x](https://a.example)", "curl -s https://a.example");
    }

    #[test]
    fn sentences_and_values_keep_their_links() {
        for text in [
            "see curl [the docs](https://a.example/x) for more",
            "curl -d '[x](https://a.example)' b.example",
            "curl -s x[x](https://a.example)",
            "curl -s [x](https://a.example).",
        ] {
            check(super::find_doubtful, text, text);
        }
    }
}
