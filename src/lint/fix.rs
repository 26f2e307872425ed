//! A command with its fixes applied, to a fixed point.

use std::collections::BTreeMap;

use super::check::Found;
use super::judge::{command_findings, selected, touches};
use super::{Checks, Report, Rule, Settings, Subject, rules, settings};
use crate::api::Call;
use crate::mend::Command;
use crate::print::{self, Secrets, Style};
use crate::text::{Edit, Finding, Grade, Level};

/// How often fixes are applied before it is given up that they come to an end.
const ROUNDS: usize = 10;

/// What is to be applied beside the mending.
#[derive(Clone, Debug, Default)]
pub struct Correction {
    /// Whether fixes on a good guess are applied too.
    pub guesses: Guesses,
    /// Rules or groups whose safe fixes are applied though they are no errors.
    pub also: Vec<String>,
    /// What becomes of placeholders.
    pub placeholders: Placeholders,
    /// Values for variables and placeholders, by name.
    pub set: BTreeMap<String, String>,
    /// How credentials appear.
    pub secrets: Secrets,
    /// How commands are laid out in a whole document.
    pub style: Style,
}

/// Whether fixes on a good guess are applied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Guesses {
    /// Only shown.
    #[default]
    Shown,
    /// Applied.
    Applied,
    /// Not even those that are sure are applied: the command stays as it is.
    NoneAtAll,
}

/// What becomes of placeholders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placeholders {
    /// They become shell variables.
    #[default]
    Variables,
    /// They stay as written; a swallowed one stays empty.
    AsWritten,
}

impl Correction {
    /// Whether a fix of this grade for `finding` may be applied.
    pub(super) fn takes(&self, finding: &Finding, grade: Grade) -> bool {
        if self.guesses == Guesses::NoneAtAll {
            return false;
        }
        let also = || rules::find(finding.rule).is_some_and(|rule| settings::names(&self.also, rule));
        match grade {
            Grade::Safe => finding.level == Level::Error || also(),
            Grade::Unsafe => self.guesses == Guesses::Applied && (finding.level == Level::Error || also()),
            Grade::Display => false,
        }
    }
}

/// A command, corrected.
#[derive(Clone, Debug)]
pub struct Corrected {
    /// The command, its text mapped to the text as given.
    pub command: Command,
    /// What each of its requests asks of the API.
    pub calls: Vec<Option<Call>>,
    /// Variables put in for placeholders and not set, in order, each once.
    pub variables: Vec<String>,
    /// Variables put in for credentials, in order, each once.
    pub credentials: Vec<String>,
    /// Findings that stay, errors and those only the user can cure, spans in the text as given.
    pub open: Vec<Finding>,
}

/// Command `index` of `report` with fixes applied until nothing changes.
pub fn correct(report: &Report, index: usize, settings: &Settings, correction: &Correction) -> Corrected {
    let mut work = Work {
        report,
        settings,
        correction,
        index,
        command: report.commands[index].clone(),
        calls: report.calls[index].clone(),
        own: report.own[index].clone(),
        selected: selected(settings),
        found: None,
    };
    work.settle();
    let mut variables = work.fill_placeholders();
    work.fill_values();
    work.settle();
    let credentials = work.hide_secrets();
    variables.retain(|name| !correction.set.contains_key(name));
    let open = work.open();
    if variables.is_empty() && !correction.set.is_empty() {
        work.command.fill();
    }
    Corrected { command: work.command, calls: work.calls, variables, credentials, open }
}

/// A command on its way.
struct Work<'a> {
    report: &'a Report,
    settings: &'a Settings,
    correction: &'a Correction,
    index: usize,
    command: Command,
    calls: Vec<Option<Call>>,
    own: Vec<Option<Call>>,
    /// The rules that are looked for.
    selected: Vec<&'static Rule>,
    /// What they said of the command as it is now, once they were asked.
    found: Option<Vec<Found>>,
}

impl Work<'_> {
    /// Applies fixes until none is left, or they go in circles.
    fn settle(&mut self) {
        for _ in 0..ROUNDS {
            let edits = self.fixes();
            if edits.is_empty() {
                return;
            }
            self.apply(&edits);
        }
    }

    fn apply(&mut self, edits: &[Edit]) {
        if edits.is_empty() {
            return;
        }
        self.command = self.command.with_text(self.command.text.edited(edits));
        self.found = None;
        self.calls = super::calls(&self.command);
        self.own = super::own_calls(&self.command, &self.settings.apis);
    }

    /// The edits of all fixes that may be applied and do not touch each other, each fix whole.
    fn fixes(&mut self) -> Vec<Edit> {
        let mut taken: Vec<Edit> = Vec::new();
        let correction = self.correction;
        for found in self.found() {
            let free = |edit: &Edit| taken.iter().all(|other| other == edit || !touches(other.span, edit.span));
            let is_taken = found.grade.is_some_and(|grade| correction.takes(&found.finding, grade));
            if is_taken && found.edits.iter().all(free) {
                taken.extend(found.edits.iter().cloned());
            }
        }
        taken
    }

    /// What the rules say of the command as it is now, mending and silenced findings left out.
    fn found(&mut self) -> &[Found] {
        if self.found.is_none() {
            self.found = Some(self.look());
        }
        self.found.as_deref().unwrap_or_default()
    }

    fn look(&self) -> Vec<Found> {
        let subject = Subject { index: self.index, command: &self.command, calls: &self.calls, own: &self.own };
        let mut found = command_findings(self.report, self.settings, &self.selected, subject);
        let ignores = self.report.holding.get(&self.index).into_iter().flatten();
        let ignores: Vec<_> = ignores.map(|&index| &self.report.ignores[index]).collect();
        let silenced = |rule: &str| ignores.iter().any(|ignore| ignore.silences(rule));
        found.retain(|found| !is_mending(found.finding.rule) && !silenced(found.finding.rule));
        found
    }

    fn fill_placeholders(&mut self) -> Vec<String> {
        if self.correction.placeholders == Placeholders::AsWritten {
            return Vec::new();
        }
        self.fill(print::placeholders(&self.command, &self.calls))
    }

    fn hide_secrets(&mut self) -> Vec<String> {
        self.fill(print::secrets(&self.command, &self.calls, self.correction.secrets))
    }

    fn fill_values(&mut self) {
        if !self.correction.set.is_empty() {
            self.apply(&print::values(&self.command, &self.correction.set));
        }
    }

    fn fill(&mut self, filled: Vec<print::Filled>) -> Vec<String> {
        let mut names = Vec::new();
        let mut edits = Vec::new();
        for print::Filled { edit, variables } in filled {
            edits.push(edit);
            for variable in variables {
                if !names.contains(&variable) {
                    names.push(variable);
                }
            }
        }
        self.apply(&edits);
        names
    }

    fn open(&mut self) -> Vec<Finding> {
        let is_open = |found: &&Found| found.finding.level == Level::Error || found.grade == Some(Grade::Display);
        self.found().iter().filter(is_open).map(|found| found.finding.clone()).collect()
    }
}

/// Whether `rule` only tells of what mending has already undone.
fn is_mending(rule: &str) -> bool {
    rules::find(rule).is_some_and(|rule| matches!(rule.check, Checks::Slips(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::lint;
    use crate::mend::Mending;
    use crate::text::Source;

    #[track_caller]
    fn check(text: &str, settings: &Settings, correction: &Correction, expected: &str) -> Corrected {
        let report = lint(Source::new(Some("a.sh".to_owned()), text), Mending::On, settings);
        let corrected = correct(&report, 0, settings, correction);
        assert_eq!(corrected.command.text.text(), expected);
        corrected
    }

    const LOWER: &str = "curl -X put -d 'a=1' https://example.com";

    #[test]
    fn safe_fixes_of_errors_are_applied_and_no_others() {
        check(LOWER, &Settings::default(), &Correction::default(), "curl -X PUT -d 'a=1' https://example.com");
        let note = "curl -X POST -d 'a=1' https://example.com";
        check(note, &Settings::default(), &Correction::default(), note);
        let also = Correction { also: vec!["redundant-method".to_owned()], ..Correction::default() };
        check(note, &Settings::default(), &also, "curl -d 'a=1' https://example.com");
    }

    #[test]
    fn one_fix_may_lead_to_another() {
        let also = Correction { also: vec!["curl".to_owned()], ..Correction::default() };
        let text = "curl -X=post -d 'a=1' https://example.com";
        check(text, &Settings::default(), &also, "curl -d 'a=1' https://example.com");
    }

    #[test]
    fn guesses_only_when_asked() {
        let text = "curl -u a:b 'https://example.com/a b'";
        let corrected = check(text, &Settings::default(), &Correction::default(), text);
        let open = corrected.open.iter().map(|finding| (finding.rule, finding.span)).collect::<Vec<_>>();
        assert_eq!(open, [("bad-url", (34..35).into())]);
        let guess = Correction { guesses: Guesses::Applied, ..Correction::default() };
        let corrected = check(text, &Settings::default(), &guess, "curl -u a:b 'https://example.com/a%20b'");
        assert_eq!(corrected.open, []);
    }

    #[test]
    fn what_is_not_told_is_not_fixed() {
        let ignoring = Settings { ignore: vec!["lowercase-method".to_owned()], ..Settings::default() };
        check(LOWER, &ignoring, &Correction::default(), LOWER);
        let silenced = format!("# uncurly: ignore lowercase-method\n{LOWER}");
        check(&silenced, &Settings::default(), &Correction::default(), LOWER);
    }

    #[test]
    fn values_fill_variables() {
        let set = BTreeMap::from([("NAME".to_owned(), "a b".to_owned())]);
        let correction = Correction { set, ..Correction::default() };
        let text = "curl -d \"name=$NAME\" https://example.com";
        check(text, &Settings::default(), &correction, "curl -d \"name=a b\" https://example.com");
    }
}
