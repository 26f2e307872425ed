//! A file, or the standard output, while a reply is written into it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use super::Stop;
use super::sink::Sink;
use super::stop::reason;
use crate::curl::date;

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
    pub(super) fn write(&mut self, bytes: &[u8], own: &mut dyn Write) -> Result<(), Stop> {
        let written = match &self.sink {
            Sink::Nowhere => Ok(()),
            Sink::Own => own.write_all(bytes).and_then(|()| own.flush()),
            Sink::Taken(_) => Err(ErrorKind::AlreadyExists.into()),
            Sink::File(path) => open(&mut self.file, path, OpenOptions::new().create(true).write(true).truncate(true))
                .and_then(|file| file.write_all(bytes)),
            Sink::Append(path) => open(&mut self.file, path, OpenOptions::new().create(true).append(true))
                .and_then(|file| file.write_all(bytes)),
        };
        match written {
            Ok(()) => Ok(()),
            Err(error) => Err(Stop::curl(23, format!("cannot write {}: {}", self.name(), reason(&error)))),
        }
    }

    /// Where it goes.
    pub(super) fn sink(&self) -> &Sink {
        &self.sink
    }

    /// Makes the file, though nothing was written into it.
    pub(super) fn finish(&mut self) -> Result<(), Stop> {
        if matches!(self.sink, Sink::File(_) | Sink::Taken(_)) && self.file.is_none() {
            self.write(&[], &mut std::io::sink())
        } else {
            Ok(())
        }
    }

    /// Gives the file the time `changed`, a date as HTTP has it; where that cannot be done, it keeps its own, as with curl.
    pub(super) fn date(&self, changed: &str) {
        let Some(seconds) = date::read(changed) else { return };
        let distance = Duration::from_secs(seconds.unsigned_abs());
        let time = if seconds < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) };
        if let (Some(file), Some(time)) = (&self.file, time) {
            let _ = file.set_modified(time);
        }
    }

    /// Removes the file, if one was begun.
    pub(super) fn remove(&mut self) {
        if let (Some(file), Sink::File(path)) = (self.file.take(), &self.sink) {
            drop(file);
            // Nothing can be done where even that fails; the transfer's own failure is told.
            let _ = std::fs::remove_file(path);
        }
    }

    fn name(&self) -> String {
        match &self.sink {
            Sink::Own | Sink::Nowhere => "the reply".to_owned(),
            Sink::File(path) | Sink::Append(path) | Sink::Taken(path) => format!("`{}`", path.display()),
        }
    }
}

fn open<'a>(file: &'a mut Option<File>, path: &Path, options: &OpenOptions) -> std::io::Result<&'a mut File> {
    match file {
        Some(file) => Ok(file),
        None => Ok(file.insert(options.open(path)?)),
    }
}
