//! What can be wrong on the disk, and the words for it.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::Place;

/// Why the settings of a project, or its files, could not be had.
#[derive(Debug)]
pub enum Failure {
    /// A settings file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A settings file is wrong.
    Wrong {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, in order of places.
        faults: Vec<Fault>,
    },
    /// A folder cannot be read.
    Unwalkable {
        /// What is the matter.
        message: String,
    },
}

/// Something that is wrong with a settings file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where in it.
    pub place: Place,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Failure {
    /// Everything that there is to say, a line each.
    pub fn lines(&self) -> Vec<String> {
        let Self::Wrong { path, faults } = self else { return vec![self.to_string()] };
        let line = |Fault { place: Place { line, column }, message }: &Fault| {
            format!("`{}`, line {line}, column {column}: {message}", path.display())
        };
        faults.iter().map(line).collect()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, error } if error.kind() == io::ErrorKind::NotFound => {
                write!(out, "there is no file `{}`", path.display())
            }
            Self::Unreadable { path, error } => write!(out, "cannot read `{}`: {}", path.display(), reason(error)),
            Self::Wrong { .. } => out.write_str(&self.lines().join("\n")),
            Self::Unwalkable { message } => write!(out, "cannot look for files: {message}"),
        }
    }
}

impl std::error::Error for Failure {}

/// What the system says of `error`, in our voice.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        // So says the system alone; others have words of their own for data that are wrong.
        io::ErrorKind::InvalidData if error.get_ref().is_none() => "it is no UTF-8".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}
