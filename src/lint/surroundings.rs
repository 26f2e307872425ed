//! How the script around a command uses what it says. Knows no rule.

use std::sync::OnceLock;

use super::Runner;
use crate::mend::{Command, Left};
use crate::page::{self, Block, Purpose};
use crate::shell::{End, Within};
use crate::text::Source;

/// How the script around a command uses what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// What the file is for.
    pub purpose: Purpose,
    /// Conditions, loops and values around the command.
    pub within: Within,
    /// What ends its pipeline.
    pub end: End,
    /// What it no longer has where it stands alone, in order of place.
    pub left: Vec<Left>,
    /// The program that runs it.
    pub runner: Option<Runner>,
    /// Whether its pipeline goes on behind what was read as the command.
    pub goes_on: bool,
    /// Whether the script ends where a command fails: `set -e`.
    pub ends_on_error: bool,
}

impl Surroundings {
    /// Whether it matters to the script that the command fails.
    pub fn uses_status(&self) -> bool {
        self.within.condition
            || matches!(self.end, End::And | End::Or)
            || self.ends_on_error && !self.within.captured
            || matches!(self.purpose, Purpose::Pipeline | Purpose::Image)
    }

    /// Whether it runs only where what stands before `||` fails.
    pub fn is_fallback(&self) -> bool {
        self.left.iter().any(|left| matches!(left, Left::Before(link) if link.operator == End::Or))
    }
}

/// The surroundings of all commands of a text, looked at when first asked for.
#[derive(Debug, Default)]
pub(super) struct Around {
    read: OnceLock<Vec<Surroundings>>,
}

impl Around {
    /// Those of the command with this index.
    pub(super) fn of(&self, index: usize, read: impl FnOnce() -> Vec<Surroundings>) -> Surroundings {
        self.read.get_or_init(read)[index].clone()
    }
}

/// What is around each of `commands`, which stand in `homes` of `blocks`.
pub(super) fn read(source: &Source, blocks: &[Block], homes: &[usize], commands: &[Command]) -> Vec<Surroundings> {
    let purpose = page::purpose(source);
    let each = commands.iter().zip(homes).map(|(command, &home)| {
        let is_run = blocks[home].text.text().starts_with("#!");
        let around = command.around.clone();
        Surroundings {
            purpose: if is_run && purpose == Purpose::Paste { Purpose::Script } else { purpose },
            within: around.within,
            end: around.end,
            left: around.left,
            runner: Runner::of(source, command),
            goes_on: around.goes_on,
            ends_on_error: around.ends_on_error,
        }
    });
    each.collect()
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
        let around = report.surroundings(report.commands.len() - 1);
        assert_eq!([around.uses_status(), around.within.repeated, around.within.captured], expected, "{text}");
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
        assert_eq!(report.surroundings(0).purpose, Purpose::Script);
    }
}
