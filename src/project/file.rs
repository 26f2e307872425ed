//! A settings file, read and found good.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::globs::Globs;
use super::own::Own;
use super::release::Release;
use super::{Failure, ProjectSettings, absolute};
use crate::api::{Sign, Site};
use crate::lint::Settings;
use crate::text::visible;

use super::config::Config;
use super::draft::{Draft, Patterns};

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
