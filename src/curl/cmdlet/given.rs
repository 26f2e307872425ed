//! The parameters of a request with their values, those of splatted tables among them.

use super::Translator;
use super::parameters::{self, Meaning, Takes};
use crate::shell::expression::{Bit, Call, Expression, Item};
use crate::text::Span;

/// A parameter with its value.
pub(super) struct Given<'a> {
    pub(super) name: String,
    pub(super) meaning: Meaning,
    pub(super) value: Option<&'a Expression>,
    pub(super) span: Span,
}

impl<'a> Translator<'a> {
    /// The parameters of `call` with their values, those of splatted tables among them.
    pub(super) fn given(&mut self, call: &'a Call) -> Vec<Given<'a>> {
        let mut out: Vec<Given<'a>> = Vec::new();
        let mut waiting = false;
        for item in &call.items {
            match item {
                Item::Parameter(name, span) => {
                    let found = parameters::find(name);
                    if found.is_none() {
                        self.doubt(format!("what `-{name}` asks for"));
                    }
                    waiting = found.is_none_or(|found| found.takes == Takes::Value);
                    let meaning = found.map_or(Meaning::Nothing, |found| found.meaning);
                    out.push(Given { name: name.clone(), meaning, value: None, span: *span });
                }
                Item::Value(value, span) => {
                    let named = out.iter().any(|given| given.meaning == Meaning::Uri);
                    if let Some(last) = out.last_mut().filter(|_| waiting) {
                        last.value = Some(value);
                        last.span = last.span.cover(*span);
                    } else if off_switch(&mut out, value) {
                        // Said.
                    } else if named {
                        self.doubt("what a value without a parameter is for".to_owned());
                    } else {
                        let name = "Uri".to_owned();
                        out.push(Given { name, meaning: Meaning::Uri, value: Some(value), span: *span });
                    }
                    waiting = false;
                }
                Item::Splat(name, span) => {
                    self.splat(name, *span, &mut out);
                    waiting = false;
                }
            }
        }
        out
    }

    fn splat(&mut self, name: &str, span: Span, out: &mut Vec<Given<'a>>) {
        let Some(Expression::Table(members)) = self.variables.get(name) else {
            return self.doubt(format!("what `@{name}` holds"));
        };
        for (key, value) in members {
            let [Bit::Text(key)] = &key[..] else {
                self.doubt(format!("what `@{name}` holds"));
                continue;
            };
            let Some(found) = parameters::find(key) else {
                self.doubt(format!("what `-{key}` asks for"));
                continue;
            };
            let off = found.takes == Takes::Nothing && *value == Expression::Truth(false);
            if !off {
                out.push(Given { name: key.clone(), meaning: found.meaning, value: Some(value), span });
            }
        }
    }
}

/// Takes a switch back that is followed by `$false`; `false` where no truth follows one.
fn off_switch(out: &mut Vec<Given<'_>>, value: &Expression) -> bool {
    match value {
        Expression::Truth(true) => true,
        Expression::Truth(false) => out.pop().is_some(),
        _ => false,
    }
}
