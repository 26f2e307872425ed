//! The corrected commands of a text, one after another, and nothing else.

use super::{
    Failure, FixArguments, GOOD, Input, OPEN, Streams, code_of, correction, select, settings_for, tell, unset,
};
use crate::api::Service;
use crate::cli::args::Shell;
use crate::cli::aside::Aside;
use crate::cli::doubts::Teller;
use crate::knowledge::credentials;
use crate::knowledge::programs::Runs;
use crate::lint::{self, Corrected, Correction, Place, Placeholders, Report, Runner};
use crate::mend::{Assigned, Left, Output, Reach};
use crate::print::{self, Obstacle, Secrets};
use crate::shell::{self, Dialect};

/// Prints the corrected commands of `input`.
pub(super) fn fix(input: &Input, arguments: &FixArguments, streams: &mut Streams) -> Result<u8, Failure> {
    let settings = settings_for(input, arguments, &mut arguments.reading.configuration.projects())?;
    let correction = correction(arguments, &settings);
    let report = select::text(input, &arguments.reading, &settings.lint)?;
    if report.commands.is_empty() {
        return without_command(input, report, streams);
    }
    let indices = select::commands(&report, arguments.reading.command)?;
    let shell = arguments.changes.shell.or(settings.shell.map(Into::into));
    let mut page = Page { dialect: shell.unwrap_or(Shell::Bash).into(), ..Page::default() };
    let (mut code, mut aside, mut doubts) = (GOOD, Aside::new("printed"), Vec::new());
    page.outputs = outputs(&report, &indices);
    let teller = Teller::new(&report);
    for &index in &indices {
        let corrected = lint::correct(&report, index, &settings.lint, &correction);
        doubts.extend(teller.beside_findings(index, &corrected.command.certainty));
        code = code.max(code_of(&corrected, correction.placeholders));
        let added = page.add(&corrected, &correction).unwrap_or_else(|obstacle| {
            streams.remark(&format!("command {} cannot be printed for this shell: {obstacle}", index + 1));
            OPEN
        });
        code = code.max(added);
        page.variables(&corrected);
        runner(&report, index, streams);
        let is_taken = page.output(&corrected).is_some();
        let left = &report.commands[index].around.left;
        aside.add(index + 1, left.iter().filter(|left| !is_taken || !matches!(left, Left::Taker(_))));
        if correction.placeholders == Placeholders::Variables {
            page.unset.extend(unset::find(report.source.text(), &corrected, &correction));
            for file in unset::files(report.source.text(), &corrected) {
                let number = index + 1;
                streams.remark(&format!(
                    "command {number} sends `{file}`, which the text writes by what is not printed here"
                ));
            }
        }
    }
    aside.tell(streams);
    if arguments.reading.command.is_none() {
        commented(&report, streams);
    }
    tell(report, &indices, streams)?;
    for doubt in &doubts {
        streams.remark(doubt);
    }
    page.wants(streams);
    // Last, so that on a terminal it is not what scrolls away.
    streams.print(&page.text)?;
    Ok(code)
}

/// Tells what runs the command `index` and is not printed, though what is sent depends on it.
fn runner(report: &Report, index: usize, streams: &mut Streams) {
    let number = index + 1;
    if let Some(runner) = report.runner(index).filter(|runner| runner.place == Place::Before) {
        let Runner { call, runs, .. } = runner;
        let how = match runs {
            Runs::Here => "runs it",
            Runs::Elsewhere => "runs it on another machine or in a container",
            Runs::Filled => "gives it arguments that only it knows",
            Runs::Repeated => "runs it over and over",
            Runs::Quoted => "runs it by a shell of its own",
            Runs::Later => "runs it at another time",
            Runs::Printed => "only shows it",
        };
        streams.remark(&format!("command {number} is printed without `{call}`, which {how}"));
    }
}

/// Tells which commands are left out since they are in comments.
fn commented(report: &Report, streams: &mut Streams) {
    let text = report.source.text();
    let is_command =
        |line: &str| line.trim_start_matches(['#', ' ', '\t']).starts_with("curl ") && line.contains("://");
    let is_read = |at: usize| {
        let next = report.commands.partition_point(|command| command.span.end <= at);
        report.commands.get(next).is_some_and(|command| command.span.start <= at)
    };
    let mut at = 0;
    let mut left = Vec::new();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let name = at + line.len() - line.trim_start_matches(['#', ' ', '\t']).len();
        if line.trim_start().starts_with('#') && is_command(line) && !is_read(name) {
            left.push((index + 1).to_string());
        }
        at += line.len();
    }
    if !left.is_empty() {
        let lines = if left.len() == 1 { "line" } else { "lines" };
        streams.remark(&format!("the command of a comment is not printed: {lines} {}", left.join(", ")));
    }
}

/// Tells what a text says of the API that has no command.
fn without_command(input: &Input, report: Report, streams: &mut Streams) -> Result<u8, Failure> {
    let speaks = report.replies.iter().any(|reply| reply.service != Service::Other || !reply.errors.is_empty())
        || !report.findings.is_empty();
    if !speaks {
        return Err(Failure::NoCommand(input.name()));
    }
    tell(report, &[], streams)?;
    Err(Failure::OnlyWords(input.name()))
}

/// Whether an assignment sets a credential.
fn holds_secret(assigned: &Assigned) -> bool {
    let found = assigned.value.as_deref().and_then(credentials::classify);
    assigned.value.is_none() || found.is_some_and(|found| found.class.is_secret())
}

/// The assignments that the commands at `indices` use of what others put out.
fn outputs(report: &Report, indices: &[usize]) -> Vec<Assigned> {
    let used = indices.iter().flat_map(|&index| &report.commands[index].assignments);
    used.filter(|assigned| assigned.output.is_some()).cloned().collect()
}

/// What is printed.
#[derive(Default)]
struct Page {
    text: String,
    /// The assignments of what commands put out, which are printed in place of those.
    outputs: Vec<Assigned>,
    dialect: Dialect,
    assigned: Vec<String>,
    wanted: Vec<String>,
    /// Variables that the text sets by what is not printed.
    unset: Vec<String>,
}

impl Page {
    /// Adds a command with the assignments it uses, unless it cannot be said in this shell; the exit code for it.
    fn add(&mut self, corrected: &Corrected, correction: &Correction) -> Result<u8, Obstacle> {
        let command = print::print(&corrected.command, correction.style, self.dialect)?;
        let assignments = corrected.command.assignments.iter();
        let open: Vec<_> = assignments.filter(|assigned| !correction.set.contains_key(&assigned.name)).collect();
        let is_translated = self.dialect != Dialect::Posix;
        let code = if is_translated && !open.is_empty() { OPEN } else { GOOD };
        if is_translated {
            // Assignments are not, and without them the command would send something else.
            for assigned in open {
                self.want(&assigned.name);
            }
        } else {
            for assigned in open {
                let is_new = !self.assigned.contains(&assigned.text);
                let shown = correction.secrets == Secrets::Keep || !holds_secret(assigned);
                let part = assigned.reach == Reach::Script || correction.placeholders == Placeholders::Variables;
                if is_new && shown && part && shell::read(&assigned.text, Dialect::Posix).complaints.is_empty() {
                    self.line(&assigned.text);
                    self.assigned.push(assigned.text.clone());
                }
            }
        }
        match self.output(corrected) {
            Some((assigned, output)) => {
                self.line(&output.around(&command));
                self.assigned.push(assigned);
            }
            None => self.line(&command),
        }
        Ok(code)
    }

    /// The assignment of what `corrected` puts out, if another command uses it: as it was written, and around the command.
    fn output(&self, corrected: &Corrected) -> Option<(String, Output)> {
        let is_posix = self.dialect == Dialect::Posix;
        let is_its = |it: &&Assigned| it.output.as_ref().is_some_and(|output| output.of == corrected.command.span);
        let assigned = self.outputs.iter().find(|it| is_posix && is_its(it))?;
        Some((assigned.text.clone(), assigned.output.clone()?))
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        if !text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn variables(&mut self, corrected: &Corrected) {
        for name in corrected.variables.iter().chain(&corrected.credentials) {
            self.want(name);
        }
    }

    fn want(&mut self, name: &str) {
        if !self.wanted.iter().any(|wanted| wanted == name) {
            self.wanted.push(name.to_owned());
        }
    }

    /// Tells which variables are to be given a value.
    fn wants(&mut self, streams: &mut Streams) {
        self.unset.sort_unstable();
        self.unset.dedup();
        if !self.unset.is_empty() {
            let names = self.unset.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ");
            streams.remark(&format!("the text sets {names} by what is not printed here; see to it before this runs"));
        }
        if let Some(first) = self.wanted.first() {
            let names = self.wanted.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let set = match self.dialect {
                Dialect::Posix => format!("export {first}=…"),
                Dialect::Cmd => format!("set {first}=…"),
                Dialect::PowerShell => format!("$Env:{first} = '…'"),
            };
            streams.remark(&format!("give a value to {names}: `{set}` before it runs, or `--set {first}=…`"));
        }
    }
}
