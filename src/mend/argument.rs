//! Which command stands in a text that another program runs: `ssh host 'curl …'`.

use super::Command;
use super::peel::Peeled;
use crate::knowledge::takers::takes;

/// Tells `command`, which starts at `at` of the text of `peeled`, in which text it stands that another program runs, with
/// what was done to the quotes of that.
pub(super) fn enclose(command: &mut Command, peeled: &Peeled, at: usize) {
    let Some(argument) = peeled.argument(command.span) else {
        if is_open(peeled.text.text(), at) {
            command.certainty.doubt("where the text in quotes ends that it stands in");
        }
        return;
    };
    for mark in [argument.readings.first(), argument.readings.last()].into_iter().flatten() {
        let slips = peeled.beside(mark.span).filter(|slip| slip.span == mark.span);
        let new: Vec<_> = slips.filter(|slip| !command.slips.contains(slip)).cloned().collect();
        command.slips.extend(new);
    }
    command.slips.sort_by_key(|slip| slip.span);
    command.argument = Some(argument.around(command.span));
}

/// Whether a typographic quote before `at` of `text` opens what another program takes, and nothing tells where that ends.
fn is_open(text: &str, at: usize) -> bool {
    let line = &text[super::reach::line_start(text, at)..at];
    let mark = line.chars().next_back().filter(|c| !c.is_ascii() && super::quotes::Quotes::of(*c).is_some());
    mark.is_some_and(|mark| takes(&line[..line.len() - mark.len_utf8()]))
}
