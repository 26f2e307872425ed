//! A statement of a shell, and what it makes of the commands in it.

use super::draft::{Draft, NAME};
use super::lead::{is_name, is_substitution};
use super::standing::{Around, Left, Link};
use crate::knowledge::programs;
use crate::page::BlockKind;
use crate::shell::{End, Pipeline, Script, Simple, Word, Worth};
use crate::text::Span;

/// Whole lines of a draft, read without complaint.
pub(super) struct Statement<'d> {
    pub(super) draft: &'d Draft,
    /// Where it starts in the draft.
    pub(super) start: usize,
    pub(super) text: &'d str,
    pub(super) script: Script,
}

/// How a command stands among the words of its own simple command.
enum Stand {
    /// It is all of it.
    Alone,
    /// A program runs it, which is told elsewhere.
    Run,
    /// The times stand before it.
    Scheduled,
    /// It is glued to what would be an assignment: `ExecStart=`.
    Set(String),
}

/// How many pipelines before one are looked at for what takes its output.
const LOOK_BACK: usize = 64;

impl Statement<'_> {
    /// What is around the command at `place`, if the shell takes it for one.
    pub(super) fn around(&self, place: usize) -> Option<Around> {
        let index = self.script.pipelines.partition_point(|it| it.span.start <= place).checked_sub(1)?;
        if let Some(around) = self.written(index, place) {
            return Some(around);
        }
        let pipeline = &self.script.pipelines[index];
        let position = pipeline.commands.iter().position(|it| it.span.start <= place && place < it.span.end)?;
        let stand = self.stand(&pipeline.commands[position], place)?;
        let before = self.text[..pipeline.span.start].trim_end();
        let is_ticked = pipeline.within.captured && before.ends_with('`');
        if is_ticked && self.draft.kind == BlockKind::Paste && !is_substitution(before) {
            // Backticks of a post are those of Markdown.
            return None;
        }
        let mut left = Vec::new();
        left.extend(matches!(stand, Stand::Scheduled).then_some(Left::Schedule));
        self.before(index, &mut left);
        self.within(index, &mut left);
        if let Stand::Set(name) = stand {
            left.push(Left::Taker(name));
        }
        let is_last = position + 1 == pipeline.commands.len();
        left.extend((!is_last).then_some(Left::Pipe));
        self.behind(pipeline, &mut left);
        let goes_on = pipeline.commands.len() > 1;
        Some(Around { within: pipeline.within, end: pipeline.end, goes_on, ends_on_error: false, left })
    }

    /// What is around the command at `place` in a here-document that the pipeline `index` is given, unless that runs it.
    fn written(&self, index: usize, place: usize) -> Option<Around> {
        let near = self.script.pipelines[..=index].iter().rev().take(LOOK_BACK);
        let takes = |simple: &&Simple| {
            let mut bodies = simple.redirects.iter().filter_map(|redirect| redirect.heredoc.as_ref());
            bodies.any(|body| body.span.start <= place && place < body.span.end)
        };
        let fed = near.flat_map(|it| &it.commands).find(takes)?;
        let name = fed.words.first().map_or("", |word| word.span.of(self.text));
        let left = if programs::runs(name).is_some() { Vec::new() } else { vec![Left::Taker(document(name))] };
        Some(Around { left, ..Around::default() })
    }

    /// Whether it has the script end with the first command that fails.
    pub(super) fn sets_errexit(&self) -> bool {
        self.script.pipelines.iter().flat_map(|it| &it.commands).any(|simple| {
            let mut words = simple.words.iter().map(|word| word.span.of(self.text));
            words.next() == Some("set") && words.any(is_strict)
        })
    }

    /// How the command at `place` stands in `simple`; `None` where the words before it are those of a sentence.
    fn stand(&self, simple: &Simple, place: usize) -> Option<Stand> {
        if let Some(assignment) = simple.assignments.iter().find(|it| it.value.span.start == place) {
            return Some(Stand::Set(format!("{}=", assignment.name)));
        }
        let first = simple.words.first()?;
        if first.span.start == place {
            return Some(Stand::Alone);
        }
        let before = simple.words.iter().take_while(|word| word.span.end <= place);
        let words: Vec<_> = before.map(|word| word.span.of(self.text)).collect();
        let is_run = words.first().is_some_and(|word| programs::runs(word).is_some());
        let stands = [(is_run, Stand::Run), (is_schedule(&words), Stand::Scheduled)];
        stands.into_iter().find_map(|(is, stand)| is.then_some(stand))
    }

    /// What stands before the pipeline `index`: an operator, a pipe, `!`.
    fn before(&self, index: usize, left: &mut Vec<Left>) {
        let pipeline = &self.script.pipelines[index];
        let mut before = self.text[..pipeline.span.start].trim_end();
        let mut is_negated = false;
        while let Some(rest) = opener(before) {
            is_negated |= before.ends_with('!');
            before = rest.trim_end();
        }
        let operator = [("&&", End::And), ("||", End::Or)].into_iter().find(|(sign, _)| before.ends_with(sign));
        if let Some((sign, operator)) = operator {
            let head = before[..before.len() - sign.len()].trim_end();
            let near = self.script.pipelines[..index].iter().rev().take(LOOK_BACK);
            let last = near.clone().find(|it| it.end == operator && it.span.end == head.len());
            let last = last.and_then(|it| it.commands.last());
            let program = last.and_then(|it| name(&self.text[it.span.start..]));
            if !(operator == End::And && last.is_some_and(is_plain_assignment)) {
                left.push(Left::Before(Link { operator, program }));
            }
        } else if before.ends_with('|') {
            left.push(Left::Feeder);
        }
        left.extend(is_negated.then_some(Left::Negation));
    }

    /// What is around the pipeline `index`.
    fn within(&self, index: usize, left: &mut Vec<Left>) {
        let within = self.script.pipelines[index].within;
        let is_loop = within.repeated || within.listed;
        left.extend(within.defined.then_some(Left::Function));
        left.extend(is_loop.then_some(Left::Loop));
        left.extend((within.condition && !within.repeated).then_some(Left::Condition));
        left.extend((within.chosen && !within.condition).then_some(Left::Branch));
        left.extend((within.grouped && !self.is_bracketed()).then_some(Left::Group));
        left.extend(within.captured.then(|| Left::Taker(self.taker(index))));
    }

    /// Whether brackets and a command are all of the statement.
    fn is_bracketed(&self) -> bool {
        let places = &self.draft.places;
        let here = |end: usize| places.partition_point(|place| *place < end);
        let is_bracket = |c: char| c.is_whitespace() || "(){};".contains(c);
        here(self.start + self.text.len()) == here(self.start) + 1 && self.text.trim_matches(is_bracket) == NAME
    }

    /// What takes the output of the pipeline `index`.
    fn taker(&self, index: usize) -> String {
        let inner = &self.script.pipelines[index];
        let open = self.text[..inner.span.start].trim_end();
        let sign = match open.as_bytes() {
            [.., b'<', b'('] => "<(…)",
            [.., b'>', b'('] => ">(…)",
            _ => "$(…)",
        };
        let near = self.script.pipelines[..index].iter().rev().take(LOOK_BACK);
        let outer = near.clone().find(|it| it.span.end > inner.span.end);
        let simple = outer.and_then(|it| it.commands.iter().find(|it| it.span.end > inner.span.end));
        let Some(simple) = simple else { return sign.to_owned() };
        if let Some(assignment) = simple.assignments.iter().find(|it| it.span.end > inner.span.start) {
            return format!("{}={sign}", assignment.name);
        }
        let is_outside = |span: &Span| span.end <= inner.span.start;
        let Some(first) = simple.words.first().map(|word| word.span).filter(is_outside) else { return sign.to_owned() };
        match (first.of(self.text), simple.words.get(1).map(|word| word.span.of(self.text))) {
            ("export" | "local" | "declare" | "readonly" | "typeset", Some(word)) => {
                let name = word.split_once('=').map(|(name, _)| name).filter(|name| is_name(name));
                name.map_or_else(|| sign.to_owned(), |name| format!("{name}={sign}"))
            }
            _ => name(&self.text[first.start..]).map_or_else(|| sign.to_owned(), |name| format!("{name} {sign}")),
        }
    }

    /// What stands behind `pipeline` and goes by it.
    fn behind(&self, pipeline: &Pipeline, left: &mut Vec<Left>) {
        let rest = &self.draft.text[self.start + pipeline.span.end..];
        let below = || ["&&", "||"].into_iter().position(|sign| rest.trim_start().starts_with(sign));
        let operator = match pipeline.end {
            operator @ (End::And | End::Or) => operator,
            End::Background => return left.push(Left::Background),
            // The shell would not have it at the start of a line.
            End::Newline | End::Text => match below() {
                Some(0) => End::And,
                Some(_) => End::Or,
                None => return,
            },
            End::Semicolon | End::Close => return,
        };
        let next = rest.trim_start_matches(|c: char| c.is_whitespace() || "&|({!\\".contains(c));
        let at = self.draft.text.len() - next.len();
        // One that is read too has it before it.
        if self.draft.places.binary_search(&at).is_err() {
            left.push(Left::Behind(Link { operator, program: name(next) }));
        }
    }
}

/// The name of the program that `call` begins with, if it is plain: what else stands there may be secret.
fn name(call: &str) -> Option<String> {
    let word = call.split(|c: char| c.is_whitespace() || ";&|()".contains(c)).next()?;
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.[".contains(c);
    let name = word.rsplit('/').next().filter(|name| (1..=LONGEST_NAME).contains(&name.len()))?;
    (name != NAME && name.chars().all(is_plain)).then(|| name.to_owned())
}

/// Whether `simple` only sets variables, which never fails.
fn is_plain_assignment(simple: &Simple) -> bool {
    let is_known = |word: &Word| !word.parts.iter().any(|part| matches!(part.worth, Worth::Unknown(_)));
    simple.words.is_empty() && simple.assignments.iter().all(|it| is_known(&it.value))
}

/// The longest name of a program that is told.
const LONGEST_NAME: usize = 24;

/// `before` without the sign or word at its end that a command may follow.
fn opener(before: &str) -> Option<&str> {
    let is_apart = |rest: &str| rest.is_empty() || rest.ends_with(|c: char| c.is_whitespace() || "({;&|".contains(c));
    let words = ["{", "!", "time"].iter().find_map(|word| before.strip_suffix(word).filter(|rest| is_apart(rest)));
    words.or_else(|| before.strip_suffix('(').filter(|rest| is_apart(rest)))
}

/// The here-document of the program that `call` begins with.
fn document(call: &str) -> String {
    name(call).map_or_else(|| "<<".to_owned(), |name| format!("{name} <<"))
}

/// Whether `words` say when something runs, as in a crontab: `*/5 * * * *`, `@daily`, with or without a user.
fn is_schedule(words: &[&str]) -> bool {
    let is_time = |word: &&str| {
        let parts = word.split(|c| ",-/".contains(c));
        parts.clone().all(|part| part == "*" || is_number(part) || is_day(part))
    };
    match words {
        [word] | [word, _] if word.starts_with('@') => word[1..].bytes().all(|b| b.is_ascii_lowercase()),
        [times @ .., _] if times.len() == FIELDS => times.iter().all(is_time),
        times => times.len() == FIELDS && times.iter().all(is_time),
    }
}

/// How many fields tell the time in a crontab.
const FIELDS: usize = 5;

fn is_number(part: &str) -> bool {
    (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
}

/// Whether `part` may name a day or month: three letters.
fn is_day(part: &str) -> bool {
    part.len() == 3 && part.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether `word` of `set` has a script end with the first command that fails.
pub(super) fn is_strict(word: &str) -> bool {
    word.strip_prefix('-').is_some_and(|letters| !letters.starts_with('-') && letters.contains('e'))
        || word == "errexit"
}
