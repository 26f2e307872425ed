//! Line ends within the values of a pasted command that stand where software breaks lines.

use crate::curl::Arg;
use crate::mend::accept::{Role, is_json};
use crate::mend::command::{Command, Slip, SlipKind};
use crate::mend::fold;

/// What such line ends of `command` leave open; it was read from `given`.
pub(super) fn told(command: &Command, given: &str) -> impl Iterator<Item = &'static str> {
    let text = command.text.text();
    let args = &command.invocation.args;
    let told = [
        (args.iter().any(|arg| is_broken(arg, text, command)), "whether a line of a value was broken by software"),
        (is_joined_within_word(command, given), "whether a blank stood where a line of a value ended"),
        (is_blank_in_url(command), "whether a blank stood in the URL"),
    ];
    told.into_iter().filter_map(|(holds, what)| holds.then_some(what))
}

/// Whether lines of the value of `arg`, which is no JSON, all end at a width that software has of itself, or one was broken
/// as the lines of the command were.
fn is_broken(arg: &Arg, text: &str, command: &Command) -> bool {
    let Some(value) = arg.value.as_ref().filter(|value| value.text().contains('\n')) else { return false };
    let whole = value.whole();
    let role = arg.option.map_or(Role::Operand, Role::of);
    if !matches!(role, Role::Data | Role::Text) || is_json(value.text()) || whole.of(text) != value.text() {
        return false;
    }
    let mut ends = whole.of(text).match_indices('\n').map(|(at, _)| whole.start + at);
    let is_lost = || command.slips.iter().any(|slip| slip.kind == SlipKind::LostContinuation);
    let widest = || text.lines().map(|line| line.trim_end_matches([' ', '\\']).chars().count()).max().unwrap_or(0);
    ends.clone().all(|at| fold::is_common(width(text, at)))
        || ends.clone().nth(1).is_some() && fold::COMMON.iter().any(|&full| is_full(text, ends.clone(), full))
        || is_lost() && {
            let widest = widest();
            ends.any(|at| is_filled(text, at, widest))
        }
}

/// Whether no line of `text` is wider than `full`, and at none of `ends` the next word would have fitted into that.
fn is_full(text: &str, mut ends: impl Iterator<Item = usize>, full: usize) -> bool {
    ends.all(|at| is_filled(text, at, full)) && text.lines().all(|line| line.chars().count() <= full)
}

/// How wide the line is that ends at `at` of `text`.
fn width(text: &str, at: usize) -> usize {
    text[..at].rsplit('\n').next().unwrap_or("").chars().count()
}

/// Whether the word below would not have fitted on the line that ends at `at`, as long as the `widest` is.
fn is_filled(text: &str, at: usize, widest: usize) -> bool {
    let word = text[at + 1..].split([' ', '\n']).next().unwrap_or("").chars().count();
    let width = width(text, at);
    word > 0 && width + 1 + word > widest && 10 * width > 7 * widest
}

/// Whether a line end that became a blank may have cut a word: it stands between letters, and all of them at one width that software
/// has, or another one did cut a word. What was left of an indentation stands there too.
fn is_joined_within_word(command: &Command, given: &str) -> bool {
    let sides = |slip: &Slip| Some((given.get(..slip.span.start)?, given.get(slip.span.end..)?));
    let is_within = |slip: &Slip| {
        let (before, behind) = sides(slip).unwrap_or_default();
        before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric)
    };
    let full = |slip: &Slip| sides(slip).map(|(before, _)| width(before, before.len()));
    let is_indented = |slip: &Slip| sides(slip).is_some_and(|(_, behind)| behind.starts_with("  ")) && is_joint(slip);
    let joints = || command.slips.iter().filter(|slip| is_joint(slip));
    let is_blank = |slip: &Slip| slip.text == " " && is_within(slip);
    let is_cut = |slip: &Slip| slip.text.is_empty() && is_within(slip);
    let first = || joints().next().and_then(full).filter(|&width| fold::is_common(width));
    // Lines that end between words end at many widths.
    let is_cut_at_width = || first().is_some_and(|width| joints().all(|slip| full(slip) == Some(width)));
    joints().any(is_indented) || joints().any(is_blank) && (joints().any(is_cut) || is_cut_at_width())
}

/// Whether `slip` put two lines of a value together.
fn is_joint(slip: &Slip) -> bool {
    slip.kind == SlipKind::HardWrap
}

/// Whether a URL out of several lines has a blank, which none can have.
fn is_blank_in_url(command: &Command) -> bool {
    let is_joined = command.slips.iter().any(is_joint);
    let is_blank = |arg: &Arg| arg.option.is_none() && arg.value.as_ref().is_some_and(|url| url.text().contains(' '));
    is_joined && command.invocation.args.iter().any(is_blank)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn lines_of_values_at_a_width_are_told() {
        let broken = Some("whether a line of a value was broken by software");
        let command = "curl -G https://api.example.com/v1/search --data-urlencode \"q=artist:Mil";
        assert_eq!(command.len(), 72);
        check(&format!("{command}\nes Davis\" -d type=album\n"), broken);
        check("curl https://a.example/x -d \"a=b\nc=d\"\n", None);
        let wrapped = "curl -F \"note=This is a longer text that some mailer has broken into lines\nsince it is too wide for one of them, and which goes on for a while so that\nit has several\" https://a.example/x\n";
        check(wrapped, broken);
        check(
            "curl -F \"note=This is a longer text\nof three lines that somebody broke\nby hand\" https://a.example/x\n",
            None,
        );
        let joined = Some("which of two readings was meant; whether a blank stood where a line of a value ended");
        let command = "curl https://a.example/x -d '{\"title\": \"I am having a proble";
        assert_eq!(command.len(), 60);
        check(&format!("{command}\nm with this.\"}}'\n"), joined);
    }
}
