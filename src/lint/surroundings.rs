//! What a file makes of the commands in it. Knows no rule.

use super::{Report, Runner};
use crate::page::{self, BlockKind, Purpose};
use crate::shell::End;

impl Report {
    /// Whether it is of a paste, and not of a document.
    pub fn is_paste(&self) -> bool {
        self.blocks.iter().any(|block| block.kind == BlockKind::Paste)
    }

    /// What the command with this index is there for: that of its file, or of the script that was pasted.
    pub fn purpose(&self, index: usize) -> Purpose {
        let purpose = page::purpose(&self.source);
        let is_run = self.blocks[self.homes[index]].text.text().starts_with("#!");
        if is_run && purpose == Purpose::Paste { Purpose::Script } else { purpose }
    }

    /// Whether it matters to the script that the command with this index fails.
    pub fn uses_status(&self, index: usize) -> bool {
        let around = &self.commands[index].around;
        around.within.condition
            || matches!(around.end, End::And | End::Or)
            || around.ends_on_error && !around.within.captured
            || matches!(self.purpose(index), Purpose::Pipeline | Purpose::Image)
    }

    /// The program that runs the command with this index.
    pub fn runner(&self, index: usize) -> Option<Runner> {
        Runner::of(&self.source, &self.commands[index])
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{Settings, lint};
    use crate::mend::Mending;
    use crate::page::Purpose;
    use crate::text::Source;

    /// Checks of the last command in `text` whether its status is used, it is repeated, and its output is taken.
    #[track_caller]
    fn check(name: &str, text: &str, expected: [bool; 3]) {
        let report = lint(Source::new(Some(name.to_owned()), text), Mending::On, &Settings::default());
        let last = report.commands.len() - 1;
        let within = report.commands[last].around.within;
        assert_eq!([report.uses_status(last), within.repeated, within.captured], expected, "{text}");
    }

    #[test]
    fn what_a_script_does_with_a_command() {
        check("a.sh", "curl https://a.example", [false, false, false]);
        check("a.sh", "if curl https://a.example; then :; fi", [true, false, false]);
        check("a.sh", "until curl https://a.example\ndo sleep 1; done", [true, true, false]);
        check("a.sh", "curl https://a.example || exit 1", [true, false, false]);
        check("a.sh", "set -euo pipefail\ncurl https://a.example", [true, false, false]);
        check("a.sh", "#!/bin/sh -e\ncurl https://a.example", [true, false, false]);
        check("a.sh", "set -- -e\nx=$(curl https://a.example)", [false, false, true]);
        check("a.sh", "for i in 1 2; do curl https://a.example/$i; done", [false, false, false]);
        check("a.yml", "run: |\n  curl https://a.example", [true, false, false]);
        check("Dockerfile", "RUN curl https://a.example", [true, false, false]);
        check("a.md", "```sh\ncurl https://a.example\n```", [false, false, false]);
    }

    #[test]
    fn what_the_shell_would_not_read_has_none() {
        check("a.txt", "while I don't know why:\ncurl https://a.example", [false, false, false]);
        check("a.txt", "`curl https://a.example`", [false, false, false]);
        check("a.txt", "```sh\ncurl https://a.example\n```", [false, false, false]);
        check("a.txt", "x=$(curl https://a.example)", [false, false, true]);
        check("a.txt", "if only it worked; do\ncurl https://a.example", [false, false, false]);
        check("a.txt", "if only it worked; do\ncurl https://a.example && ls", [true, false, false]);
    }

    #[test]
    fn a_paste_may_be_a_script() {
        let text = "#!/bin/sh\ncurl https://a.example";
        let report = lint(Source::new(None, text), Mending::On, &Settings::default());
        assert_eq!(report.purpose(0), Purpose::Script);
    }
}
