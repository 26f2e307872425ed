//! `run`: commands, sent.

mod question;
mod reply;
mod surroundings;
mod watch;

use watch::{Wanted, Watch};

use super::args::RunArguments;
use super::aside::Aside;
use super::input::{self, Input};
use super::output::{Streams, Voice};
use super::{Failure, GOOD, select, settings};
use crate::lint::{self, Corrected, Correction, Group, Report, Settings, rules};
use crate::mend::{Certainty, Command, Left, Link};
use crate::print::Secrets;
use crate::report::redact::Redaction;
use crate::run::{self, Passwords, Permission, Permissions, Prepared, Session, Stop, Transfer};
use crate::shell::End;
use crate::text::{Finding, Level};

/// Sends the commands that are named.
pub(super) fn run(arguments: &RunArguments, streams: &mut Streams) -> Result<u8, Failure> {
    let input = input::read_one(arguments.file.as_ref())?.told(streams);
    let settings = settings::settings_for(input.path.as_deref(), &arguments.reading.configuration)?.lint;
    let correction = select::meant(&arguments.reading, Secrets::Keep);
    let report = select::report(&input, &arguments.reading, &settings).map_err(|failure| stopped(&failure))?;
    let mut job = Job {
        arguments,
        input: &input,
        report: &report,
        settings: &settings,
        correction: &correction,
        streams,
        told: Vec::new(),
    };
    let chosen = job.chosen()?;
    for (at, &index) in chosen.iter().enumerate() {
        let code = job.command(index)?;
        if code != GOOD {
            if at + 1 < chosen.len() {
                job.streams.remark("the commands after it are not sent");
            }
            return Ok(code);
        }
    }
    Ok(GOOD)
}

/// A failure before anything was sent, in the number that says so.
fn stopped(failure: &Failure) -> Failure {
    Failure::Stopped(Stop::refused(failure.to_string()))
}

/// The commands of a text, being sent.
struct Job<'a> {
    arguments: &'a RunArguments,
    input: &'a Input,
    report: &'a Report,
    settings: &'a Settings,
    correction: &'a Correction,
    streams: &'a mut Streams,
    /// What was remarked already.
    told: Vec<String>,
}

impl Job<'_> {
    /// The commands to send: all of a script, but of a text with other things in it only those chosen.
    fn chosen(&self) -> Result<Vec<usize>, Failure> {
        let choice = self.arguments.reading.command;
        let indices = select::commands(self.report, choice).map_err(|failure| stopped(&failure))?;
        if choice.is_none() && indices.len() > 1 && !is_script(self.report) {
            return Err(stopped(&Failure::WhichCommand(indices.len())));
        }
        Ok(indices)
    }

    /// Sends the command `index`, and gives curl's exit code.
    fn command(&mut self, index: usize) -> Result<u8, Failure> {
        let corrected = lint::correct(self.report, index, self.settings, self.correction);
        let permissions: Permissions = self.arguments.allow.iter().flat_map(|allow| allow.permissions()).collect();
        if self.arguments.dry_run {
            self.tell_aside(index);
            return self.show(index, &corrected, permissions);
        }
        let invocation = &corrected.command.invocation;
        let session = match self.session(index, &corrected, permissions) {
            Err(stop) if run::is_silenced(invocation, &stop) => return Ok(stop.exit),
            session => session.map_err(Failure::Stopped)?,
        };
        if let Some(rules) = select::corrections(self.report, &self.arguments.reading, index) {
            self.streams.remark(&format!("sent as corrected: {rules}; `uncurly fix` shows how"));
        }
        self.tell_aside(index);
        if let Some(left) = left_to_the_shell(&corrected.command) {
            self.streams.remark(&format!("`{left}` does not run: the reply comes out as it is, to be piped there"));
        }
        if let Some(option) = run::asks_curl(invocation) {
            self.streams.remark(&format!("`--{option}` has curl tell of itself; nothing is sent"));
        }
        let mut code = GOOD;
        for transfer in session.transfers() {
            let (exit, is_last) = self.transfer(&session, transfer, index, &corrected)?;
            // Of requests that go side by side, one that fails is told; else the last one counts.
            if exit != GOOD || !run::goes_parallel(invocation) {
                code = exit;
            }
            if is_last {
                break;
            }
        }
        Ok(code)
    }

    /// Tells what of the script around the command `index` does not run. Where one fails, the next is not sent anyway.
    fn tell_aside(&mut self, index: usize) {
        let is_next = |left: &&Left| matches!(left, Left::Before(Link { operator: End::And, program: None }));
        let mut aside = Aside::new("sent");
        aside.add(index + 1, self.report.commands[index].around.left.iter().filter(|left| !is_next(left)));
        aside.tell(self.streams);
    }

    /// Sends one transfer, and gives curl's exit code, and whether it is the last one on account of that.
    fn transfer(
        &mut self,
        session: &Session,
        transfer: &Transfer,
        index: usize,
        corrected: &Corrected,
    ) -> Result<(u8, bool), Failure> {
        let prepared = match session.prepare(transfer) {
            Ok(prepared) if transfer.is_done_already(&prepared) => return Ok((GOOD, false)),
            Ok(prepared) => prepared,
            Err(stop) => {
                let exit = stop.exit;
                let told = session.tell(transfer, &stop, self.streams.out.impatient());
                for stop in std::iter::once(stop).chain(told.err()) {
                    self.fail(stop, corrected);
                }
                return Ok((exit, transfer.is_last_unready(exit)));
            }
        };
        if !self.arguments.yes {
            question::ask(&prepared, self.input)?;
        }
        let mut code = self.send(session, &prepared, index, corrected);
        if let Err(stop) = session.finish(&prepared, self.streams.out.impatient()) {
            code = stop.exit;
            self.fail(stop, corrected);
        }
        Ok((code, transfer.is_last_after(code)))
    }

    fn session(&self, index: usize, corrected: &Corrected, permissions: Permissions) -> Result<Session, Stop> {
        certain(self.report, corrected)?;
        open(corrected, &permissions)?;
        if let Some((why, how)) = self.report.runner(index).and_then(|runner| runner.obstacle()) {
            return Err(Stop::refused(format!("{why}; {how}")));
        }
        let mut world = surroundings::world(&corrected.command, self.correction, permissions, self.input)?;
        world.curlrc = self.arguments.curlrc;
        if self.arguments.dry_run {
            // It is not shown, so that there is nothing to ask for.
            world.passwords = Passwords::new(|_| Some(String::new()));
        }
        Session::open(&corrected.command.invocation, world)
    }

    /// Shows the requests, and what would bar them; only reading files needs permission for that.
    fn show(&mut self, index: usize, corrected: &Corrected, permissions: Permissions) -> Result<u8, Failure> {
        let may_read = |&permission: &Permission| permission != Permission::Read || permissions.has(permission);
        let generous = Permission::ALL.into_iter().filter(may_read).collect();
        let session = self.session(index, corrected, generous).map_err(Failure::Stopped)?;
        let prepared = session.transfers().iter().map(|transfer| session.prepare(transfer));
        let prepared: Vec<_> = prepared.collect::<Result<_, _>>().map_err(Failure::Stopped)?;
        let shown = prepared.iter().map(Prepared::shown).collect::<Result<Vec<_>, _>>().map_err(Failure::Stopped)?;
        self.streams.print(shown.join("\n"))?;
        for prepared in &prepared {
            self.note(prepared);
        }
        if let Err(stop) = self.session(index, corrected, permissions) {
            self.streams.remark(&format!("it would not be sent: {stop}"));
        }
        Ok(GOOD)
    }

    /// Tells of a failure, unless curl would be silent about it.
    fn fail(&mut self, stop: Stop, corrected: &Corrected) {
        if !run::is_silenced(&corrected.command.invocation, &stop) {
            self.streams.fail(&Failure::Stopped(stop));
        }
    }

    /// Tells once what is done otherwise than curl does it.
    fn note(&mut self, prepared: &Prepared) {
        for note in prepared.notes() {
            if !self.told.contains(note) {
                self.streams.remark(note);
                self.told.push(note.clone());
            }
        }
    }

    fn send(&mut self, session: &Session, prepared: &Prepared, index: usize, corrected: &Corrected) -> u8 {
        self.note(prepared);
        let Streams { out, err, voice, .. } = &mut *self.streams;
        let remarks = Wanted::when(|| *voice > Voice::Quiet);
        let mut watch = Watch::new(err, remarks, prepared, &corrected.command.invocation);
        let outcome = session.send(prepared, out.impatient(), &mut watch);
        watch.end();
        if let Some(message) = outcome.message {
            self.fail(Stop::curl(outcome.exit, message), corrected);
        }
        for line in reply::explain(self.report, index, corrected, &outcome.reply) {
            self.streams.remark(&line);
        }
        outcome.exit
    }
}
/// Refuses a reading that is not certain.
fn certain(report: &Report, corrected: &Corrected) -> Result<(), Stop> {
    let certainty = &corrected.command.certainty;
    match certainty {
        Certainty::Certain => Ok(()),
        Certainty::Likely(other) => Err(Stop::refused(format!(
            "the command can be read in two ways; write it so that it is plain. The other one is\n{}",
            Redaction::new(report).mask(other)
        ))),
        Certainty::Unsure(doubts) => Err(Stop::refused(match corrected.variables.first() {
            Some(name) if certainty.is_but_for_values() => {
                format!("the command does not tell all that was meant ({doubts}); add `--set {name}=VALUE`")
            }
            _ => format!("the command does not tell all that was meant: {doubts}"),
        })),
    }
}

/// Refuses to send a command with errors; that it shows a secret is no error here.
fn open(corrected: &Corrected, permissions: &Permissions) -> Result<(), Stop> {
    let is_secret = |finding: &Finding| rules::find(finding.rule).is_some_and(|rule| rule.group == Group::Secret);
    let error = corrected.open.iter().find(|finding| finding.level == Level::Error && !is_secret(finding));
    error.map_or(Ok(()), |finding| {
        permissions.require(Permission::Findings, || format!("{} (`{}`)", finding.message, finding.rule))
    })
}

/// Whether nothing but comments and assignments stands between the commands.
fn is_script(report: &Report) -> bool {
    let text = report.source.text();
    let mut at = 0;
    let mut gaps = Vec::new();
    for command in &report.commands {
        gaps.push(&text[at..command.span.start.max(at)]);
        at = at.max(command.span.end);
    }
    gaps.push(&text[at..]);
    // A comment that runs into a command keeps it from being one.
    let is_comment = |gap: &&str| gap.rsplit('\n').next().is_some_and(|line| line.contains('#'));
    let (_, before) = gaps.split_last().unwrap_or((&"", &[]));
    !before.iter().any(is_comment) && gaps.iter().flat_map(|gap| gap.lines()).map(str::trim).all(is_script_line)
}

fn is_script_line(line: &str) -> bool {
    let line = line.strip_prefix("export ").unwrap_or(line).trim_end_matches(['\\', ' ']);
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    matches!(line, "" | ";" | "&&")
        || line.starts_with('#')
        || line.starts_with("set -")
        || line.split_once('=').is_some_and(|(name, _)| is_name(name))
}

/// The programs that `command` hands its output to, which only a shell starts.
fn left_to_the_shell(command: &Command) -> Option<String> {
    let behind = &command.pipeline.commands[command.position + 1..];
    let span = behind.first()?.span.cover(behind.last()?.span);
    Some(format!("| {}", span.of(command.text.text())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_scripts() {
        for line in ["", "# a", "ZONE=1", "export A=b", "set -e", "&&"] {
            assert!(is_script_line(line), "{line}");
        }
        for line in ["I tried this", "Response:", "{\"a\":1}", "Isn't a=b?"] {
            assert!(!is_script_line(line), "{line}");
        }
    }
}
