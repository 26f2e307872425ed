//! Where in a settings file something stands.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use toml::Spanned;

use super::tree::Tree;

/// A line and a column, both from 1 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl Place {
    /// That of the byte `at` of `text`.
    pub(super) fn of(text: &str, at: usize) -> Self {
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
        Self { line: text[..at].matches('\n').count() + 1, column: text[start..at].chars().count() + 1 }
    }
}

/// The words of a settings file that may be wrong though they are texts, with their places.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[expect(clippy::zero_sized_map_values, reason = "only the names count")]
struct Words {
    select: Vec<Spanned<String>>,
    ignore: Vec<Spanned<String>>,
    also: Vec<Spanned<String>>,
    exclude: Vec<Spanned<String>>,
    severity: BTreeMap<Spanned<String>, IgnoredAny>,
    per_file_ignores: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    api: Vec<Spanned<BTreeMap<Spanned<String>, IgnoredAny>>>,
}

/// A settings file that is known to be one.
pub(super) struct Named<'t> {
    text: &'t str,
    words: Words,
}

impl<'t> Named<'t> {
    /// That with this text, which is `tree`.
    pub(super) fn of(text: &'t str, tree: &Tree<'t>) -> Self {
        Self { text, words: tree.as_is().unwrap_or_default() }
    }

    /// Where `rule` is named first.
    pub(super) fn rule(&self, rule: &str) -> Place {
        let Words { select, ignore, also, severity, per_file_ignores, .. } = &self.words;
        let silent = per_file_ignores.values().flatten();
        self.first(select.iter().chain(ignore).chain(also).chain(severity.keys()).chain(silent), rule)
    }

    /// Where the pattern `glob` stands first.
    pub(super) fn glob(&self, glob: &str) -> Place {
        self.first(self.words.exclude.iter().chain(self.words.per_file_ignores.keys()), glob)
    }

    /// Where `rule` is named first among those that are not looked for.
    pub(super) fn ignored(&self, rule: &str) -> Place {
        self.first(self.words.ignore.iter(), rule)
    }

    /// Where the `key` of the table `[[api]]` of this number stands; where the table begins, if it has none.
    pub(super) fn api(&self, number: usize, key: Option<&str>) -> Place {
        let Some(table) = self.words.api.get(number) else { return Place::of(self.text, 0) };
        let key = table.get_ref().keys().find(|name| key.is_some_and(|key| name.get_ref() == key));
        Place::of(self.text, key.map_or_else(|| table.span().start, |name| name.span().start))
    }

    fn first<'w>(&self, words: impl Iterator<Item = &'w Spanned<String>>, word: &str) -> Place {
        let places = words.filter(|it| it.get_ref() == word).map(|it| it.span().start);
        Place::of(self.text, places.min().unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        let text = "select = [\n  \"a\",\n  \"b\",\n]\nexclude = [\"é\", \"x\"]\n[severity]\nc = \"note\"\n\
                    [per-file-ignores]\n\"*\" = [\"d\", \"b\"]\n[[api]]\nopenapi = \"a\"\n[[api]]\nopenapi = \"b\"\n";
        let named = Named::of(text, &Tree::of(text).0);
        let place = |line, column| Place { line, column };
        for (rule, at) in [("a", place(2, 3)), ("b", place(3, 3)), ("c", place(7, 1)), ("d", place(9, 8))] {
            assert_eq!(named.rule(rule), at, "{rule}");
        }
        assert_eq!([named.glob("x"), named.glob("*")], [place(5, 17), place(9, 1)]);
        assert_eq!([named.api(0, None), named.api(1, Some("name"))], [place(10, 1), place(12, 1)]);
        assert_eq!(named.api(1, Some("openapi")), place(13, 1));
    }
}
