//! What a command's redirections make of its world.

use super::{Stdin, Stdout, Stop, World};
use crate::mend::Command;
use crate::shell::{Redirect, Value};
use crate::text::Span;

impl World {
    /// The same with the streams that the redirections of `command` name.
    pub fn redirected(mut self, command: &Command) -> Result<Self, Stop> {
        let simple = command.pipeline.commands.get(command.position);
        for redirect in simple.map_or(&[][..], |simple| &simple.redirects) {
            apply(redirect, command.text.text(), &mut self)?;
        }
        Ok(self)
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
        (_, Some(2..)) => {}
        (operator @ (">&" | "<&"), _) => duplicate(operator, target(), world)?,
        (operator, _) => return Err(Stop::refused(format!("the redirection `{operator}` is not supported"))),
    }
    Ok(())
}

/// Makes one stream another one; `>&` with a name is `&>`.
fn duplicate(operator: &str, target: Value, world: &mut World) -> Result<(), Stop> {
    let is_number = target.known().is_some_and(|it| it == "-" || it.bytes().all(|byte| byte.is_ascii_digit()));
    match (operator, target.known()) {
        (">&", Some("1")) | ("<&", Some("0")) => {}
        (">&", _) if !is_number => world.stdout = Stdout::File(target),
        (_, other) => {
            let other = other.unwrap_or_default();
            return Err(Stop::refused(format!(
                "the redirection `{operator}{other}` is not supported; leave it to the shell that runs uncurly"
            )));
        }
    }
    Ok(())
}

/// `value` with the line end that a here-string has.
fn line(value: &Value) -> Value {
    let mut text = value.mapped().clone();
    text.replace("\n", Span::at(value.whole().end));
    Value::new(text, value.unknowns().to_vec())
}
