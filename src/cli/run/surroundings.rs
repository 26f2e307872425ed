//! What is around a command: its variables, and the streams that its redirections name.

use std::io::{self, IsTerminal};

use crate::cli::input::Input;
use crate::lint::Correction;
use crate::mend::Command;
use crate::run::{Passwords, Permissions, Piped, Stdin, Stdout, Stop, Variables, World};

/// The world that `command` is sent in.
pub(super) fn world(
    command: &Command,
    correction: &Correction,
    permissions: Permissions,
    input: &Input,
) -> Result<World, Stop> {
    if let Some(assignment) = command.environment() {
        return Err(Stop::refused(format!(
            "`{assignment}` would set a variable for curl alone, which uncurly does not do; export it, or use the option \
             that says the same"
        )));
    }
    let world = World {
        variables: Variables::new(correction.set.clone(), command.assignments.clone()),
        stdin: stdin(command, input),
        stdout: if io::stdout().is_terminal() { Stdout::Terminal } else { Stdout::Own },
        permissions,
        piped: Piped::default(),
        curlrc: false,
        passwords: Passwords::new(ask),
    };
    world.redirected(command)
}

/// Asks on the terminal, from wherever the command comes.
fn ask(question: &str) -> Option<String> {
    if !io::stderr().is_terminal() {
        return None;
    }
    rpassword::prompt_password(format!("uncurly: {question}: ")).ok()
}

fn stdin(command: &Command, input: &Input) -> Stdin {
    if command.position > 0 {
        Stdin::Missing(
            "its standard input is the output of another program, which uncurly does not run; use `-d @FILE`",
        )
    } else if input.path.is_none() {
        Stdin::Missing("standard input is taken by the command itself; put the command or the data into a file")
    } else {
        Stdin::Own
    }
}
