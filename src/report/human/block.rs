//! Findings that are shown around one snippet.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::snippet::{Mark, snippet};
use crate::lint::Group;
use crate::report::Look;
use crate::report::look::Ink;
use crate::report::view::{Shown, View};
use crate::report::wrap::wrap;
use crate::text::{Grade, Level, Span};

/// The most places of one kind that are marked.
const MARKS: usize = 32;

/// Findings shown together: one, or all that pasting did to a command.
pub(super) struct Block<'b, 'a> {
    findings: Vec<&'b Shown<'a>>,
}

/// Groups `findings`.
pub(super) fn blocks<'b, 'a>(findings: &'b [Shown<'a>]) -> Vec<Block<'b, 'a>> {
    let mut blocks: Vec<Block<'b, 'a>> = Vec::new();
    let mut damage: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for it in findings {
        let block =
            if is_damage(it) { *damage.entry(it.finding.command).or_insert(blocks.len()) } else { blocks.len() };
        match blocks.get_mut(block) {
            Some(block) => block.findings.push(it),
            None => blocks.push(Block { findings: vec![it] }),
        }
    }
    blocks
}

fn is_damage(it: &Shown<'_>) -> bool {
    it.group() == Group::Mangled.name() && it.finding.command.is_some()
}

impl Block<'_, '_> {
    /// Where it belongs in the order of things.
    pub(super) fn place(&self) -> usize {
        self.findings[0].finding.span.start
    }

    /// Headings, snippet, reasons and fixes.
    pub(super) fn draw(&self, view: &View<'_>, look: &Look) -> String {
        let mut out = String::new();
        for it in &self.findings {
            out.push_str(&heading(it, look));
            out.push('\n');
        }
        out.push_str(&snippet(view, &self.marks(view, look), look));
        self.reasons(look, &mut out);
        self.fixes(look, &mut out);
        out
    }

    fn marks(&self, view: &View<'_>, look: &Look) -> Vec<Mark> {
        self.findings.iter().flat_map(|it| marks(view, it, self.findings.len(), look)).collect()
    }

    fn reasons(&self, look: &Look, out: &mut String) {
        for it in self.findings.iter().filter(|it| !it.why.is_empty()) {
            let name = if self.findings.len() > 1 { it.rule() } else { "why" };
            line(look, Ink::Faint, name, &it.why, out);
        }
    }

    fn fixes(&self, look: &Look, out: &mut String) {
        let mut told = Vec::new();
        for fix in self.findings.iter().filter_map(|it| it.fix.as_ref()) {
            let said = (fix.fix.grade, &fix.title);
            if told.contains(&said) {
                continue;
            }
            told.push(said);
            let (ink, name) = match fix.fix.grade {
                Grade::Safe => (Ink::Good, "fix"),
                Grade::Unsafe => (Ink::Warning, "unsafe fix"),
                Grade::Display => (Ink::Note, "by hand"),
            };
            line(look, ink, name, &fix.title, out);
        }
    }
}

/// `level[rule]: message`
fn heading(it: &Shown<'_>, look: &Look) -> String {
    let ink = match it.level() {
        Level::Error => Ink::Error,
        Level::Warning => Ink::Warning,
        Level::Note => Ink::Note,
    };
    let name = format!("{}[{}]", it.level().name(), it.rule());
    titled(look, ink, &name, &it.message)
}

/// A heading: `name` in color, and what it says.
pub(super) fn titled(look: &Look, ink: Ink, name: &str, says: &str) -> String {
    let wrapped = wrap(says, look.width, &format!("{name}: "), "    ");
    let says = wrapped.strip_prefix(name).unwrap_or_default();
    format!("{}{}", look.paint(ink, name), says)
}

/// One line below a snippet, or several if it is long.
pub(super) fn line(look: &Look, ink: Ink, name: &str, says: &str, out: &mut String) {
    let wrapped = wrap(says, look.width, &format!("  {name}: "), "    ");
    let says = wrapped.trim_start().strip_prefix(name).unwrap_or_default();
    // Writing to a string does not fail.
    let _ = writeln!(out, "  {}{says}", look.paint(ink, name));
}

/// What is marked for `it`: its own place, or those of all slips of its kind.
fn marks(view: &View<'_>, it: &Shown<'_>, together: usize, look: &Look) -> Vec<Mark> {
    let command = it.finding.command.and_then(|index| view.report.commands.get(index));
    let slips = command.into_iter().flat_map(|command| &command.slips);
    let mut places: Vec<Span> = slips.filter(|slip| slip.kind.name() == it.rule()).map(|slip| slip.span).collect();
    if !is_damage(it) || places.is_empty() {
        places = vec![it.finding.span];
    }
    let times = look.sign("×", "x");
    let label = match places.len() {
        _ if together == 1 => None,
        1 => Some(it.rule().to_owned()),
        count => Some(format!("{} {times}{count}", it.rule())),
    };
    let labels = std::iter::once(label).chain(std::iter::repeat(None));
    places.into_iter().zip(labels).take(MARKS).map(|(span, label)| Mark { span, label }).collect()
}
