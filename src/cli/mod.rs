//! The command line: arguments in, exit code out. All that it says itself stands in `failure`.

mod args;
mod aside;
mod ast;
mod crew;
mod doubts;
mod explain;
mod failure;
mod fix;
mod format;
mod input;
mod lint;
mod manual;
mod order;
mod output;
mod progress;
#[cfg(feature = "run")]
mod run;
mod rust;
mod select;
mod settings;
mod terminal;
mod texts;
mod version;

use std::io::Write as _;
#[cfg(feature = "lsp")]
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Arguments, Verb};
use failure::Failure;
use output::Streams;

use crate::lint::rules::nearest_of;

/// Everything went as it should.
const GOOD: u8 = 0;

/// The work was done, and something is to be looked at.
const OPEN: u8 = 1;

/// The work could not be done.
const FAILED: u8 = 2;

/// Runs the program with the arguments of this process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse_from(order::ordered(std::env::args_os().collect(), Arguments::command)) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let mut streams = Streams::new(arguments.everywhere);
    let code = run(arguments, &mut streams).unwrap_or_else(|failure| {
        streams.fail(&failure);
        failure.exit()
    });
    let ended = streams.end();
    if let Err(failure) = &ended {
        streams.fail(failure);
    }
    ExitCode::from(ended.map_or_else(|failure| failure.exit(), |()| code))
}

fn run(arguments: Arguments, streams: &mut Streams) -> Result<u8, Failure> {
    let Arguments { verb, fix, .. } = arguments;
    match verb {
        None => match misspelt(fix.files.first()) {
            Some(failure) => Err(failure),
            None => fix::fix(&fix, streams),
        },
        Some(Verb::Fix(fix)) => fix::fix(&fix, streams),
        Some(Verb::Lint(lint)) => lint::lint(&lint, streams),
        Some(Verb::Rust(rust)) => rust::rust(&rust, streams),
        #[cfg(feature = "run")]
        Some(Verb::Run(run)) => run::run(&run, streams),
        Some(Verb::Ast(ast)) => ast::ast(&ast, streams),
        Some(Verb::Explain(explain)) => explain::explain(explain.subject.as_deref(), streams),
        #[cfg(feature = "lsp")]
        Some(Verb::Lsp(_)) => serve(streams),
        Some(Verb::Completions { shell }) => completions(shell, streams),
        Some(Verb::Man) => man(streams),
    }
}

/// That the first of the files is the name of a command, but for a slip, if it is that and no file.
fn misspelt(first: Option<&PathBuf>) -> Option<Failure> {
    let written = first?.to_str().filter(|name| !Path::new(name).exists())?;
    let command = Arguments::command();
    if command.get_subcommands().any(|known| known.get_name() == written) {
        return Some(Failure::LateVerb(written.to_owned()));
    }
    let meant = nearest_of(written, command.get_subcommands().map(clap::Command::get_name))?;
    Some(Failure::NoSuchVerb { written: written.to_owned(), meant: meant.to_owned() })
}

/// What clap itself has to say: help, the version, or that arguments are wrong.
fn usage(error: &clap::Error) -> ExitCode {
    // A closed pipe is no error, and there is nowhere to tell of others.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(FAILED))
}

fn completions(shell: clap_complete::Shell, streams: &mut Streams) -> Result<u8, Failure> {
    // It panics where its output cannot be written.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "uncurly", &mut script);
    streams.out.write_all(&script).map_err(Failure::Output)?;
    Ok(GOOD)
}

fn man(streams: &mut Streams) -> Result<u8, Failure> {
    manual::write(&mut streams.out).map_err(Failure::Output)?;
    Ok(GOOD)
}

#[cfg(feature = "lsp")]
fn serve(streams: &mut Streams) -> Result<u8, Failure> {
    let unreadable = |error| Failure::Unreadable { name: "standard input".to_owned(), error };
    match crate::lsp::serve_streams(BufReader::new(io::stdin()), &mut streams.out).map_err(unreadable)? {
        crate::lsp::Ending::Orderly => Ok(GOOD),
        crate::lsp::Ending::Abrupt => Ok(OPEN),
    }
}
