//! Whole texts, their commands corrected where they stand.

use std::io::Write;
use std::path::Path;

use super::{
    FAILED, Failure, FixArguments, GOOD, Input, OPEN, Streams, code_of, correction, diff, select, settings_for, tell,
    worth_telling,
};
use crate::cli::input::{self, Encoding};
use crate::cli::output::Voice;
use crate::cli::settings;
use crate::cli::texts::Texts;
use crate::lint::{self, Correction, Placeholders, Report, Settings};
use crate::project::Projects;
use crate::report::{FORMATS, Sheet};
use crate::text::{Edit, apply, visible_name};

/// Corrects the texts that are named, and writes, prints, compares or names them.
pub(super) fn fix(arguments: &FixArguments, streams: &mut Streams) -> Result<u8, Failure> {
    let texts = Texts::new(&arguments.files, arguments.search.named(), &arguments.reading.configuration)?;
    let work = |input: Input, projects: &mut Projects| {
        let work = Work::new(&input, arguments, projects)?;
        Ok((input, work))
    };
    let mut telling = Telling::new();
    let code = texts.each(streams, work, |(input, work), streams| put(&input, work, arguments, &mut telling, streams));
    telling.end(streams)?;
    code
}

/// What is told of all texts, with one sum at the end.
struct Telling {
    sheet: Box<dyn Sheet>,
    told: Told,
    /// How many files were written.
    written: usize,
}

/// Whether there was something to tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    Something,
}

impl Telling {
    fn new() -> Self {
        Self { sheet: (FORMATS[0].open)(), told: Told::Nothing, written: 0 }
    }

    fn add(&mut self, report: Report, streams: &mut Streams) -> Result<(), Failure> {
        let indices: Vec<_> = (0..report.commands.len()).collect();
        let Some(report) = worth_telling(report, &indices, streams) else { return Ok(()) };
        self.told = Told::Something;
        let look = streams.look_err();
        streams.explain(|err| self.sheet.add(&report, &look, err))
    }

    fn end(mut self, streams: &mut Streams) -> Result<(), Failure> {
        if self.told == Told::Something {
            let look = streams.look_err();
            streams.explain(|err| self.sheet.end(&look, err))?;
        }
        match self.written {
            0 => {}
            1 => streams.remark("corrected 1 file"),
            count => streams.remark(&format!("corrected {count} files")),
        }
        Ok(())
    }
}

fn put(
    input: &Input,
    work: Work,
    arguments: &FixArguments,
    telling: &mut Telling,
    streams: &mut Streams,
) -> Result<u8, Failure> {
    let changes = work.text != input.text;
    if arguments.check || arguments.diff {
        if changes && arguments.check {
            streams.print(format!("{}\n", path_of(input)))?;
        } else if changes {
            let diff = diff::unified(&path_of(input), &input.text, &work.edits);
            streams.print(diff_of(input, diff, &work.stored(input)?)?)?;
        }
        return Ok(if changes { OPEN } else { GOOD });
    }
    if arguments.write {
        let Some(path) = &input.path else { return Err(Failure::StdinInPlace) };
        if changes {
            settings::write(path, work.stored(input)?)?;
            telling.written += 1;
        }
    } else {
        streams.print(work.stored(input)?)?;
    }
    let code = work.code();
    let is_bare = work.report.commands.is_empty();
    telling.add(work.report, streams)?;
    if is_bare && !arguments.write {
        return Err(Failure::NoCommand(input.name()));
    }
    Ok(code)
}

/// Filters standard input for an editor, which takes whatever stands on standard output for the file.
pub(super) fn filter(name: &Path, arguments: &FixArguments, streams: &mut Streams) -> Result<u8, Failure> {
    let bytes = input::stdin_bytes()?;
    let input = Input::new(Some(name.to_owned()), bytes.clone());
    let mut projects = arguments.reading.configuration.projects();
    let work = |input: Input| {
        let work = Work::new(&input, arguments, &mut projects)?;
        Ok((work.stored(&input)?, work))
    };
    match input.and_then(work) {
        Ok((stored, work)) => {
            streams.print(stored)?;
            if streams.voice == Voice::Verbose {
                let indices: Vec<_> = (0..work.report.commands.len()).collect();
                tell(work.report, &indices, streams)?;
            }
            Ok(GOOD)
        }
        Err(failure) => {
            streams.out.write_all(&bytes).map_err(Failure::Output)?;
            if streams.voice == Voice::Verbose {
                streams.fail(&failure);
            }
            Ok(FAILED)
        }
    }
}

/// The bytes of `diff`, between those that `input` and the corrected text `new` are stored as.
fn diff_of(input: &Input, diff: String, new: &[u8]) -> Result<Vec<u8>, Failure> {
    match input.encoding {
        Encoding::Utf8 => Ok(diff.into_bytes()),
        Encoding::Windows(_) => {
            let old = input.stored(&[]).ok_or_else(|| reencoded(input))?;
            Ok(diff::stored(&diff, &old, new))
        }
        Encoding::Utf16 => Err(reencoded(input)),
    }
}

/// What keeps a text from being put back where it came from.
fn reencoded(input: &Input) -> Failure {
    Failure::Reencoded { name: input.name(), encoding: input.encoding.name() }
}

/// A text read, checked and corrected.
struct Work {
    report: Report,
    settings: Settings,
    correction: Correction,
    edits: Vec<Edit>,
    text: String,
}

impl Work {
    fn new(input: &Input, arguments: &FixArguments, projects: &mut Projects) -> Result<Self, Failure> {
        let project = settings_for(input, arguments, projects)?;
        let mut correction = correction(arguments, &project);
        let settings = project.lint;
        correction.placeholders = Placeholders::AsWritten;
        let report = lint::lint(input.source(), select::mending(&arguments.reading), &settings);
        let edits = lint::document_edits(&report, &settings, &correction);
        let text = apply(report.source.text(), &edits);
        Ok(Self { report, settings, correction, edits, text })
    }

    /// The corrected text as `input` is stored.
    fn stored(&self, input: &Input) -> Result<Vec<u8>, Failure> {
        input.stored(&self.edits).ok_or_else(|| reencoded(input))
    }

    fn code(&self) -> u8 {
        let codes = (0..self.report.commands.len()).map(|index| {
            let corrected = lint::correct(&self.report, index, &self.settings, &self.correction);
            code_of(&corrected, Placeholders::AsWritten)
        });
        codes.max().unwrap_or(GOOD)
    }
}

fn path_of(input: &Input) -> String {
    input.path.as_ref().map_or_else(|| "-".to_owned(), |path| visible_name(&path.to_string_lossy()).into_owned())
}
