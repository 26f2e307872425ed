//! Values for what the shell would fill in.

use std::collections::BTreeMap;

use super::{Stop, octets};
use crate::mend::Assigned;
use crate::shell::{self, Dialect, Piece, Value};

/// How many assignments may refer to one another in a row.
const DEPTH: usize = 16;

/// Where the values of variables come from; the first that has one wins.
#[derive(Clone, Debug)]
pub struct Variables {
    /// Given by the user.
    pub set: BTreeMap<String, String>,
    /// Assigned in the paste, latest before the command.
    pub assigned: Vec<Assigned>,
    /// The environment.
    pub environment: fn(&str) -> Option<String>,
}

impl Variables {
    /// These values, then those of the process's environment.
    pub fn new(set: BTreeMap<String, String>, assigned: Vec<Assigned>) -> Self {
        Self {
            set,
            assigned,
            environment: |name| std::env::var_os(name).map(|value| octets::text(value.as_encoded_bytes())),
        }
    }

    /// `value` with its variables filled in.
    pub fn fill(&self, value: &Value) -> Result<String, Stop> {
        self.fill_below(value, self.assigned.len(), DEPTH)
    }

    /// The same, where only the first `known` assignments hold.
    fn fill_below(&self, value: &Value, known: usize, depth: usize) -> Result<String, Stop> {
        let mut out = String::with_capacity(value.text().len());
        for piece in value.pieces() {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Variable(name) => out.push_str(&self.value(name, known, depth)?),
                Piece::Expansion(written) => return Err(expansion(written)),
            }
        }
        Ok(out)
    }

    fn value(&self, name: &str, known: usize, depth: usize) -> Result<String, Stop> {
        if let Some(value) = self.set.get(name) {
            return Ok(octets::text(value.as_bytes()));
        }
        if let Some(index) = self.assigned[..known].iter().rposition(|assigned| assigned.name == name) {
            return match &self.assigned[index].value {
                Some(value) => Ok(octets::text(value.as_bytes())),
                None => self.assigned(index, depth),
            };
        }
        (self.environment)(name).ok_or_else(|| {
            Stop::refused(format!("`${name}` has no value; give it one with `--set {name}=VALUE`, or export it"))
        })
    }

    /// The value of the assignment `index`, which is itself made of variables: those before it.
    fn assigned(&self, index: usize, depth: usize) -> Result<String, Stop> {
        let assigned = &self.assigned[index];
        let name = &assigned.name;
        let unknown =
            || Stop::refused(format!("the value of `${name}` is not known; give it with `--set {name}=VALUE`"));
        let depth = depth.checked_sub(1).ok_or_else(unknown)?;
        let script = shell::read(&assigned.text, Dialect::Posix);
        let simple = script.pipelines.first().and_then(|pipeline| pipeline.commands.first()).ok_or_else(unknown)?;
        let assignment = simple.assignments.iter().find(|assignment| assignment.name == *name).ok_or_else(unknown)?;
        self.fill_below(&assignment.value.value(&assigned.text), index, depth)
    }
}

fn expansion(written: &str) -> Stop {
    Stop::refused(format!("`{written}` would run a program, which uncurly does not do; write its output in its place"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::{Unknown, UnknownKind};
    use crate::text::{Mapped, Span};

    fn unknown(text: &str, kind: UnknownKind) -> Value {
        let span = Span::new(0, text.len());
        Value::new(Mapped::verbatim(text, span), vec![Unknown { span, kind }])
    }

    fn assigned(name: &str, value: &str) -> Assigned {
        Assigned {
            span: Span::at(0),
            name: name.into(),
            text: String::new(),
            value: Some(value.into()),
            reach: crate::mend::Reach::Script,
            output: None,
        }
    }

    fn variables() -> Variables {
        let set = BTreeMap::from([("A".to_owned(), "set".to_owned())]);
        let assigned = vec![assigned("A", "paste"), assigned("B", "paste"), assigned("B", "later")];
        Variables { set, assigned, environment: |name| (name != "D").then(|| "environment".to_owned()) }
    }

    #[test]
    fn the_user_wins_over_the_paste_and_the_paste_over_the_environment() {
        let value = |name: &str| variables().fill(&unknown(&format!("${name}"), UnknownKind::Variable(name.into())));
        assert_eq!(value("A"), Ok("set".into()));
        assert_eq!(value("B"), Ok("later".into()));
        assert_eq!(value("C"), Ok("environment".into()));
        let stop = value("D").expect_err("`D` has no value");
        assert_eq!(stop.exit, super::super::REFUSED);
        assert!(stop.message.contains("`$D`") && stop.message.contains("--set D=VALUE"), "{stop}");
    }

    #[test]
    fn an_assignment_holds_what_was_known_then() {
        let mut variables = variables();
        let made = Assigned { text: "E=$B-$C".to_owned(), value: None, ..assigned("E", "") };
        variables.assigned.insert(2, made);
        let value = variables.fill(&unknown("$E", UnknownKind::Variable("E".into())));
        assert_eq!(value, Ok("paste-environment".into()));
    }

    #[test]
    fn nothing_is_run() {
        let stop = variables().fill(&unknown("$(date)", UnknownKind::Expansion)).expect_err("a command");
        assert!(stop.message.contains("`$(date)`"), "{stop}");
    }
}
