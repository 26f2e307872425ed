//! What `uncurly.toml` may hold, as serde reads it; the same stands in `config.schema.json`.

use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::own::Table;
use super::place::Named;
use super::release::Release;
use super::tree::MOST;
use super::{Fault, Shell};
use crate::lint::Unknown;
use crate::print;
use crate::text::Level;

/// What the file says.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Config {
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "not_empty")]
    pub(super) select: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) ignore: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) also: Vec<String>,
    pub(super) style: Option<Style>,
    pub(super) shell: Option<Shell>,
    pub(super) curl: Option<Release>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) exclude: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) severity: BTreeMap<String, Severity>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) per_file_ignores: BTreeMap<String, Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) api: Vec<Table>,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Severity {
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
pub(super) enum Style {
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

impl Config {
    /// What is wrong with the words that name rules.
    pub(super) fn strange(&self, named: &Named<'_>) -> Vec<Fault> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
