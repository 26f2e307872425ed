//! Where the documentation has each argument, and which commands have an order of their own. Knows no letter of a layout.

use super::atom::{Atom, atoms};
use crate::curl::{Arg, ComplaintKind, Request, Spelling};
use crate::knowledge::options::Effect;
use crate::knowledge::programs::{self, Runs};
use crate::mend::Command;
use crate::shell::{Quoting, Word, Worth};

/// Where an argument stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// curl looks for it there and nowhere else.
    First,
    Method,
    Url,
    Credentials,
    Header,
    Other,
    Body,
    Nowhere,
}

/// Where `arg`, the argument number `index` of `command`, stands.
pub(super) fn place(command: &Command, index: usize, arg: &Arg) -> Place {
    match arg.option.map(|option| option.long) {
        None | Some("url") => Place::Url,
        Some("disable") if index == 0 => Place::First,
        Some("request") if is_implied(command) => Place::Nowhere,
        Some("request") => Place::Method,
        Some("header") => {
            let name = arg.value.as_ref().map_or("", |value| value.text()).to_ascii_lowercase();
            if name.starts_with("authorization") || name.starts_with("x-auth") {
                Place::Credentials
            } else {
                Place::Header
            }
        }
        Some("json" | "form" | "form-string") => Place::Body,
        Some(long) if long.starts_with("data") => Place::Body,
        Some(_) => Place::Other,
    }
}

/// The places of the arguments of `command`, in the order of these.
pub(super) fn places(command: &Command) -> Vec<Place> {
    command.invocation.args.iter().enumerate().map(|(index, arg)| place(command, index, arg)).collect()
}

/// Whether curl would choose the same method by itself, and change it no sooner.
fn is_implied(command: &Command) -> bool {
    let is_chosen =
        |request: &Request| request.method == request.inferred_method() && request.sticking_method().is_none();
    let sets_another = |arg: &Arg| arg.option.is_some_and(|option| matches!(option.long, "head" | "get"));
    let invocation = &command.invocation;
    invocation.requests.iter().all(is_chosen) && !invocation.args.iter().any(sets_another)
}

/// Whether the arguments of `command` mean something else in another order, or may: some end one operation and begin
/// another, some hold further arguments, some are read again by another program or become as many words as a shell likes.
pub(super) fn is_fixed(command: &Command) -> bool {
    let text = command.text.text();
    let is_refused = command.invocation.complaints.iter().any(|complaint| {
        matches!(
            complaint.kind,
            ComplaintKind::UnknownOption | ComplaintKind::MissingValue | ComplaintKind::LooksLikeFlag
        )
    });
    is_refused
        || command.invocation.args.iter().any(|arg| parts_or_holds(arg) || is_fluid(command, arg))
        || command.behind().iter().any(|word| is_torn_template(word, text))
        || !is_run_as_it_stands(command.before(), text)
}

/// Whether `arg` parts the arguments around it, holds some, or sets what others read.
fn parts_or_holds(arg: &Arg) -> bool {
    let is_such = |effect| matches!(effect, Effect::Next | Effect::Config | Effect::Variable);
    arg.spelling == Spelling::Unknown
        || arg.spelling == Spelling::Expanded
        || arg.option.is_some_and(|option| is_such(option.effect))
}

/// Whether the shell may make any words of `arg`: `$OPTS`, `"$@"`, `{a,b}`; `@list` in PowerShell.
fn is_fluid(command: &Command, arg: &Arg) -> bool {
    let Some(value) = &arg.value else { return false };
    let atoms = atoms(command, value);
    let is_open = arg.option.is_none() && matches!(atoms.first(), Some(Atom::Split(_)));
    is_open || atoms.iter().any(|atom| matches!(atom, Atom::Acting('{' | '}' | '@')))
}

/// Whether `word` has only one end of what another program fills in: `{{ item.path }}` without quotes is three words.
fn is_torn_template(word: &Word, text: &str) -> bool {
    let is_bare = |part: &&crate::shell::Part| part.quoting == Quoting::Bare && matches!(part.worth, Worth::Text(_));
    let mut runs = word.parts.iter().filter(is_bare).map(|part| part.span.of(text));
    let whole = word.span.of(text);
    runs.any(|run| {
        run.contains("{{") && !whole.contains("}}") || run.contains("{%") && !whole.contains("%}") || run == "<%"
    })
}

/// Whether the programs that `words` call run curl with the words that they are given, and do nothing else with them.
fn is_run_as_it_stands(words: &[Word], text: &str) -> bool {
    let mut runs = words.iter().filter_map(|word| programs::runs(word.span.of(text)));
    words.is_empty() || runs.next() == Some(Runs::Here) && runs.all(|runs| runs == Runs::Here)
}
