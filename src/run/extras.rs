//! Options that only the transport knows of, by their names.

use std::collections::BTreeMap;

use super::{Header, Stop, World, octets};
use crate::curl::Extra;
use crate::knowledge::options::{self, Effect};
use crate::shell::Value;

/// Whether the option `name` is carried out here, of those that others leave to curl.
pub(super) fn knows(name: &str) -> bool {
    // Dots in a path are nothing that has to be carried out, only left alone.
    options::long(name).is_some_and(|option| matches!(option.effect, Effect::Carried | Effect::PathAsIs))
}

/// The options of one request that are carried out here.
#[derive(Debug, Default)]
pub(super) struct Extras<'a> {
    texts: BTreeMap<&'static str, Vec<String>>,
    values: BTreeMap<&'static str, &'a Value>,
    switches: BTreeMap<&'static str, bool>,
}

impl<'a> Extras<'a> {
    /// Those of `extras`, their variables filled in.
    pub(super) fn new(extras: &'a [Extra], world: &World) -> Result<Self, Stop> {
        let mut out = Self::default();
        for extra in extras {
            out.switches.insert(extra.name, extra.on);
            if let Some(value) = &extra.value {
                out.texts.entry(extra.name).or_default().push(world.fill(value)?);
                out.values.insert(extra.name, value);
            }
        }
        Ok(out)
    }

    /// Whether the option `name` is given, and not switched off again.
    pub(super) fn has(&self, name: &'static str) -> bool {
        self.switches.get(name).copied().unwrap_or_default()
    }

    /// Whether the option `name` is switched off.
    pub(super) fn is_off(&self, name: &'static str) -> bool {
        self.switches.get(name) == Some(&false)
    }

    /// The last value of the option `name`.
    pub(super) fn text(&self, name: &'static str) -> Option<String> {
        self.texts.get(name)?.last().cloned()
    }

    /// The same, as it was written.
    pub(super) fn value(&self, name: &'static str) -> Option<&'a Value> {
        self.values.get(name).copied()
    }

    /// The headers of the option `name`, and the names of those that it switches off.
    pub(super) fn headers(&self, name: &'static str, world: &World) -> Result<(Vec<Header>, Vec<String>), Stop> {
        let (mut given, mut removed) = (Vec::new(), Vec::new());
        for text in self.texts.get(name).into_iter().flatten() {
            let file = text.strip_prefix('@').map(|path| world.read_file(path)).transpose()?;
            let file = file.map(|bytes| octets::text(&bytes));
            for line in file.as_deref().unwrap_or(text).lines() {
                match line.split_once(':') {
                    Some((name, value)) if value.trim().is_empty() => removed.push(name.to_owned()),
                    Some((name, value)) => given.push((name.to_owned(), value.to_owned())),
                    None => given.extend(line.strip_suffix(';').map(|name| (name.to_owned(), String::new()))),
                }
            }
        }
        Ok((given, removed))
    }
}
