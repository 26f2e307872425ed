//! A mended command, read once more: what would then be another command was never certain. Knows of no damage.

use super::certainty::Certainty;
use super::command::{Command, Slip, SlipKind};
use super::patience::Patience;
use super::peel::{Peeled, printable};
use super::region;
use super::site::Site;
use super::{Mending, is_code, loss};
use crate::page::{Block, BlockKind};
use crate::shell::Dialect;
use crate::text::{Mapped, Span};

const UNSTEADY: &str = "what was meant: as mended, it would be read as another";

/// How many places where a command may start in the text of one are looked at.
const MOST: usize = 4;

/// Takes back that `command` of `block` is certain, where the text that it was given says something else.
pub(super) fn doubt(command: &mut Command, block: &Block) {
    // What lacks a value is read once more when that was given.
    let is_changed = command.certainty == Certainty::Certain && !command.slips.is_empty();
    if is_changed && command.dialect == Dialect::Posix && !says_same(command, (block.kind, block.dialect)) {
        command.certainty.doubt(UNSTEADY);
    } else if is_changed && is_code(block.kind) && command.slips.iter().any(is_joined) {
        command.certainty.doubt("whether a line end within a text was typed");
    }
}

impl Command {
    /// Takes back that values are gone, where all stand in the text by now.
    pub(crate) fn fill(&mut self) {
        if !loss::find(&self.invocation).is_empty() {
            return;
        }
        self.certainty.give();
        let is_changed = self.certainty == Certainty::Certain && !self.slips.is_empty();
        let ground = (BlockKind::Paste, Some(self.dialect));
        if is_changed && self.dialect == Dialect::Posix && !says_same(self, ground) {
            self.certainty.doubt(UNSTEADY);
        }
    }
}

/// Takes back that any of `commands` of `block` is certain that were read as the source of a mail, where it may be none.
pub(super) fn doubt_mail(commands: &mut [Command], block: &Block) {
    let is_mail = |command: &Command| {
        command.certainty.is_but_for_values() && command.slips.iter().any(|slip| slip.kind == SlipKind::MailSource)
    };
    if !commands.iter().any(is_mail) || printable::is_sure(block.text.text()) {
        return;
    }
    for command in commands.iter_mut().filter(|command| is_mail(command)) {
        let is_soft = |slip: &Slip| slip.kind == SlipKind::MailSource && slip.text.is_empty();
        let what = if command.slips.iter().any(is_soft) {
            "whether `=` at a line end was typed"
        } else {
            "whether the value begins with `3D` or with what follows"
        };
        command.certainty.doubt(what);
    }
}

/// Whether a blank stands where a line ended within a text. Mail wraps its lines so; nobody sends scripts and documents
/// through it.
fn is_joined(slip: &Slip) -> bool {
    slip.kind == SlipKind::HardWrap && slip.text == " "
}

fn says_same(command: &Command, (kind, dialect): (BlockKind, Option<Dialect>)) -> bool {
    let text = command.text.text();
    let whole = Span::new(0, text.len());
    let block = Block { dialect, ..Block::of(whole, Mapped::verbatim(text, whole), kind) };
    let peeled = Peeled::new(block.text.clone(), Vec::new());
    let starts = region::starts(text).into_iter().take(MOST);
    let patience = Patience::new(text);
    let site = |start| Site::new(&block, &peeled, start, &patience);
    let mut again = starts.map(|start| site(start).command(Mending::On));
    again.any(|read| read.is_some_and(|(_, read)| read.says_same(command)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, certain: bool) {
        let whole = Span::new(0, text.len());
        let block = Block::of(whole, Mapped::verbatim(text, whole), BlockKind::Paste);
        let commands = super::super::mend(&block, Mending::On).commands;
        assert_eq!(commands[0].certainty == Certainty::Certain, certain, "{commands:#?}");
    }

    #[test]
    fn lines_of_scripts_end_where_they_were_typed() {
        let text = "curl -s -X POST https://a.example/x -H \"Content-Type: application/json\" -d \"{\\\"a\\\": \\\"multi\nc $X\\\", \\\"n\\\": ${i}}\"\n";
        for (kind, is_certain) in [(BlockKind::Paste, true), (BlockKind::Script, false)] {
            let whole = Span::new(0, text.len());
            let commands =
                super::super::mend(&Block::of(whole, Mapped::verbatim(text, whole), kind), Mending::On).commands;
            assert_eq!(commands[0].certainty == Certainty::Certain, is_certain, "{kind:?}");
        }
    }

    #[test]
    fn one_equals_sign_of_a_mail_may_be_a_value() {
        check("curl https://a.example/x?view=3Dmodel\n", false);
        check("curl https://a.example/x?view=3Dmodel&a=3Db\n", true);
    }

    #[test]
    fn what_reads_as_another_command_is_not_certain() {
        check("curl “https://a.example/x” –H “A: b”\n", true);
        check("curl “https://a.example/x” -H “A: b]curl \"https://b.example/y\n", false);
    }
}
