//! What a request may take from around it: variables, files, standard input.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::io::Read;
use std::rc::Rc;

use super::content::Piece;
use super::stop::reason;
use super::{Passwords, Permission, Permissions, Stop, Variables, octets};
use crate::curl::Target;
use crate::shell::Value;

/// What is around the request.
#[derive(Clone, Debug)]
pub struct World {
    /// Values of variables.
    pub variables: Variables,
    /// What the command's standard input is.
    pub stdin: Stdin,
    /// Where its standard output goes.
    pub stdout: Stdout,
    /// What it may do.
    pub permissions: Permissions,
    /// What can be read but once, when it has been read.
    pub piped: Piped,
    /// Whether the user's own file of options (`~/.curlrc`) is read first.
    pub curlrc: bool,
    /// Where passwords come from that it leaves away.
    pub passwords: Passwords,
}

/// What standard input, pipes and devices held, which can be read but once.
#[derive(Clone, Debug, Default)]
pub struct Piped {
    stdin: Rc<OnceCell<Vec<u8>>>,
    paths: Rc<RefCell<BTreeMap<String, Vec<u8>>>>,
    spent: Rc<Cell<bool>>,
}

/// Whether standard input has been read by what stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spent {
    Before,
    Now,
}

impl Piped {
    /// An option reads all of standard input.
    pub(super) fn spend(&self) -> Spent {
        if self.spent.replace(true) { Spent::Before } else { Spent::Now }
    }
}

/// A command's standard input.
#[derive(Clone, Debug)]
pub enum Stdin {
    /// That of this process.
    Own,
    /// A heredoc or here-string.
    Text(Value),
    /// A file (`< FILE`).
    File(Value),
    /// It cannot be had, for this reason.
    Missing(&'static str),
}

/// A command's standard output.
#[derive(Clone, Debug)]
pub enum Stdout {
    /// That of this process.
    Own,
    /// The same, and it is a terminal.
    Terminal,
    /// A file, made anew (`> FILE`).
    File(Value),
    /// A file's end (`>> FILE`).
    Append(Value),
}

impl World {
    /// `value` with its variables filled in.
    pub(super) fn fill(&self, value: &Value) -> Result<String, Stop> {
        self.variables.fill(value)
    }

    /// The bytes of a file that the command names, or of its standard input.
    pub(super) fn read(&self, target: &Target) -> Result<Vec<u8>, Stop> {
        match target {
            Target::Path(path) => self.read_file(&self.fill(path)?),
            Target::Stdio => self.read_stdin(),
        }
    }

    /// The same once the transfer begins: options may have read all of standard input by then.
    pub(super) fn read_late(&self, target: &Target) -> Result<Vec<u8>, Stop> {
        match target {
            Target::Stdio if self.piped.spent.get() => Ok(Vec::new()),
            target => self.read(target),
        }
    }

    /// Whether standard input is a file, of which the length is known.
    pub(super) fn has_file_as_stdin(&self) -> bool {
        match self.stdin {
            Stdin::File(_) => true,
            Stdin::Own => std::fs::metadata("/dev/stdin").is_ok_and(|facts| facts.is_file()),
            Stdin::Text(_) | Stdin::Missing(_) => false,
        }
    }

    /// The bytes of the file `path`.
    pub(super) fn read_file(&self, path: &str) -> Result<Vec<u8>, Stop> {
        self.permissions.require(Permission::Read, || format!("the command reads the file `{path}`"))?;
        let failed = |error| Stop::curl(26, format!("cannot read `{path}`: {}", reason(&error)));
        if let Some(bytes) = self.piped.paths.borrow().get(path) {
            return Ok(bytes.clone());
        }
        let is_plain = std::fs::metadata(octets::path(path)).map_err(failed)?.is_file();
        let bytes = std::fs::read(octets::path(path)).map_err(failed)?;
        if !is_plain {
            self.piped.paths.borrow_mut().insert(path.to_owned(), bytes.clone());
        }
        Ok(bytes)
    }

    /// Whether the file `path` can be read.
    pub(super) fn reach(&self, path: &str) -> Result<(), Stop> {
        self.permissions.require(Permission::Read, || format!("the command reads the file `{path}`"))?;
        let path = octets::path(path);
        // To open a pipe would be to take from it.
        let looked_at = std::fs::metadata(&path)
            .and_then(|facts| if facts.is_file() { std::fs::File::open(&path).map(drop) } else { Ok(()) });
        looked_at.map_err(|error| Stop::curl(26, format!("cannot read `{}`: {}", path.display(), reason(&error))))
    }

    /// The body of an upload: how long it is curl only knows of a file.
    pub(super) fn upload(&self, target: &Target) -> Result<Vec<Piece>, Stop> {
        let piece = self.piece(target)?;
        let is_measured = matches!((target, &piece), (Target::Path(_), Piece::File(..)));
        let end = (!is_measured).then(|| Piece::Streamed(Vec::new().into()));
        Ok(std::iter::once(piece).chain(end).collect())
    }

    /// What of a body the bytes of `target` are, left where they are until they are sent.
    pub(super) fn piece(&self, target: &Target) -> Result<Piece, Stop> {
        let path = match (target, &self.stdin) {
            (Target::Stdio, _) if self.piped.spent.get() => return Ok(Piece::Bytes(Vec::new().into())),
            (Target::Path(path), _) | (Target::Stdio, Stdin::File(path)) => self.fill(path)?,
            (Target::Stdio, Stdin::Own) => return Ok(rewound().unwrap_or(Piece::Stdin)),
            (Target::Stdio, _) => return Ok(Piece::Bytes(self.read(target)?.into())),
        };
        self.permissions.require(Permission::Read, || format!("the command reads the file `{path}`"))?;
        let failed = |error| Stop::curl(26, format!("cannot read `{path}`: {}", reason(&error)));
        let facts = std::fs::File::open(octets::path(&path)).and_then(|file| file.metadata()).map_err(failed)?;
        if facts.is_dir() {
            return Err(Stop::curl(26, format!("cannot read `{path}`: it is a folder")));
        }
        // Of a pipe or device nobody knows the length.
        if facts.is_file() {
            Ok(Piece::File(octets::path(&path), facts.len()))
        } else {
            Ok(Piece::Bytes(self.read_file(&path)?.into()))
        }
    }

    fn read_stdin(&self) -> Result<Vec<u8>, Stop> {
        match &self.stdin {
            Stdin::Text(text) => Ok(octets::bytes(&self.fill(text)?).into_owned()),
            Stdin::File(path) => self.read_file(&self.fill(path)?),
            Stdin::Missing(why) => Err(Stop::refused(*why)),
            Stdin::Own => {
                if let Some(bytes) = self.piped.stdin.get() {
                    return Ok(bytes.clone());
                }
                let mut bytes = Vec::new();
                let read = std::io::stdin().lock().read_to_end(&mut bytes);
                read.map_err(|error| Stop::curl(26, format!("cannot read standard input: {}", reason(&error))))?;
                Ok(self.piped.stdin.get_or_init(|| bytes).clone())
            }
        }
    }
}

/// Standard input, where it is a file that nobody has read from yet, so that it can be read again.
#[cfg(unix)]
fn rewound() -> Option<Piece> {
    use std::io::Seek;
    use std::os::fd::AsFd;
    let mut file = std::fs::File::from(std::io::stdin().as_fd().try_clone_to_owned().ok()?);
    let facts = file.metadata().ok().filter(std::fs::Metadata::is_file)?;
    let is_unread = file.stream_position().is_ok_and(|position| position == 0);
    is_unread.then(|| Piece::File("/dev/stdin".into(), facts.len()))
}

#[cfg(not(unix))]
fn rewound() -> Option<Piece> {
    None
}
