//! The options of a question, named as on the command line.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::lint::{Correction, Guesses, Placeholders, Settings, Unknown};
use crate::mend::Mending;
use crate::print::{Secrets, Style};
use crate::shell::Dialect;

/// What goes with a question.
pub(super) struct Options {
    given: Map<String, Value>,
}

/// Why a question has no answer; lower case, no final stop.
pub(super) type Wrong = String;

impl Options {
    /// The options `given`, of which there are only those in `known`.
    pub(super) fn new(given: Map<String, Value>, known: &[&str]) -> Result<Self, Wrong> {
        match given.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(format!("there is no option `{name}` here, only {}", listed(known))),
            None => Ok(Self { given }),
        }
    }

    pub(super) fn flag(&self, name: &str) -> Result<bool, Wrong> {
        self.value(name, "`true` or `false`", Value::as_bool).map(Option::unwrap_or_default)
    }

    pub(super) fn word(&self, name: &str) -> Result<Option<&str>, Wrong> {
        self.value(name, "a text", Value::as_str)
    }

    pub(super) fn number(&self, name: &str) -> Result<Option<usize>, Wrong> {
        self.value(name, "a number", |value| usize::try_from(value.as_u64()?).ok())
    }

    fn words(&self, name: &str) -> Result<Vec<String>, Wrong> {
        let words = |value: &Value| {
            let words = value.as_array()?.iter().map(|word| Some(word.as_str()?.to_owned()));
            words.collect::<Option<Vec<_>>>()
        };
        self.value(name, "a list of texts", words).map(Option::unwrap_or_default)
    }

    /// One of `choices`, or the first of them.
    fn choice<T: Copy>(&self, name: &str, choices: &[(&str, T)]) -> Result<Option<T>, Wrong> {
        let Some(word) = self.word(name)? else { return Ok(None) };
        let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        let chosen = choices.iter().find(|(name, _)| *name == word).map(|(_, choice)| *choice);
        chosen.map(Some).ok_or_else(|| format!("`{name}` is one of {}", listed(&names)))
    }

    /// The value of option `name` as `read` takes it; `what` it must be.
    fn value<'a, T>(
        &'a self,
        name: &str,
        what: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, Wrong> {
        let wrong = || format!("`{name}` is to be {what}");
        self.given.get(name).map(|value| read(value).ok_or_else(wrong)).transpose()
    }

    pub(super) fn mending(&self) -> Result<Mending, Wrong> {
        Ok(if self.flag("as-written")? { Mending::AsWritten } else { Mending::On })
    }

    pub(super) fn settings(&self) -> Result<Settings, Wrong> {
        let settings = Settings {
            select: self.words("select")?,
            ignore: self.words("ignore")?,
            today: self.word("today")?.unwrap_or_default().to_owned(),
            ..Settings::default()
        };
        settings.unknown().first().map_or(Ok(()), |unknown| Err(no_rule(unknown)))?;
        Ok(settings)
    }

    /// What is to be done to commands, credentials appearing as `secrets` unless the question says otherwise.
    pub(super) fn correction(&self, secrets: Secrets) -> Result<Correction, Wrong> {
        let also = self.words("also")?;
        also.iter().find_map(|rule| Unknown::check(rule)).map_or(Ok(()), |unknown| Err(no_rule(&unknown)))?;
        Ok(Correction {
            guesses: if self.flag("unsafe-fixes")? { Guesses::Applied } else { Guesses::Shown },
            also,
            placeholders: if self.flag("mend-only")? { Placeholders::AsWritten } else { Placeholders::Variables },
            set: self.set()?,
            secrets: self.secrets()?.unwrap_or(secrets),
            style: self.choice("style", STYLES)?.unwrap_or_default(),
        })
    }

    fn set(&self) -> Result<BTreeMap<String, String>, Wrong> {
        let pairs = |value: &Value| {
            let pairs = value.as_object()?.iter().map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())));
            pairs.collect::<Option<BTreeMap<_, _>>>()
        };
        self.value("set", "an object of texts", pairs).map(Option::unwrap_or_default)
    }

    pub(super) fn secrets(&self) -> Result<Option<Secrets>, Wrong> {
        self.choice("secrets", SECRETS)
    }

    pub(super) fn shell(&self) -> Result<Dialect, Wrong> {
        Ok(self.choice("shell", SHELLS)?.unwrap_or_default())
    }
}

const STYLES: &[(&str, Style)] = &[("keep", Style::Keep), ("compact", Style::Compact), ("docs", Style::Docs)];

const SECRETS: &[(&str, Secrets)] = &[("keep", Secrets::Keep), ("env", Secrets::Env), ("mask", Secrets::Mask)];

const SHELLS: &[(&str, Dialect)] =
    &[("bash", Dialect::Posix), ("sh", Dialect::Posix), ("cmd", Dialect::Cmd), ("powershell", Dialect::PowerShell)];

fn no_rule(unknown: &Unknown) -> Wrong {
    match unknown.nearest {
        Some(nearest) => format!("there is no rule `{}`; `{nearest}` was probably meant", unknown.name),
        None => format!("there is no rule `{}`", unknown.name),
    }
}

pub(super) fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
