//! Where findings are told: on standard output, and in the files of `--report`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::super::Failure;
use super::super::args::{Asked, LintArguments};
use super::super::output::{Streams, Voice};
use crate::lint::Report;
use crate::project::Draft;
use crate::report::{Habits, Look, Sheet};
use crate::text::Level;

/// All documents that are written at once.
pub(super) struct Documents<'a> {
    shown: Box<dyn Sheet>,
    filed: Vec<Filed<'a>>,
    /// What the one that is shown tells of habits; those in files are complete.
    habits: Habits,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Empty,
    Begun,
}

/// A document in a file.
struct Filed<'a> {
    asked: &'a Asked,
    sheet: Box<dyn Sheet>,
    draft: Draft,
}

impl<'a> Documents<'a> {
    /// Empty documents; the files that are to hold them must be writable.
    ///
    /// None of them may be among `read`, which would be lost.
    pub(super) fn new(arguments: &'a LintArguments, read: &[PathBuf], voice: Voice) -> Result<Self, Failure> {
        let is_read = |asked: &&Asked| read.iter().any(|read| read.is_file() && is_same(read, &asked.path));
        if let Some(asked) = arguments.reports.iter().find(is_read) {
            return Err(Failure::ReportedOver(asked.path.clone()));
        }
        for (at, asked) in arguments.reports.iter().enumerate() {
            if arguments.reports[..at].iter().any(|other| is_same(&other.path, &asked.path)) {
                return Err(Failure::ReportedTwice(asked.path.clone()));
            }
        }
        let filed = arguments.reports.iter().map(|asked| {
            let draft = Draft::new(&asked.path).map_err(|error| unwritable(asked, error))?;
            Ok(Filed { asked, sheet: (asked.format.0.open)(), draft })
        });
        let filed = filed.collect::<Result<_, _>>()?;
        Ok(Self { shown: (arguments.format.0.open)(), filed, habits: habits(arguments, voice), state: State::Empty })
    }

    /// Tells of one more text.
    pub(super) fn add(&mut self, report: &Report, streams: &mut Streams) -> Result<(), Failure> {
        self.begin(streams)?;
        // Of a single command everything is of use.
        let habits = if report.is_paste() { Habits::Told } else { self.habits };
        let look = Look { habits, ..streams.look_out() };
        self.shown.add(report, &look, &mut streams.out).map_err(Failure::Output)?;
        self.file(|sheet, look, out| sheet.add(report, look, out))
    }

    /// Whether nothing was told so far.
    pub(super) fn is_empty(&self) -> bool {
        self.state == State::Empty
    }

    /// Completes all documents.
    pub(super) fn end(mut self, streams: &mut Streams) -> Result<(), Failure> {
        self.begin(streams)?;
        let look = streams.look_out();
        self.shown.end(&look, &mut streams.out).map_err(Failure::Output)?;
        self.file(|sheet, look, out| sheet.end(look, out))?;
        for Filed { asked, draft, .. } in self.filed {
            draft.finish().map_err(|error| unwritable(asked, error))?;
        }
        Ok(())
    }

    fn begin(&mut self, streams: &mut Streams) -> Result<(), Failure> {
        if self.state == State::Begun {
            return Ok(());
        }
        self.state = State::Begun;
        self.shown.begin(&mut streams.out).map_err(Failure::Output)?;
        self.file(|sheet, _, out| sheet.begin(out))
    }

    /// Does `write` for every document in a file; there, text for people is without color.
    fn file(&mut self, write: impl Fn(&mut dyn Sheet, &Look, &mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        let look = Look::default();
        for Filed { asked, sheet, draft } in &mut self.filed {
            write(&mut **sheet, &look, draft).map_err(|error| unwritable(asked, error))?;
        }
        Ok(())
    }
}

/// Habits are told one by one to whoever asked for rules, for notes, or for everything.
fn habits(arguments: &LintArguments, voice: Voice) -> Habits {
    let asks = voice == Voice::Verbose || !arguments.select.is_empty() || arguments.fail_on.0 == Level::Note;
    if asks { Habits::Told } else { Habits::Counted }
}

/// Whether two names are of one file, other than a device or pipe, which takes all that comes.
fn is_same(one: &Path, two: &Path) -> bool {
    let whole = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        path.canonicalize().unwrap_or_else(|_| folder.join(path.file_name().unwrap_or_default()))
    };
    let (one, two) = (whole(one), whole(two));
    one == two && (one.is_file() || !one.exists())
}

fn unwritable(asked: &Asked, error: io::Error) -> Failure {
    Failure::Unreported { path: asked.path.clone(), error }
}
