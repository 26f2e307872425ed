//! Where bytes go: the standard output, or a file that may be written.

use std::path::PathBuf;

use super::{Permission, Stop, World, octets};
use crate::curl::Target;

/// Where bytes go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sink {
    Own,
    File(PathBuf),
    Append(PathBuf),
    Nowhere,
    /// A file that is there already, and so is each of its numbered names.
    Taken(PathBuf),
}

impl Sink {
    /// The name of the file, if it is one.
    pub(super) fn file_name(&self) -> String {
        match self {
            Self::File(path) | Self::Append(path) | Self::Taken(path) => octets::of_path(path),
            Self::Own | Self::Nowhere => String::new(),
        }
    }

    /// The same, behind what is there already.
    pub(super) fn appended(&self) -> Self {
        match self {
            Self::File(path) => Self::Append(path.clone()),
            other => other.clone(),
        }
    }
}

/// The sink that `target` names.
pub(super) fn sink(target: &Target, world: &World) -> Result<Sink, Stop> {
    match target {
        Target::Path(path) => writable(&world.fill(path)?, world).map(Sink::File),
        Target::Stdio => Ok(Sink::Own),
    }
}

/// The path of a file that may be written.
pub(super) fn writable(path: &str, world: &World) -> Result<PathBuf, Stop> {
    if path != "/dev/null" && !path.eq_ignore_ascii_case("nul") {
        world.permissions.require(Permission::Write, || format!("the command writes the file `{path}`"))?;
    }
    Ok(octets::path(path))
}
