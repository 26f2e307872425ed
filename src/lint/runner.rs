//! Programs that run a command: `sudo curl …`, `ssh host curl …`, `echo "curl …"`. Knows no rule.

use crate::knowledge::programs::{self, Runs};
use crate::mend::Command;
use crate::text::Source;

/// A program that a command is given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Runner {
    /// What it is called by, without anything that it is told, which may be a secret: `docker exec`.
    pub call: String,
    /// How it runs the command.
    pub runs: Runs,
    /// Where it stands.
    pub place: Place,
}

/// Where a program stands that runs a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the command as it was read.
    Within,
    /// Before it.
    Before,
}

impl Runner {
    /// The one that runs `command`, in its words or before them on its line; of several, one that keeps curl from
    /// running in its place, or else the outer one.
    pub(super) fn of(source: &Source, command: &Command) -> Option<Self> {
        let runners = [Self::before(source, command), Self::within(command)];
        let mut runners = runners.into_iter().flatten();
        let first = runners.next()?;
        let bars = first.obstacle().is_some();
        Some(runners.next().filter(|inner| !bars && inner.obstacle().is_some()).unwrap_or(first))
    }

    /// The one among the words of `command`.
    fn within(command: &Command) -> Option<Self> {
        let text = command.text.text();
        let (first, last) = command.before().first().zip(command.before().last())?;
        Self::called(&text[first.span.start..last.span.end], Place::Within)
    }

    /// The one before `command` on its line, or above.
    fn before(source: &Source, command: &Command) -> Option<Self> {
        let before = &source.text()[..command.span.start];
        let start = before.len().saturating_sub(LOOK_BACK);
        let start = (start..=before.len()).find(|&at| before.is_char_boundary(at))?;
        let before = &before[start..];
        let line = region(before);
        if let Some(call) = heredoc(before) {
            return Self::called(call, Place::Before);
        }
        // Within a text in quotes, what takes that runs the command.
        let (from, quote) = open(line);
        let call = &line[from..quote.map_or(line.len(), |quote| quote + 1)];
        if line.ends_with('`') {
            return None;
        }
        if let Some(list) = list(line) {
            return Some(list);
        }
        let borders = ['|', ';', '&', '('];
        let own = call.rsplit(borders).next().and_then(|call| Self::called(call, Place::Before));
        own.or_else(|| Self::called(session(before)?, Place::Before))
    }

    /// Why curl cannot be run in its place, and what to do; `None` where it can.
    pub fn obstacle(&self) -> Option<(String, &'static str)> {
        let call = &self.call;
        match self.runs {
            Runs::Filled => {
                Some((format!("`{call}` gives curl arguments that only it knows"), "name a variable in place of them"))
            }
            Runs::Elsewhere => Some((
                format!("`{call}` runs curl on another machine or in a container"),
                "give the command without it where it means the same here",
            )),
            Runs::Later | Runs::Printed => {
                Some((format!("`{call}` does not run curl now"), "give the command without it"))
            }
            Runs::Repeated => Some((format!("`{call}` runs curl over and over"), "give the command without it")),
            Runs::Here | Runs::Quoted => None,
        }
    }

    /// The one that `call` names.
    fn called(call: &str, place: Place) -> Option<Self> {
        // A prompt is no part of it.
        let marks = ["$ ", "# ", "% ", "> ", "❯ ", "λ "];
        let call = marks
            .iter()
            .filter_map(|mark| Some(call.split_once(mark)?.1))
            .min_by_key(|call| call.len())
            .unwrap_or(call);
        let call = call.trim_start_matches(|c: char| c.is_whitespace() || "$#%>+".contains(c)).trim_end_matches('\\');
        let is_in_text = call.contains(QUOTES) || call.contains("<<<");
        let all = || call.split_ascii_whitespace().filter_map(programs::runs);
        let runs = match place {
            Place::Within => all().find(|runs| *runs != Runs::Here).or_else(|| all().next()),
            // Words of a sentence may be named as programs are.
            Place::Before => all().find(|runs| *runs == Runs::Filled).or_else(|| first(call)).or_else(|| last(call)),
        };
        let runs = runs.filter(|runs| is_in_text || !matches!(runs, Runs::Quoted | Runs::Later))?;
        let names = call.split_ascii_whitespace().filter(|word| programs::is_name(word));
        Some(Self { call: names.collect::<Vec<_>>().join(" "), runs, place })
    }
}

/// What begins a text in quotes.
const QUOTES: [char; 6] = ['"', '\'', '“', '‘', '”', '’'];

/// The list of words that `line` begins, `ARGS=(`: whoever runs them adds others.
fn list(line: &str) -> Option<Runner> {
    let before = line.trim_end().strip_suffix("=(")?;
    let name = before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
    let call = format!("{name}=(…)");
    (!name.is_empty()).then_some(Runner { call, runs: Runs::Filled, place: Place::Before })
}

/// The end of `before` from the start of its last line on, with those that this continues.
fn region(before: &str) -> &str {
    let mut ends = before.rmatch_indices('\n').map(|(at, _)| at);
    let start = ends.find(|&at| !before[..at].trim_end_matches([' ', '\t']).ends_with('\\'));
    &before[start.map_or(0, |at| at + 1)..]
}

/// The call above that is fed the here-document which the end of `before` stands in.
fn heredoc(before: &str) -> Option<&str> {
    let (head, body) = before.rsplit_once("<<")?;
    let word = body.strip_prefix('-').unwrap_or(body).split('\n').next()?;
    let delimiter = word.trim().trim_matches(QUOTES);
    let is_open =
        !delimiter.is_empty() && body.contains('\n') && body.lines().skip(1).all(|line| line.trim() != delimiter);
    let call = &before[..head.len() + 2];
    is_open.then(|| call.rsplit('\n').next().unwrap_or(call))
}

/// The line above that opens a shell elsewhere, if the last line of `before` stands in that.
fn session(before: &str) -> Option<&str> {
    let mut lines = before.rsplit('\n');
    let own = lines.next()?;
    let calls = lines.map(|line| (line, line.trim().rsplit("# ").next().unwrap_or(line)));
    let calls = calls.map(|(line, call)| (line, call.rsplit("$ ").next().unwrap_or(call)));
    let within = calls.take_while(|(_, call)| !matches!(*call, "exit" | "logout" | "^D"));
    // Most lines above are those of other commands of curl.
    let is_other = |call: &str| call.starts_with(|c: char| c.is_ascii_lowercase()) && !call.starts_with("curl ");
    let opens = |call: &str| is_other(call) && programs::opens(&call.split_ascii_whitespace().collect::<Vec<_>>());
    let (line, call) = within.into_iter().find(|(_, call)| opens(call))?;
    // Where the prompt is the same with its host, the shell was not opened.
    let prompt = line.strip_suffix(call).filter(|prompt| prompt.contains('@'));
    (!prompt.is_some_and(|prompt| own.starts_with(prompt))).then_some(call)
}

/// Where the innermost `$(` begins that is open at the end of `line`, and where the quote stands that is open there.
fn open(line: &str) -> (usize, Option<usize>) {
    let mut around = Vec::new();
    let (mut from, mut open): (usize, Option<(usize, u8)>) = (0, None);
    let mut bytes = line.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        let is_single = open.is_some_and(|(_, quote)| quote == b'\'');
        match (byte, open) {
            (b'\\', None | Some((_, b'"'))) => drop(bytes.next()),
            (b'(', _) if !is_single && line[..at].ends_with('$') => {
                around.push((from, open));
                (from, open) = (at + 1, None);
            }
            (b')', None) if !around.is_empty() => (from, open) = around.pop().unwrap_or_default(),
            (b'"' | b'\'', None) => open = Some((at, byte)),
            (_, Some((_, quote))) if quote == byte => open = None,
            _ => {}
        }
    }
    (from, open.map(|(at, _)| at))
}

/// How the first program of `call` runs what follows, or the program that this one starts.
fn first(call: &str) -> Option<Runs> {
    let mut words = call.split_ascii_whitespace().skip_while(|word| word.contains('='));
    let first = programs::runs(words.next()?)?;
    let inner = words.next().filter(|_| first == Runs::Here).and_then(programs::runs);
    Some(inner.unwrap_or(first))
}

/// How the call runs what follows that ends `call` behind the words of a sentence.
fn last(call: &str) -> Option<Runs> {
    let words: Vec<_> = call.trim_end_matches(QUOTES).split_ascii_whitespace().collect();
    let starts = (1..words.len()).filter(|&at| programs::runs(words[at]).is_some() && !programs::is_said(words[at]));
    starts.into_iter().find(|&at| programs::leads(&words[at..])).and_then(|at| programs::runs(words[at]))
}

/// How far before a command is looked for what runs it, in bytes.
const LOOK_BACK: usize = 1024;
