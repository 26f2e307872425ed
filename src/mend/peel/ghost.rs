//! Parameters of a URL whose names begin like an entity, so that a browser read one: `&copy=2` became
//! `©=2`, `&timestamps` `×tamps`.

use memchr::memmem;

use crate::knowledge::entities;
use crate::text::{Edit, beyond_ascii};

/// Each such sign in the query of a URL that the rest of a parameter's name follows.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = memmem::find(&text.as_bytes()[at..], b"://").map(|offset| at + offset + 3) {
        let rest = &text[start..];
        let end = start + rest.find(ends).unwrap_or(rest.len());
        if let Some(query) = text[start..end].find('?').map(|offset| start + offset + 1) {
            edits.extend(signs(&text[query..end], query));
        }
        at = end;
    }
    edits.extend(forms(text));
    edits.sort_by_key(|edit| edit.span);
    edits.dedup_by_key(|edit| edit.span);
    edits
}

/// The signs that a form may have for a parameter as a URL may; `×` is a product where a formula is meant.
const IN_FORMS: [&str; 6] = ["copy", "reg", "not", "sect", "para", "curren"];

/// The same in each quoted form `name=value…` behind an option.
fn forms(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for option in ["-d ", "–d ", "--data ", "--data-raw ", "–data ", "—data "] {
        for at in memmem::find_iter(text.as_bytes(), option) {
            let start = at + option.len() + text[at + option.len()..].chars().next().map_or(0, char::len_utf8);
            let form = &text[start..][..text[start..].find(ends).unwrap_or(text.len() - start)];
            let name = form
                .find('=')
                .is_some_and(|end| end > 0 && form[..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
            let sure = |edit: &Edit| {
                IN_FORMS.contains(&&edit.text[1..])
                    || edit.text == "&times" && text[edit.span.end..].starts_with("tamp")
            };
            edits.extend(signs(form, start).filter(|edit| name && sure(edit)));
        }
    }
    edits
}

/// Whether no URL goes on with `c`.
fn ends(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '<' | '>' | '`' | '\\')
}

/// The signs in `query` that stand for the beginning of a parameter's name.
fn signs(query: &str, start: usize) -> impl Iterator<Item = Edit> {
    let found = beyond_ascii(query).filter_map(move |(at, c)| {
        let name = entities::open(c)?;
        let rest = &query[at + c.len_utf8()..];
        let named =
            rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_-.[]".contains(c)).starts_with('=');
        named.then(|| Edit::new(start + at..start + at + c.len_utf8(), format!("&{name}")))
    });
    found.collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_parameter_gets_its_name_back() {
        check(super::find, "curl \"https://a/?b=1©=2\"", "curl \"https://a/?b=1&copy=2\"");
        check(super::find, "curl https://a/?b=1×tamps=c®ion=d", "curl https://a/?b=1&timestamps=c&region=d");
    }

    #[test]
    fn forms_are_like_queries() {
        check(super::find, "curl -d 'a=1©=2' b", "curl -d 'a=1&copy=2' b");
        check(super::find, "curl –data “a=1×tamp=2” b", "curl –data “a=1&timestamp=2” b");
    }

    #[test]
    fn content_stays() {
        for text in [
            "curl https://a/?b=1×2",
            "curl 'https://a/©=2'",
            "-d 'x©y=1' b",
            "-d 'a=3×b=6' c",
            "curl https://a/?size=3×4&b=c",
        ] {
            check(super::find, text, text);
        }
    }
}
