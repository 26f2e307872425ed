//! The settings that hold for a text.

use std::path::Path;

use super::Failure;
use super::args::Configuration;
use crate::project::{self, ProjectSettings, Projects};

/// The settings for the file `path`, or for standard input.
pub(super) fn settings_for(path: Option<&Path>, configuration: &Configuration) -> Result<ProjectSettings, Failure> {
    of_project(path, &mut configuration.projects())
}

/// The same, by `projects`.
pub(super) fn of_project(path: Option<&Path>, projects: &mut Projects) -> Result<ProjectSettings, Failure> {
    let mut settings = projects.settings_for(path).map_err(Failure::Project)?;
    settings.lint.today = projects.today();
    Ok(settings)
}

/// Writes `text` in place of the file `path`.
pub(super) fn write(path: &Path, text: impl AsRef<[u8]>) -> Result<(), Failure> {
    project::write(path, text).map_err(|error| Failure::Unwritable { path: path.to_owned(), error })
}
