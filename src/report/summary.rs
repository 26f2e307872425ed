//! The line at the end: how many commands, findings and fixes.

use std::collections::BTreeSet;

use super::Look;
use super::look::Ink;
use crate::lint::Report;
use crate::mend::Certainty;
use crate::text::{Fix, Grade, Level};

/// How many commands, findings and fixes some reports hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Texts.
    pub files: usize,
    /// Commands.
    pub commands: usize,
    /// Those of which it is not certain what they were.
    pub doubtful: usize,
    /// Replies.
    pub replies: usize,
    /// Findings of level error.
    pub errors: usize,
    /// Findings of level warning.
    pub warnings: usize,
    /// Findings of level note.
    pub notes: usize,
    /// Different fixes that are safe.
    pub safe: usize,
    /// Different fixes on a good guess.
    pub guesses: usize,
    /// Different fixes that need a value.
    pub open: usize,
}

impl Summary {
    /// Counts what `report` holds, too.
    pub fn count(&mut self, report: &Report) {
        self.files += 1;
        self.commands += report.commands.len();
        self.doubtful += report.commands.iter().filter(|command| command.certainty != Certainty::Certain).count();
        self.replies += report.replies.len();
        for finding in &report.findings {
            *self.level(finding.level) += 1;
        }
        let fixes = report.findings.iter().filter_map(|it| it.fix.as_ref().map(|fix| (it.command, fix)));
        let edits = |fix: &'_ Fix| fix.edits.iter().map(|it| (it.span, it.text.clone())).collect::<Vec<_>>();
        let different: BTreeSet<_> =
            fixes.map(|(command, fix)| (fix.grade, command, fix.title.as_str(), edits(fix))).collect();
        for (grade, ..) in different {
            *self.grade(grade) += 1;
        }
    }

    fn level(&mut self, level: Level) -> &mut usize {
        match level {
            Level::Error => &mut self.errors,
            Level::Warning => &mut self.warnings,
            Level::Note => &mut self.notes,
        }
    }

    fn grade(&mut self, grade: Grade) -> &mut usize {
        match grade {
            Grade::Safe => &mut self.safe,
            Grade::Unsafe => &mut self.guesses,
            Grade::Display => &mut self.open,
        }
    }

    /// `3 commands · 2 errors, 1 warning, 5 notes · 4 fixes safe, 1 needs a value`
    pub fn line(&self, look: &Look) -> String {
        let mut parts = vec![self.subject()];
        // Without a command, a reply is all there is to speak of.
        match (self.commands, self.replies, self.errors + self.warnings + self.notes) {
            (0, 1.., 0) => parts.push(counted(self.replies, "reply", "replies")),
            // What is not known is not called right.
            (_, _, 0) if self.doubtful > 0 => {}
            _ => parts.push(self.findings(look)),
        }
        let fixes = self.fixes();
        if !fixes.is_empty() {
            parts.push(fixes);
        }
        parts.join(look.sign(" · ", " | "))
    }

    fn subject(&self) -> String {
        let commands = match self.commands {
            0 => "no command found".to_owned(),
            count => counted(count, "command", "commands"),
        };
        let commands = if self.doubtful > 0 { format!("{commands}, {} in doubt", self.doubtful) } else { commands };
        if self.files > 1 { format!("{commands} in {} files", self.files) } else { commands }
    }

    fn findings(&self, look: &Look) -> String {
        let levels = [
            (Ink::Error, self.errors, "error", "errors"),
            (Ink::Warning, self.warnings, "warning", "warnings"),
            (Ink::Note, self.notes, "note", "notes"),
        ];
        let some = levels.into_iter().filter(|&(_, count, ..)| count > 0);
        let said: Vec<_> = some.map(|(ink, count, one, many)| look.paint(ink, &counted(count, one, many))).collect();
        if said.is_empty() { "nothing wrong".to_owned() } else { said.join(", ") }
    }

    fn fixes(&self) -> String {
        let mut said: Vec<String> = Vec::new();
        for (count, one, many) in [
            (self.safe, "safe", "safe"),
            (self.guesses, "unsafe", "unsafe"),
            (self.open, "needs a value", "need a value"),
        ] {
            let noun = if count == 1 { "fix " } else { "fixes " };
            let noun = if said.is_empty() { noun } else { "" };
            if count > 0 {
                said.push(format!("{count} {noun}{}", if count == 1 { one } else { many }));
            }
        }
        said.join(", ")
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(summary: Summary, expected: &str) {
        assert_eq!(summary.line(&Look::default()), expected);
    }

    #[test]
    fn only_what_there_is_is_counted() {
        let none = Summary { files: 1, ..Summary::default() };
        check(none, "no command found · nothing wrong");
        check(Summary { replies: 1, ..none }, "no command found · 1 reply");
        check(Summary { commands: 1, ..none }, "1 command · nothing wrong");
        check(Summary { commands: 1, doubtful: 1, ..none }, "1 command, 1 in doubt");
        check(Summary { commands: 2, doubtful: 1, notes: 1, ..none }, "2 commands, 1 in doubt · 1 note");
        let some = Summary { commands: 3, errors: 2, warnings: 1, notes: 5, safe: 4, open: 1, ..none };
        check(some, "3 commands · 2 errors, 1 warning, 5 notes · 4 fixes safe, 1 needs a value");
        check(
            Summary { files: 2, safe: 0, guesses: 1, open: 2, ..some },
            "3 commands in 2 files · 2 errors, 1 warning, 5 notes · 1 fix unsafe, 2 need a value",
        );
    }
}
