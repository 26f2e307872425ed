//! The two streams that the program writes to.

use std::io::{self, BufWriter, ErrorKind, StderrLock, StdoutLock, Write};

use super::Failure;
use super::args::{Everywhere, When};
use super::terminal;
use crate::lint::Report;
use crate::report::{self, Look};

/// Standard output and standard error, and how much is said on the latter.
pub(super) struct Streams {
    pub(super) out: Patient<BufWriter<StdoutLock<'static>>>,
    pub(super) err: Patient<StderrLock<'static>>,
    pub(super) voice: Voice,
    color: When,
}

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Voice {
    /// Only what keeps the work from being done.
    Quiet,
    /// What is to be looked at.
    Plain,
    /// Everything.
    Verbose,
}

impl Streams {
    /// The streams of this process.
    pub(super) fn new(everywhere: Everywhere) -> Self {
        let voice = match everywhere {
            Everywhere { quiet: true, .. } => Voice::Quiet,
            Everywhere { verbose: true, .. } => Voice::Verbose,
            Everywhere { .. } => Voice::Plain,
        };
        Self {
            out: Patient::new(BufWriter::new(io::stdout().lock())),
            err: Patient::new(io::stderr().lock()),
            voice,
            color: everywhere.color,
        }
    }

    /// How text for people looks on standard output.
    pub(super) fn look_out(&self) -> Look {
        terminal::look(self.color, &io::stdout())
    }

    /// How text for people looks on standard error.
    pub(super) fn look_err(&self) -> Look {
        terminal::look(self.color, &io::stderr())
    }

    /// Writes `text` to standard output.
    pub(super) fn print(&mut self, text: impl AsRef<[u8]>) -> Result<(), Failure> {
        self.out.write_all(text.as_ref()).map_err(Failure::Output)
    }

    /// Tells `text` on standard error, unless nothing is to be said.
    pub(super) fn remark(&mut self, text: &str) {
        if self.voice > Voice::Quiet {
            self.tell(text);
        }
    }

    /// Tells what the readings of the commands at `indices` were weighed by, if everything is to be said.
    pub(super) fn remark_evidence(&mut self, report: &Report, indices: impl IntoIterator<Item = usize>) {
        if self.voice < Voice::Verbose {
            return;
        }
        for line in report::evidence(report, indices) {
            self.tell(&line);
        }
    }

    /// Tells `text` on standard error, whatever is to be said.
    pub(super) fn warn(&mut self, text: &str) {
        self.tell(text);
    }

    /// Tells of a failure, whatever is to be said.
    pub(super) fn fail(&mut self, failure: &Failure) {
        failure.lines().iter().for_each(|line| self.tell(line));
    }

    /// Writes what explains findings to standard error, at once.
    pub(super) fn explain(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        let mut err = BufWriter::new(&mut self.err);
        write(&mut err).and_then(|()| err.flush()).map_err(Failure::Output)
    }

    fn tell(&mut self, text: &str) {
        // What was printed so far stands before what is told of it.
        let _ = self.out.flush();
        let _ = writeln!(self.err, "uncurly: {}", crate::text::visible(text));
    }

    /// Writes out what is still held back.
    pub(super) fn end(&mut self) -> Result<(), Failure> {
        let _ = self.err.flush();
        self.out.flush().map_err(Failure::Output)
    }
}

/// A stream that takes it calmly when nobody reads it any longer.
pub(super) struct Patient<W> {
    stream: W,
    closed: bool,
}

impl<W: Write> Patient<W> {
    fn new(stream: W) -> Self {
        Self { stream, closed: false }
    }

    /// The stream itself, which tells when nobody reads it.
    pub(super) fn impatient(&mut self) -> &mut W {
        &mut self.stream
    }

    fn calm<T>(&mut self, result: io::Result<T>, instead: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(instead)
            }
            result => result,
        }
    }
}

impl<W: Write> Write for Patient<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed {
            return Ok(bytes.len());
        }
        let result = self.stream.write(bytes);
        self.calm(result, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let result = self.stream.flush();
        self.calm(result, ())
    }
}
