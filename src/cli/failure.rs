//! Why the work could not be done, and the words for it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::{FAILED, OPEN};
use crate::knowledge::options;
use crate::lint::Unknown;
use crate::project::reason;
use crate::text::{visible, visible_name};

/// A document of a stream.
const DOCUMENT: &str = r#"{"id": "…", "text": "…"}"#;

/// Why the work could not be done.
#[derive(Debug)]
pub(super) enum Failure {
    /// No file is named, and nothing is piped in.
    Nothing,
    /// A text has nothing in it.
    Empty(String),
    /// A text has no curl command.
    NoCommand(String),
    /// A text has no curl command; what else it tells of was explained.
    OnlyWords(String),
    /// The work is refused for this reason, and nothing was printed.
    Refused(Box<Failure>),
    /// What is named is no file, but nearly a command of this program.
    NoSuchVerb { written: String, meant: String },
    /// A command of this program stands behind options that are not for all of them.
    LateVerb(String),
    /// There are fewer commands than that.
    NoSuchCommand { number: usize, count: usize },
    /// Several commands, and none is chosen.
    #[cfg(feature = "run")]
    WhichCommand(usize),
    /// A file cannot be read.
    Unreadable { name: String, error: io::Error },
    /// A folder is named where a file belongs.
    Folder(String),
    /// A text is no UTF-8.
    NotUtf8 { name: String, offset: usize, byte: u8 },
    /// A text is too big.
    TooBig { name: String, limit: usize },
    /// A line of a stream is no document.
    BadLine { number: usize, fault: String },
    /// Files are named where a stream is to be read.
    FilesOfStream,
    /// A file is named beside the name of standard input.
    FileBesideStdin,
    /// Nothing can be written in place of standard input.
    StdinInPlace,
    /// A file is in another encoding than the one that is written.
    Reencoded { name: String, encoding: &'static str },
    /// No comment of a file can give such a reason.
    Unsayable { name: String, sign: &'static str },
    /// A file cannot be written.
    Unwritable { path: PathBuf, error: io::Error },
    /// A document of findings cannot be written, so that there is no use in finding more.
    Unreported { path: PathBuf, error: io::Error },
    /// Two documents of findings would stand in one file.
    ReportedTwice(PathBuf),
    /// A document of findings would stand in place of a text that is looked at.
    ReportedOver(PathBuf),
    /// Standard output cannot be written.
    Output(io::Error),
    /// The settings or files of a project cannot be had.
    Project(crate::project::Failure),
    /// No such rule.
    UnknownRule(Unknown),
    /// No such code.
    UnknownCode(String),
    /// curl never had such an option.
    UnknownOption(String),
    /// A folder for a new package is there already.
    Exists(PathBuf),
    /// The command is not sent, or was not answered; with curl's number.
    #[cfg(feature = "run")]
    Stopped(crate::run::Stop),
}

impl Failure {
    /// This failure where half an answer is none.
    pub(super) fn refused(self) -> Self {
        Self::Refused(Box::new(self))
    }

    /// The exit code.
    pub(super) fn exit(&self) -> u8 {
        match self {
            Self::Empty(_) | Self::NoCommand(_) | Self::OnlyWords(_) => OPEN,
            #[cfg(feature = "run")]
            Self::Stopped(stop) => stop.exit,
            _ => FAILED,
        }
    }
}

impl Failure {
    /// Everything that there is to say, a line each.
    pub(super) fn lines(&self) -> Vec<String> {
        if let Self::Project(failure) = self { failure.lines() } else { vec![self.to_string()] }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => out.write_str(
                "nothing to read; name a file, or pipe a text in:\n\
                 \n    uncurly post.txt\n    pbpaste | uncurly\n\nmore: `uncurly --help`",
            ),
            Self::NoSuchVerb { written, meant } => write!(
                out,
                "there is neither a file nor a command `{}`; did you mean `uncurly {meant}`?",
                visible(written)
            ),
            Self::LateVerb(verb) => {
                write!(
                    out,
                    "there is no file `{verb}`; the command `{verb}` goes before its options: `uncurly {verb} …`"
                )
            }
            Self::Empty(name) => write!(out, "{name} is empty; give it a text with a curl command"),
            Self::NoCommand(name) => write!(out, "{name} has no curl command; one starts with the word `curl`"),
            Self::OnlyWords(name) => write!(out, "{name} has no curl command to correct"),
            Self::Refused(failure) => failure.fmt(out),
            Self::NoSuchCommand { number, count: 1 } => write!(out, "there is no command {number}, only one"),
            Self::NoSuchCommand { number, count } => write!(out, "there is no command {number}, only {count}"),
            #[cfg(feature = "run")]
            Self::WhichCommand(count) => write!(
                out,
                "the text has {count} commands; choose one with `--command N`, or send them in order with `--command all`"
            ),
            Self::Unreadable { name, error } => write!(out, "cannot read {name}: {}", reason(error)),
            Self::Folder(name) => write!(
                out,
                "{name} is a folder; name the files in it, or correct them as a whole with `--write`, `--diff` or `--check`"
            ),
            Self::NotUtf8 { name, offset, byte } => write!(
                out,
                "{name} is no UTF-8: byte {} is 0x{byte:02X}; save it as UTF-8, or convert it first, as with \
                 `iconv -f WINDOWS-1252 -t UTF-8`",
                offset + 1
            ),
            Self::TooBig { name, limit } => {
                write!(out, "{name} is bigger than {} MiB; cut out the part with the commands", limit >> 20)
            }
            Self::BadLine { number, fault } => {
                write!(out, "line {number} of standard input is no document: {fault}; write it as `{DOCUMENT}`")
            }
            Self::FilesOfStream => out.write_str("a stream of documents comes by standard input; pipe the files in"),
            Self::FileBesideStdin => out.write_str(
                "`--stdin-filename` names what comes by standard input; leave out the other files, or the option",
            ),
            Self::StdinInPlace => out.write_str("standard input cannot be written in place; name a file"),
            Self::Reencoded { name, encoding } => {
                write!(out, "{name} is {encoding}, and cannot be given back so; convert it first")
            }
            Self::Unsayable { name, sign } => {
                write!(
                    out,
                    "a comment of {name} would not end behind the reason, for `{sign}` in it; word it otherwise"
                )
            }
            Self::Unwritable { path, error } | Self::Unreported { path, error } => unwritable(out, path, error),
            Self::ReportedTwice(path) => {
                let path = path.to_string_lossy();
                write!(
                    out,
                    "`--report` names `{}` twice, and one would overwrite the other; name another file",
                    visible_name(&path)
                )
            }
            Self::ReportedOver(path) => {
                let path = path.to_string_lossy();
                let name = visible_name(&path);
                write!(out, "`--report` names `{name}`, which is looked at and would be lost; name another file")
            }
            Self::Output(error) => write!(out, "cannot write standard output: {}", reason(error)),
            Self::Project(failure) => failure.fmt(out),
            Self::UnknownRule(unknown) => unknown.fmt(out),
            Self::UnknownCode(code) => {
                write!(out, "nothing is known of the error `{}`; `uncurly explain` lists what is", visible(code))
            }
            Self::UnknownOption(written) => unknown_option(out, written),
            Self::Exists(path) => write!(out, "`{}` exists already; name a new folder", path.display()),
            #[cfg(feature = "run")]
            Self::Stopped(stop) if stop.exit == crate::run::REFUSED => write!(out, "not sent: {stop}"),
            #[cfg(feature = "run")]
            Self::Stopped(stop) => write!(out, "({}) {stop}", stop.exit),
        }
    }
}

fn unwritable(out: &mut fmt::Formatter<'_>, path: &Path, error: &io::Error) -> fmt::Result {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists());
    let path = path.to_string_lossy();
    let path = visible_name(&path);
    match folder {
        Some(folder) => {
            write!(out, "cannot write `{path}`: there is no folder `{}`; make it, or name another", folder.display())
        }
        None => write!(out, "cannot write `{path}`: {}", reason(error)),
    }
}

fn unknown_option(out: &mut fmt::Formatter<'_>, written: &str) -> fmt::Result {
    let name = written.trim_start_matches('-');
    write!(out, "curl has no option `{}`", visible(written))?;
    match options::nearest(name).filter(|_| name.len() > 1) {
        Some(near) => write!(out, "; did you mean `--{}`?", near.long),
        None => Ok(()),
    }
}
