//! The disk: `uncurly.toml` and the documents it names → `Settings`, file walking, atomic writes; and what day it is.
//!
//! The command line and the language server ask the same [`Projects`], so a file has the same
//! settings whoever looks at it.

mod bundle;
mod clock;
mod config;
mod failure;
mod files;
mod globs;
mod own;
mod place;
mod places;
mod release;
mod settings;
mod store;
mod tree;
mod wording;
mod yaml;

pub use clock::today;
pub use failure::{Failure, Fault, reason};
pub use files::Found;
pub use place::Place;
pub use settings::{ProjectSettings, Shell};
pub use store::{Draft, write};

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use config::Project;

/// The name of the file with a project's settings.
pub const NAME: &str = "uncurly.toml";

/// Which file has the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Lookup {
    /// The nearest `uncurly.toml` in or above the folder of the text, within its repository.
    #[default]
    Nearest,
    /// This one, for every text.
    File(PathBuf),
    /// None.
    Nothing,
}

/// What becomes of a file that is named itself, and that the settings leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// It is taken.
    Taken,
    /// It is left out, as hooks and editors want it.
    LeftOut,
}

/// The settings files met so far.
#[derive(Debug, Default)]
pub struct Projects {
    lookup: Lookup,
    known: HashMap<PathBuf, Option<Rc<Project>>>,
    today: Option<String>,
}

/// The settings for the text at `path`, by the nearest file that has some.
pub fn settings_for(path: &Path) -> Result<ProjectSettings, Failure> {
    Projects::new(Lookup::Nearest).settings_for(Some(path))
}

impl Projects {
    /// Projects by `lookup`.
    pub fn new(lookup: Lookup) -> Self {
        Self { lookup, ..Self::default() }
    }

    /// The same, with another day, `YYYY-MM-DD`, in place of the clock's.
    #[must_use]
    pub fn on(self, day: Option<String>) -> Self {
        Self { today: day, ..self }
    }

    /// The day that dated rules compare with.
    pub fn today(&self) -> String {
        self.today.clone().unwrap_or_else(clock::today)
    }

    /// The settings for the text at `path`, which need not exist; without one, for standard input.
    pub fn settings_for(&mut self, path: Option<&Path>) -> Result<ProjectSettings, Failure> {
        let path = path.map(absolute);
        let folder = match &path {
            Some(path) => path.parent().map(Path::to_owned).unwrap_or_default(),
            None => absolute(Path::new(".")),
        };
        let project = self.project(&folder)?;
        Ok(project.map_or_else(ProjectSettings::default, |project| project.settings(path.as_deref())))
    }

    /// The settings for the text or folder at `path`, and the file they stand in, as such a file would say them.
    pub fn shown(&mut self, path: &Path) -> Result<String, Failure> {
        let path = absolute(path);
        let folder = if path.is_dir() { &path } else { path.parent().unwrap_or(&path) };
        Ok(match self.project(folder)? {
            Some(project) => project.shown(&path),
            None => "# by no file: every rule is looked for, at its own level\n".to_owned(),
        })
    }

    /// The documents that the settings met so far were read from, sorted.
    pub fn documents(&self) -> Vec<PathBuf> {
        let projects = self.known.values().flatten();
        let mut found: Vec<_> = projects.flat_map(|project| project.documents()).map(Path::to_owned).collect();
        found.sort();
        found.dedup();
        found
    }

    /// The files that `paths` name, those in folders included: of known formats, not ignored, sorted.
    ///
    /// What is named itself is taken whatever it is, if `named` says so; where nothing is named, there is nothing.
    /// What of a folder cannot be searched keeps nothing else from being found.
    pub fn files(&mut self, paths: &[PathBuf], named: Named) -> Result<Found, Failure> {
        let (mut found, mut unread) = (Vec::new(), Vec::new());
        for path in paths {
            if path.is_dir() {
                let within = files::within(path);
                unread.extend(within.unread);
                for file in within.paths {
                    if !self.excludes(&file)? {
                        found.push(file);
                    }
                }
            } else if named == Named::Taken || path.as_os_str() == "-" || !self.excludes(path)? {
                found.push(path.clone());
            }
        }
        let mut seen = std::collections::HashSet::new();
        found.retain(|path| seen.insert(path.clone()));
        Ok(Found { paths: found, unread })
    }

    fn excludes(&mut self, file: &Path) -> Result<bool, Failure> {
        let file = absolute(file);
        let project = self.project(file.parent().unwrap_or(&file))?;
        Ok(project.is_some_and(|project| project.excludes(&file)))
    }

    /// The project that the absolute `folder` belongs to.
    fn project(&mut self, folder: &Path) -> Result<Option<Rc<Project>>, Failure> {
        let file = match &self.lookup {
            Lookup::Nothing => return Ok(None),
            Lookup::File(file) => Some(file.clone()),
            Lookup::Nearest => None,
        };
        let key = file.clone().unwrap_or_else(|| folder.to_owned());
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let project = file.or_else(|| nearest(folder)).map(|file| Project::read(&file)).transpose()?.map(Rc::new);
        self.known.insert(key, project.clone());
        Ok(project)
    }
}

/// The nearest settings file in or above `folder`, not beyond the root of a repository.
fn nearest(folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let file = folder.join(NAME);
        if file.is_file() {
            return Some(file);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// `path` from the root on; as it is where the current folder is not known.
fn absolute(path: &Path) -> PathBuf {
    // `.` and `..` go, so that globs see plain names.
    let mut out = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        match part {
            std::path::Component::ParentDir => {
                out.pop();
            }
            std::path::Component::CurDir => {}
            part => out.push(part),
        }
    }
    out
}
