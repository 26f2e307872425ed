//! How the script around a command uses what it says. Knows no rule.

use std::sync::OnceLock;

use super::Runner;
use crate::mend::Command;
use crate::page::{self, Block, BlockKind, Purpose};
use crate::shell::{self, Dialect, End, Pipeline, Script, Within};
use crate::text::{Source, Span};

/// How the script around a command uses what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// What the file is for.
    pub purpose: Purpose,
    /// Conditions, loops and values around the command; none where the shell would not read all of its block.
    pub within: Within,
    /// What ends its pipeline.
    pub end: End,
    /// Whether it runs only where the pipeline before it fails.
    pub is_fallback: bool,
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
    let mut scripts: Vec<Option<Placed>> = Vec::new();
    scripts.resize_with(blocks.len(), || None);
    let each = commands.iter().zip(homes).map(|(command, &home)| {
        let block = &blocks[home];
        let is_run = block.text.text().starts_with("#!");
        let purpose = if is_run && purpose == Purpose::Paste { Purpose::Script } else { purpose };
        let nothing = Surroundings {
            purpose,
            within: Within::default(),
            end: End::Text,
            is_fallback: false,
            runner: Runner::of(source, command),
            goes_on: false,
            ends_on_error: false,
        };
        if command.dialect != Dialect::Posix {
            return nothing;
        }
        if is_alone(command, block) {
            return nothing;
        }
        let placed = scripts[home].get_or_insert_with(|| Placed::read(block));
        let Some(index) = placed.at(command.span) else { return nothing };
        let pipeline = &placed.pipelines[index].1;
        Surroundings {
            // Backticks of a post are those of Markdown.
            within: Within { captured: pipeline.within.captured && !is_code(block, pipeline), ..pipeline.within },
            end: pipeline.end,
            is_fallback: index > 0 && placed.pipelines[index - 1].1.end == End::Or,
            goes_on: pipeline.commands.len() > command.pipeline.commands.len(),
            ends_on_error: placed.ends_on_error.is_some_and(|since| since < pipeline.span.start),
            ..nothing
        }
    });
    each.collect()
}

/// Whether `command` is all of `block`, so that nothing is around it.
fn is_alone(command: &Command, block: &Block) -> bool {
    let text = command.text.text();
    let is_one = text == block.text.text().trim_end_matches('\n') && !text.starts_with('#');
    is_one && command.pipeline.span == Span::new(0, text.len())
}

/// Whether `pipeline` of a post is captured by backticks, and by no `$(` or `<(`.
fn is_code(block: &Block, pipeline: &Pipeline) -> bool {
    block.kind == BlockKind::Paste && !block.text.text()[..pipeline.span.start].trim_end().ends_with('(')
}

/// The pipelines of a block, and where they start in the source.
struct Placed {
    pipelines: Vec<(usize, Pipeline)>,
    /// From where on a command that fails ends the script.
    ends_on_error: Option<usize>,
}

impl Placed {
    fn read(block: &Block) -> Self {
        let text = block.text.text();
        let script = shell::read(text, Dialect::Posix);
        let ends_on_error = ends_on_error(text, &script);
        let pipelines = if script.complaints.is_empty() { script.pipelines } else { Vec::new() };
        let placed = pipelines.into_iter().map(|it| (block.text.span(Span::at(it.span.start)).start, it));
        Self { pipelines: placed.collect(), ends_on_error }
    }

    /// The index of the innermost pipeline around the byte where `span` starts.
    fn at(&self, span: Span) -> Option<usize> {
        self.pipelines.partition_point(|(start, _)| *start <= span.start).checked_sub(1)
    }
}

/// Where `set -e` or its like stands; at the start where the first line says so.
fn ends_on_error(text: &str, script: &Script) -> Option<usize> {
    let is_flag = |word: &str| {
        word.strip_prefix('-').is_some_and(|letters| !letters.starts_with('-') && letters.contains('e'))
            || word == "errexit"
    };
    let first = text.lines().next().filter(|line| line.starts_with("#!")).unwrap_or_default();
    if first.split_ascii_whitespace().skip(1).any(is_flag) {
        return Some(0);
    }
    let simple = script.pipelines.iter().flat_map(|pipeline| &pipeline.commands);
    let mut sets = simple.filter(|command| {
        let mut words = command.words.iter().map(|word| word.span.of(text));
        words.next() == Some("set") && words.any(is_flag)
    });
    sets.next().map(|command| command.span.end)
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
        check("a.txt", "if only it worked; do\ncurl https://a.example && ls", [false, false, false]);
    }

    #[test]
    fn a_paste_may_be_a_script() {
        let text = "#!/bin/sh\ncurl https://a.example";
        let report = lint(Source::new(None, text), Mending::On, &Settings::default());
        assert_eq!(report.surroundings(0).purpose, Purpose::Script);
    }
}
