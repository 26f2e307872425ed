//! References to attributes of `AsciiDoc`, `{name}` → variables, as they are filled in before anybody runs a command.

use super::line::Line;
use super::variable::Quotes;
use crate::text::{Edit, Mapped, Span};

/// Which references a text has filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filled {
    /// Those that the document itself sets: it cannot mean anything else by them.
    #[default]
    Set,
    /// All.
    Any,
}

impl Filled {
    /// What the attributes of a block on `line` say: `[source,sh,subs="+attributes"]`.
    pub(super) fn of(line: &str) -> Self {
        let value = line.split_once("subs=").map_or("", |(_, value)| value);
        let quoted = ['"', '\''].iter().find_map(|mark| value.strip_prefix(*mark)?.split(*mark).next());
        let value = quoted.unwrap_or_else(|| value.split([',', ']']).next().unwrap_or(""));
        let names = value.split(',').map(|name| name.trim().trim_matches('+'));
        if names.into_iter().any(|name| matches!(name, "attributes" | "a" | "normal" | "n")) {
            Self::Any
        } else {
            Self::Set
        }
    }
}

/// The attributes that a document sets.
#[derive(Debug, Default)]
pub(super) struct Attributes<'t> {
    names: Vec<&'t str>,
}

impl<'t> Attributes<'t> {
    /// Those of the document `lines`: `:name: value`.
    pub(super) fn of(lines: &[Line<'t>]) -> Self {
        let mut names: Vec<_> = lines.iter().filter_map(|line| set(line.text)).collect();
        names.sort_unstable();
        Self { names }
    }

    /// `text` with variables of the shell in place of the references in it.
    pub(super) fn freed(&self, text: Mapped, filled: Filled) -> Mapped {
        let edits = self.edits(text.text(), filled);
        if edits.is_empty() { text } else { text.edited(&edits) }
    }

    fn edits(&self, text: &str, filled: Filled) -> Vec<Edit> {
        if filled == Filled::Set && self.names.is_empty() {
            return Vec::new();
        }
        let is_filled = |name: &str| filled == Filled::Any || self.names.binary_search(&name).is_ok();
        let mut quotes = Quotes::default();
        let found = memchr::memchr_iter(b'{', text.as_bytes()).filter_map(|open| {
            let name = name(&text[open + 1..])?;
            let end = open + 1 + name.len() + 1;
            // Variables of the shell and expressions of templates have braces of their own.
            let is_own = !text[..open].ends_with(['$', '{', '\\', '%']) && text[..end].ends_with('}');
            if !is_own || !is_filled(name) {
                return None;
            }
            Some(Edit::new(Span::new(open, end), quotes.variable(text, open, name)))
        });
        found.collect()
    }
}

/// The name that `text` begins with, and a brace behind it.
fn name(text: &str) -> Option<&str> {
    let len = text.bytes().position(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'-'))?;
    let is_named = text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    (is_named && text[len..].starts_with('}') && !text[len..].starts_with("}}")).then(|| &text[..len])
}

/// The name of the attribute that `line` sets.
fn set(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix(':')?.split_once(':')?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let is_set =
        !name.is_empty() && name.bytes().all(is_name) && (rest.is_empty() || rest.starts_with([' ', '\t', '\r']));
    is_set.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[track_caller]
    fn check(filled: Filled, text: &str, expected: &str) {
        let head = lines(":url: https://a.example\n:host-name: b\n:!off:\n::\nx :c: d\n");
        let edits = Attributes::of(&head).edits(text, filled);
        assert_eq!(crate::text::apply(text, &edits), expected, "{text}");
    }

    #[test]
    fn references_are_variables() {
        check(Filled::Set, "curl {url}/{host-name}/{id}", "curl ${url}/${host_name}/{id}");
        check(Filled::Set, "-H 'A: {url}' \"{url}\"", "-H 'A: '\"${url}\"'' \"${url}\"");
        check(Filled::Any, "curl {url}/{id}", "curl ${url}/${id}");
    }

    #[test]
    fn other_braces_stay() {
        for text in ["${url} {{url}} {{ url }} \\{url} %{url}", "{a,b} {\"a\": 1} {} {-a} {a b} {url", "{off} {c}"] {
            check(Filled::Set, text, text);
        }
    }

    #[test]
    fn blocks_say_what_is_filled_in() {
        for line in [
            "[source,sh,subs=\"+attributes\"]",
            "[subs=attributes]",
            "[,sh,subs='verbatim,attributes+']",
            "[subs=normal]",
        ] {
            assert_eq!(Filled::of(line), Filled::Any, "{line}");
        }
        for line in ["[source,sh]", "[subs=\"-attributes\"]", "[subs=quotes,role=attributes]"] {
            assert_eq!(Filled::of(line), Filled::Set, "{line}");
        }
    }
}
