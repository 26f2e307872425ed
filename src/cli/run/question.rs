//! The question before something is deleted or purged.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::cli::Failure;
use crate::cli::input::Input;
use crate::run::{Danger, Prepared, Stop};
use crate::text::visible;

/// Asks on a terminal whether `prepared` is to be sent, if it is dangerous; elsewhere there is nobody to ask.
pub(super) fn ask(prepared: &Prepared, input: &Input) -> Result<(), Failure> {
    let can_ask = input.path.is_some() && io::stdin().is_terminal() && io::stderr().is_terminal();
    let Some(danger) = prepared.danger().filter(|_| can_ask) else { return Ok(()) };
    let question = match danger {
        Danger::Delete(path) => format!("delete `{}`?", visible(&path)),
        Danger::PurgeEverything => "empty the whole cache of the zone?".to_owned(),
    };
    let mut answer = String::new();
    let asked =
        write!(io::stderr(), "uncurly: {question} [y/N] ").and_then(|()| io::stdin().lock().read_line(&mut answer));
    if asked.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes") {
        return Ok(());
    }
    Err(Failure::Stopped(Stop::refused("you did not say yes")))
}
