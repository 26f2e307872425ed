//! What a command does, whatever its layout: a layout that changes it is none. Knows no layout.

use super::atom::{Atom, atoms};
use super::body;
use super::order::{self, Place};
use crate::curl::Spelling;
use crate::knowledge::options::CurlOption;
use crate::mend::Command;
use crate::shell::Value;

/// Whether `printed`, a layout of `command` for the same shell, does what the command does.
pub(super) fn is_kept(command: &Command, printed: &str) -> bool {
    let Some(laid) = command.reread(printed) else { return false };
    around(command) == around(&laid) && said(command) == said(&laid) && methods(command) == methods(&laid)
}

/// The method of each request, and the one that redirects do not change.
fn methods(command: &Command) -> Vec<(&str, Option<&str>)> {
    let requests = command.invocation.requests.iter();
    requests.map(|request| (request.method.as_str(), request.sticking_method().map(Value::text))).collect()
}

/// Everything around the arguments of curl, as written; redirections in their order, wherever they stand.
fn around(command: &Command) -> Vec<&str> {
    let text = command.text.text();
    let pipeline = &command.pipeline;
    let mut out = vec![&text[..pipeline.span.start], text[pipeline.span.end..].trim_end()];
    let mut at = pipeline.span.start;
    for (index, simple) in pipeline.commands.iter().enumerate() {
        out.push(joined(&text[at..simple.span.start.max(at)]));
        at = simple.span.end;
        let words = if index == command.position { command.before().len() + 1 } else { simple.words.len() };
        out.extend(simple.assignments.iter().map(|assignment| assignment.span.of(text)));
        out.extend(simple.words.iter().take(words).map(|word| word.span.of(text)));
        for redirect in &simple.redirects {
            out.push(redirect.span.of(text));
            out.extend(redirect.heredoc.as_ref().map(|heredoc| heredoc.span.of(text)));
        }
    }
    out
}

/// `gap` without blanks and continuations around it.
fn joined(gap: &str) -> &str {
    gap.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '\\' | '^' | '`'))
}

/// What one argument tells curl.
#[derive(PartialEq, Eq)]
struct Said<'a> {
    place: Place,
    option: Option<&'static str>,
    is_negated: bool,
    is_expanded: bool,
    value: Option<Vec<Atom<'a>>>,
}

/// What the arguments of `command` tell curl, in the order of documentation.
fn said(command: &Command) -> Vec<Said<'_>> {
    let args = command.invocation.args.iter().zip(body::set_out(command)).zip(order::places(command));
    let mut out: Vec<Said> = args
        .filter(|(_, place)| *place != Place::Nowhere)
        .map(|((arg, is_set_out), place)| Said {
            place,
            option: arg.option.map(CurlOption::oldest_name).filter(|long| *long != "url"),
            is_negated: !arg.is_on(),
            is_expanded: arg.spelling == Spelling::Expanded,
            value: arg.value.as_ref().map(|value| {
                let atoms = atoms(command, value);
                if is_set_out { without_blanks(atoms) } else { atoms }
            }),
        })
        .collect();
    out.sort_by_key(|said| said.place);
    out
}

/// `atoms`, which are JSON, without the blanks outside of its strings.
fn without_blanks(atoms: Vec<Atom<'_>>) -> Vec<Atom<'_>> {
    let (mut is_string, mut is_escaped) = (false, false);
    let is_kept = move |atom: &Atom<'_>| {
        let Atom::Letter(letter) = atom else { return true };
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if is_string => is_escaped = true,
            '"' => is_string = !is_string,
            _ => return is_string || !letter.is_whitespace(),
        }
        true
    };
    atoms.into_iter().filter(is_kept).collect()
}
