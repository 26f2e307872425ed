//! What of the script around commands is left aside where they stand alone, in words.

use super::output::Streams;
use crate::mend::{Left, Link};
use crate::shell::End;

/// What is left aside, and of which commands, each told once.
pub(super) struct Aside {
    /// What is done with the commands: `printed`.
    verb: &'static str,
    told: Vec<(String, Vec<String>)>,
}

impl Aside {
    /// Nothing yet of commands with which that is done: `printed`, `sent`.
    pub(super) fn new(verb: &'static str) -> Self {
        Self { verb, told: Vec::new() }
    }

    /// Adds what the command called `number` lacks.
    pub(super) fn add<'l>(&mut self, number: usize, left: impl Iterator<Item = &'l Left>) {
        let mut places: [Vec<String>; 3] = Default::default();
        for left in left {
            let (place, what) = words(left);
            places[place as usize].push(what);
        }
        let wheres = ["before it", "around it", "behind it"];
        let parts = places.iter().zip(wheres).filter(|(what, _)| !what.is_empty());
        let parts: Vec<_> = parts.map(|(what, place)| format!("{} {place}", list(what))).collect();
        if parts.is_empty() {
            return;
        }
        let (parts, number) = (list(&parts), number.to_string());
        match self.told.iter_mut().find(|(told, _)| *told == parts) {
            Some((_, numbers)) => numbers.push(number),
            None => self.told.push((parts, vec![number])),
        }
    }

    /// Tells it.
    pub(super) fn tell(&self, streams: &mut Streams) {
        for (parts, numbers) in &self.told {
            let (subject, verb) = match &numbers[..] {
                [number] => (format!("command {number}"), "is"),
                numbers => (format!("commands {}", list(numbers)), "are each"),
            };
            streams.remark(&format!("{subject} {verb} {} without {parts}", self.verb));
        }
    }
}

/// Where something stands that is left aside.
#[derive(Clone, Copy)]
enum Place {
    Before,
    Around,
    Behind,
}

fn words(left: &Left) -> (Place, String) {
    let (place, what) = match left {
        Left::Schedule => (Place::Before, "the times"),
        Left::Feeder => (Place::Before, "the pipe"),
        Left::Negation => (Place::Before, "`!`"),
        Left::Loop => (Place::Around, "the loop"),
        Left::Condition => (Place::Around, "the `if`"),
        Left::Branch => (Place::Around, "the `if` or `case`"),
        Left::Function => (Place::Around, "the function"),
        Left::Group => (Place::Around, "the group"),
        Left::Pipe => (Place::Behind, "the pipe"),
        Left::Background => (Place::Behind, "`&`"),
        Left::Taker(taker) if taker.ends_with('=') => return (Place::Before, format!("`{taker}`")),
        Left::Taker(taker) => return (Place::Around, format!("`{taker}`")),
        Left::Before(Link { operator, program: Some(program) }) => {
            return (Place::Before, format!("`{program} … {}`", sign(*operator)));
        }
        Left::Behind(Link { operator, program: Some(program) }) => {
            return (Place::Behind, format!("`{} {program} …`", sign(*operator)));
        }
        Left::Before(link) => return (Place::Before, format!("`{}`", sign(link.operator))),
        Left::Behind(link) => return (Place::Behind, format!("`{}`", sign(link.operator))),
    };
    (place, what.to_owned())
}

const fn sign(operator: End) -> &'static str {
    if matches!(operator, End::Or) { "||" } else { "&&" }
}

/// `parts` with commas, and `and` before the last one.
fn list(parts: &[String]) -> String {
    match parts {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        parts => parts.concat(),
    }
}
