//! `rust`: commands as a Rust program.

use std::path::Path;

use super::args::RustArguments;
use super::aside::Aside;
use super::doubts::Teller;
use super::output::Streams;
use super::{FAILED, Failure, GOOD, OPEN, input, select, settings};
use crate::lint;
use crate::mend::Certainty;
use crate::print::Secrets;
use crate::rust::{self, Answers, Assigned, Flavor, Options, Place, Program, Refusal, Shape, Task};
use crate::text::Source;

/// Prints the program, or writes a package.
pub(super) fn rust(arguments: &RustArguments, streams: &mut Streams) -> Result<u8, Failure> {
    let input = input::read_one(arguments.file.as_ref())?.told(streams);
    let settings = settings::settings_for(input.path.as_deref(), &arguments.reading.configuration)?.lint;
    let reading = &arguments.reading;
    let correction = select::meant(reading, Secrets::Env);
    let report = select::report(&input, reading, &settings).map_err(Failure::refused)?;
    let (mut code, mut left) = (GOOD, Aside::new("written"));
    let mut tasks = Vec::new();
    let teller = Teller::new(&report);
    for index in select::commands(&report, reading.command)? {
        let corrected = lint::correct(&report, index, &settings, &correction);
        if corrected.command.certainty != Certainty::Certain || !corrected.variables.is_empty() {
            code = OPEN;
        }
        for doubt in teller.of(index, &corrected.command.certainty) {
            streams.remark(&doubt);
        }
        let task = Task::new(corrected, report.runner(index));
        if let Some(aside) = task.aside {
            let line = report.source.position(report.commands[index].span.start).line;
            streams.remark(&format!("line {line}: {aside}; the program sends it once, in order"));
            code = OPEN;
        } else {
            left.add(index + 1, report.commands[index].around.left.iter());
        }
        if let Some(rules) = select::corrections(&report, reading, index) {
            streams.remark(&format!("written as corrected: {rules}; `uncurly fix` shows how"));
        }
        tasks.push(task);
    }
    left.tell(streams);
    match rust::program(&tasks, &options(arguments, correction.secrets)) {
        Err(refusals) => {
            refuse(&report.source, &refusals, streams);
            Ok(FAILED)
        }
        Ok(program) => {
            write(arguments, &program, streams)?;
            for note in &program.notes {
                streams.remark(&note.message);
            }
            Ok(code)
        }
    }
}

fn options(arguments: &RustArguments, secrets: Secrets) -> Options {
    Options {
        flavor: if arguments.blocking { Flavor::Blocking } else { Flavor::Async },
        shape: arguments.function.clone().map_or(Shape::Main, Shape::Function),
        place: arguments.project.as_deref().map_or(Place::Comment, |folder| Place::Package(package(folder))),
        answers: if arguments.typed { Answers::Typed } else { Answers::Plain },
        assigned: if secrets == Secrets::Keep { Assigned::Kept } else { Assigned::Fetched },
    }
}

/// The name of the package in `folder`.
fn package(folder: &Path) -> String {
    let name = folder.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = name.trim_matches('-');
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name.to_owned() } else { format!("request-{name}") }
}

fn write(arguments: &RustArguments, program: &Program, streams: &mut Streams) -> Result<(), Failure> {
    let Some(folder) = &arguments.project else { return streams.print(&program.code) };
    if folder.exists() {
        return Err(Failure::Exists(folder.clone()));
    }
    let source = folder.join("src");
    std::fs::create_dir_all(&source).map_err(|error| Failure::Unwritable { path: source.clone(), error })?;
    settings::write(&folder.join("Cargo.toml"), &program.manifest)?;
    settings::write(&source.join("main.rs"), &program.code)
}

fn refuse(source: &Source, refusals: &[Refusal], streams: &mut Streams) {
    for Refusal { span, message, why } in refusals {
        let at = source.position(span.start);
        let why = if why.is_empty() { String::new() } else { format!("; {why}") };
        streams.warn(&format!("line {}, column {}: {message}{why}", at.line, at.column));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_named_after_their_folder() {
        assert_eq!(package(Path::new("a/Purge It")), "purge-it");
        assert_eq!(package(Path::new("1")), "request-1");
    }
}
