//! A settings file as far as it can be read, and all that is wrong with it.

use std::path::Path;

use super::Fault;
use super::globs::{BadGlob, Globs};
use super::own::{self, Own};
use super::place::{Named, Place};
use super::tree::{MOST, Told, Tree};
use super::wording;
use crate::text::visible;

use super::config::Config;

/// A settings file as far as it could be read.
pub(super) struct Draft<'t> {
    pub(super) config: Config,
    named: Named<'t>,
    faults: Vec<Fault>,
    /// Where it is no TOML.
    broken: Option<Fault>,
    /// How many keys each table `[[api]]` had, and how many of them are good.
    widths: [Vec<usize>; 2],
}

/// The patterns of a settings file.
pub(super) struct Patterns {
    pub(super) exclude: Globs,
    pub(super) silent: Vec<(Globs, Vec<String>)>,
}

impl<'t> Draft<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let (mut tree, broken) = Tree::of(text);
        let written = tree.widths("api");
        let (config, told): (Config, _) = tree.read();
        let fault = |Told { at, message }: Told| Fault {
            place: Place::of(text, at),
            message: wording::told(&message, text, at),
        };
        let named = Named::of(text, &tree);
        let broken = broken.map(fault);
        let faults = told.into_iter().map(fault).chain(config.strange(&named)).collect();
        let widths = [written, tree.widths("api")];
        Self { config, named, faults, broken, widths }
    }

    pub(super) fn is_sound(&self) -> bool {
        self.broken.is_none() && self.faults.is_empty()
    }

    pub(super) fn patterns(&self, path: &Path) -> Result<Patterns, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut read = |globs: &[&String]| {
            let bad = |BadGlob { glob, message }| {
                if faults.len() < MOST {
                    let message = format!("`{}` is no pattern for paths: {message}", visible(&glob));
                    faults.push(Fault { place: self.named.glob(&glob), message });
                }
            };
            Globs::new(path, globs.iter().copied()).map_err(bad).ok()
        };
        let silent = self.config.per_file_ignores.iter();
        let silent = silent.filter_map(|(glob, rules)| Some((read(&[glob])?, rules.clone()))).collect();
        let sound: Vec<_> = self.config.exclude.iter().filter(|glob| read(&[glob]).is_some()).collect();
        let exclude = read(&sound);
        match exclude {
            Some(exclude) if faults.is_empty() => Ok(Patterns { exclude, silent }),
            _ => Err(faults),
        }
    }

    /// The APIs of tables in which nothing else is wrong.
    pub(super) fn apis(&self, folder: &Path) -> Result<Vec<Own>, Vec<Fault>> {
        let (mut found, mut faults) = (Vec::new(), Vec::new());
        let tables = &self.config.api;
        for (at, table) in tables.iter().enumerate().filter(|(at, _)| self.broken.is_none() && self.has_whole_api(*at))
        {
            let read = if tables[..at].contains(table) {
                Err(own::Fault {
                    key: None,
                    message: "this table stands there twice; leave one of them out".to_owned(),
                })
            } else {
                own::read(table, folder)
            };
            match read {
                Ok(own) => found.push(own),
                Err(own::Fault { key, message }) => faults.push(Fault { place: self.named.api(at, key), message }),
            }
        }
        if faults.is_empty() { Ok(found) } else { Err(faults) }
    }

    /// All that is wrong, and what else was `found`, in order. Behind the place where it is no TOML nothing is sure.
    pub(super) fn told(self, found: impl Iterator<Item = Fault>) -> Vec<Fault> {
        let mut faults: Vec<_> = self.faults.into_iter().chain(found).collect();
        if let Some(broken) = self.broken {
            faults.retain(|fault| fault.place.line < broken.place.line);
            faults.push(broken);
        }
        faults.sort();
        faults.dedup();
        faults
    }

    /// Whether the table `[[api]]` of this number says nothing that had to be left out.
    fn has_whole_api(&self, at: usize) -> bool {
        let [written, good] = &self.widths;
        written.get(at) == good.get(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, line: usize, message: &str) {
        let found: Vec<_> =
            Draft::of(text).told([].into_iter()).into_iter().map(|it| (it.place.line, it.message)).collect();
        assert_eq!(found, [(line, message.to_owned())], "{text}");
    }

    #[test]
    fn misspelled_words_are_told() {
        check("\nselct = []", 2, "there is no key `selct`; did you mean `select`?");
        check("style = \"dosc\"", 1, "there is no value `dosc`; did you mean `docs`?");
        check("[severity]\nno-url = \"bad\"", 2, "there is no value `bad`; there are `note`, `warning`, `error`");
        check("curl = \"new\"", 1, "`new` is no release of curl; write it as `8.5.0`, from `4.0` to `8.22.0`");
        check("curl = \"99\"", 1, "`99` is no release of curl; write it as `8.5.0`, from `4.0` to `8.22.0`");
        check("curl = \"99.0\"", 1, "`99.0` is no release of curl; those known are from `4.0` to `8.22.0`");
        check("curl = \"7.99\"", 1, "`7.99` is no release of curl; the last of `7` that is known is `7.88.1`");
        check("curl = \"v8.5\"", 1, "`v8.5` is no release of curl; did you mean `8.5`?");
        check("curl = \"\"", 1, "`` is no release of curl; write it as `8.5.0`, from `4.0` to `8.22.0`");
        check("severity.no-url = \"warn\"", 1, "there is no value `warn`; did you mean `warning`?");
        check("style = \"\"", 1, "the value is empty; there are `keep`, `compact`, `docs`");
        check("per-file-ignores = 1", 1, "a table belongs here, and not `1`");
        check("ignore = \"curl\"", 1, "a list belongs here, as in `[\"a\", \"b\"]`, and not `\"curl\"`");
        check("curl = 7.81", 1, "a text in quotes belongs here, and not `7.81`");
        let api = "tables belong here, each under a line `[[api]]` of its own";
        check("[api]\nopenapi = \"a\"", 1, api);
        check("api = \"a.yaml\"", 1, api);
        check("api = [\"a.yaml\"]", 1, api);
    }

    #[test]
    fn what_toml_means_is_told() {
        check("style = 3", 1, "a text in quotes belongs here");
        check("ignore = []\nignore = []", 2, "this key stands there twice; leave one of them out");
        check("select = [\"all\"", 1, "a list is never closed; a `]` belongs behind it");
        check("select", 1, "a key has no value; write it as `key = value`");
        check("= 1", 1, "a key is missing before the `=`");
        check("style = docs", 1, "a text stands in quotes, as in `\"docs\"`");
        check("curl = 8.5.0", 1, "this is no number; a text stands in quotes, as in `\"8.5.0\"`");
        check("style = 'docs", 1, "a text is never closed; a `'` belongs behind it");
        check("style = \"docs", 1, "a text is never closed; a `\"` belongs behind it");
        check(&format!("ignore = {}", "[".repeat(3000)), 1, "it is nested too deeply");
        check(
            "insecure-tls = \"note\"",
            1,
            "there is no key `insecure-tls`; the level of a rule stands under `[severity]`",
        );
        check(
            "[severity]\ncurl = \"off\"",
            2,
            "there is no value `off`; name the rule in `ignore` to look for it no longer",
        );
    }

    #[test]
    fn nothing_to_look_for_is_told() {
        let why = "`select` names no rule, so that nothing would be looked for; name some, or leave it out for all";
        check("ignore = []\nselect = []", 2, why);
    }
}
