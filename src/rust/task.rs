//! A command that becomes part of a program, and what of the script around it does not.

use super::Refusal;
use crate::api::Call;
use crate::curl;
use crate::lint::{Corrected, Runner};
use crate::mend::{Around, Command};
use crate::shell::{End, Within};

/// A command that is to be sent.
#[derive(Clone, Debug)]
pub struct Task {
    /// It.
    pub command: Command,
    /// What each of its requests asks of the API.
    pub calls: Vec<Option<Call>>,
    /// What the script does with it and the program does not, as a comment says it.
    pub aside: Option<&'static str>,
    /// The program that runs it.
    pub runner: Option<Runner>,
}

impl Task {
    /// The command as it was corrected, and what runs it.
    pub fn new(corrected: Corrected, runner: Option<Runner>) -> Self {
        let aside = aside(&corrected.command.around).or_else(|| computed(&corrected.command));
        Self { command: plain(corrected.command), calls: corrected.calls, aside, runner }
    }

    /// Why no program can be written of the command as it stands.
    pub(super) fn refusals(&self) -> Option<Refusal> {
        let refusal = |message: String, why: &str| Refusal { span: self.command.span, message, why: why.to_owned() };
        if let Some(assignment) = self.command.environment() {
            let message = format!("`{assignment}` sets a variable for curl alone");
            return Some(refusal(message, "use the option that says the same"));
        }
        let (why, how) = self.runner.as_ref()?.obstacle()?;
        Some(refusal(why, how))
    }
}

/// `command` without those of its variables whose values curl does not take as they are.
fn plain(mut command: Command) -> Command {
    let odd: Vec<_> = command.assignments.iter().filter(|it| it.value.as_deref().is_some_and(is_odd)).collect();
    if odd.is_empty() {
        return command;
    }
    let value = |name: &str| {
        let last = command.assignments.iter().rfind(|assigned| assigned.name == name)?;
        last.value.as_deref().filter(|value| is_odd(value))
    };
    command.arguments = command.arguments.iter().map(|argument| argument.filled(value)).collect();
    command.invocation = curl::read(&command.arguments);
    command
}

/// Whether curl makes something else of `value` than its text: of nothing, of a file that it names.
fn is_odd(value: &str) -> bool {
    value.is_empty() || value.starts_with(['@', '<'])
}

/// Where a script sets a variable of `command` by a program, whose output it only has when it runs.
fn computed(command: &Command) -> Option<&'static str> {
    let last = |name: &str| command.assignments.iter().rfind(|assigned| assigned.name == name);
    let is_unknown = |name: &&str| last(name).is_some_and(|assigned| assigned.value.is_none());
    let is_any = command.variables().iter().any(is_unknown);
    is_any.then_some(
        "the script sets a variable that it uses by what the program does not run; it is from the environment",
    )
}

/// Where a script sends a command more or less often than once, or goes on by its outcome.
fn aside(around: &Around) -> Option<&'static str> {
    match (around.within, around.end) {
        (Within { condition: true, .. }, _) => Some("a condition of the script goes by this"),
        (Within { repeated: true, .. } | Within { listed: true, .. }, _) => Some("the script sends this in a loop"),
        (Within { chosen: true, .. }, _) => Some("the script sends this in some cases only"),
        _ if around.is_fallback() => Some("the script sends this only where what stands before `||` fails"),
        (_, End::Or) => Some("`||` in the script goes by this"),
        _ => None,
    }
}
