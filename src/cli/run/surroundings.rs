//! What is around a command: its variables, and the streams that its redirections name.

use std::io::{self, IsTerminal};

use crate::cli::input::Input;
use crate::lint::Correction;
use crate::mend::Command;
use crate::run::{Passwords, Permissions, Piped, Stdin, Stdout, Stop, Variables, World};
use crate::shell::{Redirect, Value};
use crate::text::Span;

/// The world that `command` is sent in.
pub(super) fn world(
    command: &Command,
    correction: &Correction,
    permissions: Permissions,
    input: &Input,
) -> Result<World, Stop> {
    let simple = command.pipeline.commands.get(command.position);
    let redirects = simple.map_or(&[][..], |simple| &simple.redirects);
    let mut world = World {
        variables: Variables::new(correction.set.clone(), command.assignments.clone()),
        stdin: stdin(command, input),
        stdout: if io::stdout().is_terminal() { Stdout::Terminal } else { Stdout::Own },
        permissions,
        piped: Piped::default(),
        curlrc: false,
        passwords: Passwords::new(ask),
    };
    for redirect in redirects {
        apply(redirect, command.text.text(), &mut world)?;
    }
    Ok(world)
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

fn apply(redirect: &Redirect, text: &str, world: &mut World) -> Result<(), Stop> {
    let target = || redirect.target.value(text);
    match (redirect.operator, redirect.fd) {
        ("<<" | "<<-", None | Some(0)) => {
            if let Some(heredoc) = &redirect.heredoc {
                world.stdin = Stdin::Text(heredoc.body.clone());
            }
        }
        ("<<<", None | Some(0)) => world.stdin = Stdin::Text(line(&target())),
        ("<", None | Some(0)) => world.stdin = Stdin::File(target()),
        (">" | ">|", None | Some(1)) | ("&>", None) => world.stdout = Stdout::File(target()),
        (">>", None | Some(1)) => world.stdout = Stdout::Append(target()),
        // What goes to other descriptors, curl's own messages, is not what is written here.
        (_, Some(2..)) | (">&" | "<&", _) => {}
        (operator, _) => return Err(Stop::refused(format!("the redirection `{operator}` is not supported"))),
    }
    Ok(())
}

/// `value` with the line end that a here-string has.
fn line(value: &Value) -> Value {
    let mut text = value.mapped().clone();
    text.replace("\n", Span::at(value.whole().end));
    Value::new(text, value.unknowns().to_vec())
}
