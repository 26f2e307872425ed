//! What `ConvertTo-Json` makes of a literal value.

use super::{Doubts, Variables, substituted};
use crate::shell::expression::{Bit, Call, Expression, Item};

/// How deep `ConvertTo-Json` looks unless told.
const DEPTH: usize = 2;

/// How much is written at most.
const LONG: usize = 1 << 20;

/// How deep it can be told to look.
const LIMIT: usize = 100;

/// `value` as the command `call` writes it; `None` where that is another command.
pub(super) fn converted(
    value: Option<&Expression>,
    call: &Call,
    variables: &Variables,
    doubts: &mut Doubts,
) -> Option<Vec<Bit>> {
    if !call.name.eq_ignore_ascii_case("ConvertTo-Json") {
        return None;
    }
    let given = Given::of(call)?;
    let value = value.or(given.input)?;
    let mut writer = Writer { variables, doubts, depth: given.depth.min(LIMIT), left: LONG, out: Vec::new() };
    if let Expression::List(items) = variables.resolve(value)
        && items.len() == 1
        && given.input.is_none()
    {
        writer.doubts.add("whether a list of one is meant: PowerShell takes its value out when it is piped".to_owned());
    }
    writer.value(value, 0);
    Some(writer.out)
}

/// What `ConvertTo-Json` is given.
struct Given<'a> {
    input: Option<&'a Expression>,
    depth: usize,
}

impl<'a> Given<'a> {
    /// `None` where something is not known.
    fn of(call: &'a Call) -> Option<Self> {
        let mut given = Self { input: None, depth: DEPTH };
        let mut waiting = "";
        for item in &call.items {
            match (item, waiting) {
                (Item::Parameter(name, _), _) => {
                    waiting = match name.to_ascii_lowercase().as_str() {
                        "depth" | "d" => "depth",
                        "inputobject" | "compress" | "asarray" | "enumsasstrings" => "",
                        _ => return None,
                    };
                }
                (Item::Value(Expression::Number(depth), _), "depth") => {
                    given.depth = depth.parse().ok()?;
                    waiting = "";
                }
                (Item::Value(value, _), "") => given.input = Some(value),
                _ => return None,
            }
        }
        Some(given)
    }
}

struct Writer<'a, 'd> {
    variables: &'a Variables,
    doubts: &'d mut Doubts,
    depth: usize,
    /// How much more may be written: a table may hold itself.
    left: usize,
    out: Vec<Bit>,
}

impl Writer<'_, '_> {
    fn say(&mut self, text: &str) {
        self.left = self.left.saturating_sub(1 + text.len());
        match self.out.last_mut() {
            Some(Bit::Text(last)) => last.push_str(text),
            _ => self.out.push(Bit::Text(text.to_owned())),
        }
    }

    fn value(&mut self, value: &Expression, level: usize) {
        let variables = self.variables;
        let value = variables.resolve(value);
        if level == self.depth + 1 && matches!(value, Expression::Table(_) | Expression::List(_)) {
            self.doubts.add(format!(
                "whether all of the body is meant: `ConvertTo-Json` makes text of what lies deeper than {} unless `-Depth` says more",
                self.depth
            ));
        }
        match value {
            Expression::Text(bits) => self.string(bits),
            Expression::Number(number) => self.say(number),
            Expression::Truth(truth) => self.say(if *truth { "true" } else { "false" }),
            Expression::Null => self.say("null"),
            Expression::Table(members) if level < LIMIT && self.left > 0 => self.table(members, level),
            Expression::List(items) if level < LIMIT && self.left > 0 => self.list(items, level),
            Expression::Variable(name) => {
                self.doubts.add(format!("whether `${name}` is text, a number or more"));
                self.string(&[Bit::Variable(name.clone())]);
            }
            _ => {
                self.doubts.add("what PowerShell computes for a value of the body".to_owned());
                self.string(&[Bit::Computed]);
            }
        }
    }

    fn table(&mut self, members: &[(Vec<Bit>, Expression)], level: usize) {
        self.say("{");
        for (index, (name, value)) in members.iter().enumerate() {
            if self.left == 0 {
                break;
            }
            self.say(if index > 0 { "," } else { "" });
            self.string(name);
            self.say(":");
            self.value(value, level + 1);
        }
        self.say("}");
    }

    fn list(&mut self, items: &[Expression], level: usize) {
        self.say("[");
        for (index, item) in items.iter().enumerate() {
            self.say(if index > 0 { "," } else { "" });
            self.value(item, level + 1);
        }
        self.say("]");
    }

    fn string(&mut self, bits: &[Bit]) {
        self.say("\"");
        for bit in substituted(bits, self.variables, self.doubts) {
            match bit {
                Bit::Text(text) => self.say(&escaped(&text)),
                other => self.out.push(other),
            }
        }
        self.say("\"");
    }
}

/// `text` as it stands in a string of JSON.
fn escaped(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}
