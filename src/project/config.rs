//! `uncurly.toml`, as serde reads it; what it may hold stands here and in `config.schema.json`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::globs::{BadGlob, Globs};
use super::own::{self, Own, Table};
use super::place::{Named, Place};
use super::release::Release;
use super::tree::{MOST, Told, Tree};
use super::wording;
use super::{Failure, Fault, ProjectSettings, Shell, absolute};
use crate::api::{Sign, Site};
use crate::lint::{Settings, Unknown};
use crate::print;
use crate::text::{Level, visible};

/// What the file says.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Config {
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "not_empty")]
    select: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ignore: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    style: Option<Style>,
    shell: Option<Shell>,
    curl: Option<Release>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exclude: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    severity: BTreeMap<String, Severity>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    per_file_ignores: BTreeMap<String, Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    api: Vec<Table>,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Severity {
    Note,
    Warning,
    Error,
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => Self::Note,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Style {
    Keep,
    Compact,
    Docs,
}

impl From<Style> for print::Style {
    fn from(style: Style) -> Self {
        match style {
            Style::Keep => Self::Keep,
            Style::Compact => Self::Compact,
            Style::Docs => Self::Docs,
        }
    }
}

/// A settings file, read and found good.
#[derive(Debug)]
pub(super) struct Project {
    file: PathBuf,
    config: Config,
    exclude: Globs,
    /// The patterns of `per-file-ignores`, each with the rules that it silences.
    silent: Vec<(Globs, Vec<String>)>,
    apis: Vec<Own>,
}

impl Project {
    /// Reads the settings file `path`.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let text = std::fs::read_to_string(path);
        let text = text.map_err(|error| Failure::Unreadable { path: path.to_owned(), error })?;
        let draft = Draft::of(&text);
        let file = absolute(path);
        let folder = file.parent().unwrap_or(&file);
        match (draft.patterns(path), draft.apis(folder)) {
            (Ok(Patterns { exclude, silent }), Ok(apis)) if draft.is_sound() => {
                Ok(Self { file: path.to_owned(), exclude, silent, apis, config: draft.config })
            }
            (patterns, apis) => {
                let found = patterns.err().into_iter().chain(apis.err()).flatten();
                Err(Failure::Wrong { path: path.to_owned(), faults: draft.told(found) })
            }
        }
    }

    /// The settings for the text at the absolute `path`, or for standard input.
    pub(super) fn settings(&self, path: Option<&Path>) -> ProjectSettings {
        let config = &self.config;
        let ignore = self.ignored(path);
        let levels = config.severity.iter().map(|(rule, &severity)| (rule.clone(), severity.into())).collect();
        ProjectSettings {
            lint: Settings {
                select: config.select.clone(),
                ignore,
                levels,
                curl: config.curl.map(|Release(release)| release),
                style: config.style.map(Into::into).unwrap_or_default(),
                apis: self.apis.iter().flat_map(|own| own.apis.iter().copied()).collect(),
                ..Settings::default()
            },
            also: config.also.clone(),
            shell: config.shell,
        }
    }

    /// The rules that are not looked for in the text at the absolute `path`.
    fn ignored(&self, path: Option<&Path>) -> Vec<String> {
        let silent = self.silent.iter().filter(|(globs, _)| path.is_some_and(|path| globs.hold(path)));
        self.config.ignore.iter().chain(silent.flat_map(|(_, rules)| rules)).cloned().collect()
    }

    /// The settings for the text at the absolute `path` as a file that says them for it alone.
    pub(super) fn shown(&self, path: &Path) -> String {
        let ignore = self.ignored(Some(path));
        let config = Config { ignore, per_file_ignores: BTreeMap::new(), ..self.config.clone() };
        let text = toml::to_string(&config).unwrap_or_else(|error| format!("# {error}\n"));
        format!("# by {}\n{text}{}", visible(&self.file.to_string_lossy()), self.remarks())
    }

    /// What came of the documents of APIs, as comments.
    fn remarks(&self) -> String {
        let told = |Own { apis, remarks, .. }: &Own| {
            let mut lines = Vec::new();
            for (at, api) in apis.iter().enumerate() {
                let sites: Vec<_> = api.sites.iter().map(Site::url).collect();
                let count = api.catalogue.operations().count();
                let some = format!(", {count} operation{} of it", if count == 1 { "" } else { "s" });
                let (some, blank) = if at == 0 { ("", "\n") } else { (some.as_str(), "") };
                lines.push(format!("{blank}# {} at {}{some}\n", api.name, sites.join(", ")));
            }
            lines.extend(remarks.iter().map(|remark| format!("#   {remark}\n")));
            let signs = apis.first().map(|api| api.signs.iter().map(Sign::named)).into_iter().flatten();
            lines.extend(signs.filter(|named| !named.is_empty()).map(|named| format!("#   it wants {named}\n")));
            lines.concat()
        };
        self.apis.iter().map(told).collect()
    }

    /// The files that APIs were read from.
    pub(super) fn documents(&self) -> impl Iterator<Item = &Path> {
        self.apis.iter().flat_map(|own| &own.stamps).map(|stamp| stamp.path.as_path())
    }

    /// Whether the file at the absolute `path` is left out when folders are searched.
    pub(super) fn excludes(&self, path: &Path) -> bool {
        self.exclude.hold(path)
    }
}

impl Config {
    /// What is wrong with the words that name rules.
    fn strange(&self, named: &Named<'_>) -> Vec<Fault> {
        let unknown = self.rules().filter_map(|rule| Unknown::check(rule)).map(|unknown| {
            let message = match unknown.name.trim() {
                "" => "the name of a rule is empty; write one, or leave it out".to_owned(),
                _ => unknown.to_string(),
            };
            Fault { place: named.rule(&unknown.name), message }
        });
        let contradiction = self.contradiction().map(|(word, message)| Fault { place: named.ignored(word), message });
        unknown.take(MOST).chain(contradiction).collect()
    }

    /// A word of `ignore` by which nothing is left of what `select` asks for, and what to do.
    fn contradiction(&self) -> Option<(&str, String)> {
        let is_selected = |word: &&String| self.select.contains(word) && *word != "all";
        if let Some(word) = self.ignore.iter().find(is_selected) {
            return Some((word, format!("`{word}` stands in `select` too; leave it out of one of them")));
        }
        let is_all = |word: &&String| *word == "all" && self.select.iter().all(|word| word == "all");
        let word = self.ignore.iter().find(is_all)?;
        Some((word, "`ignore` names `all`, so that nothing would be looked for; name rules or groups".to_owned()))
    }

    /// Every word that is to name a rule.
    fn rules(&self) -> impl Iterator<Item = &String> {
        let silent = self.per_file_ignores.values().flatten();
        self.select.iter().chain(&self.ignore).chain(&self.also).chain(self.severity.keys()).chain(silent)
    }
}

/// Rules or groups, of which there must be some: without any nothing would be looked for.
fn not_empty<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let rules = Vec::deserialize(from)?;
    if rules.is_empty() {
        let why = "`select` names no rule, so that nothing would be looked for; name some, or leave it out for all";
        return Err(D::Error::custom(why));
    }
    Ok(rules)
}

/// A settings file as far as it could be read.
struct Draft<'t> {
    config: Config,
    named: Named<'t>,
    faults: Vec<Fault>,
    /// Where it is no TOML.
    broken: Option<Fault>,
    /// How many keys each table `[[api]]` had, and how many of them are good.
    widths: [Vec<usize>; 2],
}

/// The patterns of a settings file.
struct Patterns {
    exclude: Globs,
    silent: Vec<(Globs, Vec<String>)>,
}

impl<'t> Draft<'t> {
    fn of(text: &'t str) -> Self {
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

    fn is_sound(&self) -> bool {
        self.broken.is_none() && self.faults.is_empty()
    }

    fn patterns(&self, path: &Path) -> Result<Patterns, Vec<Fault>> {
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
    fn apis(&self, folder: &Path) -> Result<Vec<Own>, Vec<Fault>> {
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
    fn told(self, found: impl Iterator<Item = Fault>) -> Vec<Fault> {
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

    #[test]
    fn the_schema_has_the_same_keys() {
        let schema = include_str!("../../grammar/config.schema.json");
        let schema: serde_json::Value = serde_json::from_str(schema).expect("the schema is JSON");
        let mut keys: Vec<_> = schema["properties"].as_object().expect("keys").keys().map(String::as_str).collect();
        keys.sort_unstable();
        let error =
            toml::from_str::<Config>("? = 1").or_else(|_| toml::from_str::<Config>("x = 1")).expect_err("no key");
        let mut fields: Vec<_> = error.message().split('`').skip(3).step_by(2).collect();
        fields.sort_unstable();
        assert_eq!(keys, fields);
        let api = &schema["properties"]["api"]["items"]["properties"];
        let mut keys: Vec<_> = api.as_object().expect("keys").keys().map(String::as_str).collect();
        keys.sort_unstable();
        let error = toml::from_str::<Config>("[[api]]\nx = 1").expect_err("no key");
        let mut fields: Vec<_> = error.message().split('`').skip(3).step_by(2).collect();
        fields.sort_unstable();
        assert_eq!(keys, fields);
        for (key, words) in [("style", "style = \"\""), ("shell", "shell = \"\""), ("severity", "severity.x = \"\"")] {
            let error = toml::from_str::<Config>(words).expect_err("no value");
            let values: Vec<_> = error.message().split('`').skip(3).step_by(2).collect();
            let property = &schema["properties"][key];
            let listed = if key == "severity" { &property["additionalProperties"]["enum"] } else { &property["enum"] };
            assert_eq!(listed, &serde_json::json!(values), "{key}");
        }
    }
}
