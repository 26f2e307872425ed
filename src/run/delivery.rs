//! What is done with a reply: where its headers and body go, and what is told of it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use reqwest::Url;

use super::world::{Stdout, reason};
use super::{Permission, Stop, World};
use crate::curl::{Output, Target};
use crate::shell::Value;

/// What curl calls a file whose URL names none.
const UNNAMED: &str = "curl_response";

/// What is done with a reply.
#[derive(Clone, Debug)]
pub(super) struct Delivery {
    pub(super) stdout: Sink,
    pub(super) body: Option<Sink>,
    pub(super) dump: Option<Sink>,
    pub(super) show_headers: bool,
    pub(super) fail: Fail,
    pub(super) write_out: Option<String>,
}

/// Where bytes go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sink {
    Own,
    File(PathBuf),
    Append(PathBuf),
}

/// What an error status does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fail {
    /// Nothing.
    Never,
    /// Ends with number 22, the body unread.
    Early,
    /// Ends with number 22, the body written.
    WithBody,
}

impl Delivery {
    /// What `output` asks for, as far as `world` allows.
    pub(super) fn new(output: &Output, url: &Url, world: &World) -> Result<Self, Stop> {
        let file = |target: &Target| match target {
            Target::Path(path) => file(path, world).map(Sink::File),
            Target::Stdio => Ok(Sink::Own),
        };
        let body = match &output.file {
            Some(target) => Some(file(target)?).filter(|sink| *sink != Sink::Own),
            None if output.remote_name => Some(Sink::File(writable(remote_name(url), world)?)),
            None => None,
        };
        Ok(Self {
            stdout: stdout(world)?,
            body,
            dump: output.dump_headers.as_ref().map(file).transpose()?,
            show_headers: output.show_headers || output.head_only,
            fail: match (output.fail_with_body, output.fail) {
                (true, _) => Fail::WithBody,
                (false, true) => Fail::Early,
                (false, false) => Fail::Never,
            },
            write_out: output.write_out.as_ref().map(|format| write_out(format, world)).transpose()?,
        })
    }
}

fn stdout(world: &World) -> Result<Sink, Stop> {
    match &world.stdout {
        Stdout::Own => Ok(Sink::Own),
        Stdout::File(path) => file(path, world).map(Sink::File),
        Stdout::Append(path) => file(path, world).map(Sink::Append),
    }
}

fn file(path: &Value, world: &World) -> Result<PathBuf, Stop> {
    writable(world.fill(path)?, world)
}

fn writable(path: String, world: &World) -> Result<PathBuf, Stop> {
    if path != "/dev/null" && !path.eq_ignore_ascii_case("nul") {
        world.permissions.require(Permission::Write, || format!("the command writes the file `{path}`"))?;
    }
    Ok(PathBuf::from(path))
}

fn remote_name(url: &Url) -> String {
    let name = url.path().rsplit('/').find(|segment| !segment.is_empty()).unwrap_or(UNNAMED);
    name.to_owned()
}

fn write_out(format: &Value, world: &World) -> Result<String, Stop> {
    let format = world.fill(format)?;
    match format.strip_prefix('@') {
        None => Ok(format),
        Some("-") => Err(Stop::refused("`-w @-` is not supported; write the format behind `-w`")),
        Some(path) => Ok(String::from_utf8_lossy(&world.read_file(path)?).into_owned()),
    }
}

/// A sink that is opened when the first byte comes.
#[derive(Debug)]
pub(super) struct Stream {
    sink: Sink,
    file: Option<File>,
}

impl Stream {
    /// A stream into `sink`.
    pub(super) fn new(sink: Sink) -> Self {
        Self { sink, file: None }
    }

    /// Writes `bytes`, to `own` where the sink is this process's standard output.
    ///
    /// That somebody closed the other end of a pipe is no error.
    pub(super) fn write(&mut self, bytes: &[u8], own: &mut dyn Write) -> Result<(), Stop> {
        let written = match &self.sink {
            Sink::Own => own.write_all(bytes).and_then(|()| own.flush()),
            Sink::File(path) => open(&mut self.file, path, OpenOptions::new().create(true).write(true).truncate(true))
                .and_then(|file| file.write_all(bytes)),
            Sink::Append(path) => open(&mut self.file, path, OpenOptions::new().create(true).append(true))
                .and_then(|file| file.write_all(bytes)),
        };
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Stop::curl(23, format!("cannot write {}: {}", self.name(), reason(&error))))
            }
            _ => Ok(()),
        }
    }

    fn name(&self) -> String {
        match &self.sink {
            Sink::Own => "the reply".to_owned(),
            Sink::File(path) | Sink::Append(path) => format!("`{}`", path.display()),
        }
    }
}

fn open<'a>(file: &'a mut Option<File>, path: &Path, options: &OpenOptions) -> std::io::Result<&'a mut File> {
    match file {
        Some(file) => Ok(file),
        None => Ok(file.insert(options.open(path)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_by_the_last_segment() {
        let name = |url: &str| remote_name(&Url::parse(url).expect("a good URL"));
        assert_eq!(name("https://e.com/a/b.zip?c=/d"), "b.zip");
        assert_eq!(name("https://e.com/a/"), "a");
        assert_eq!(name("https://e.com"), "curl_response");
    }
}
