//! What the variables of a paste hold.

use std::collections::{BTreeMap, BTreeSet};

use crate::shell::expression::{Bit, Expression};

/// How long a chain of variables is followed, and how long a text may grow by that.
const CHAIN: usize = 8;
const LONG: usize = 1 << 16;

/// The variables that were assigned, by name in lower case.
#[derive(Clone, Debug, Default)]
pub struct Variables {
    held: BTreeMap<String, Expression>,
    /// Those that were assigned more than once: what was made of an earlier value keeps that.
    anew: BTreeSet<String>,
}

/// What speaks against a translation, each once.
#[derive(Clone, Debug, Default)]
pub struct Doubts(Vec<String>);

impl Doubts {
    /// Notes that `what` is not known.
    pub fn add(&mut self, what: String) {
        if !self.0.contains(&what) {
            self.0.push(what);
        }
    }

    /// All of them, in order.
    pub fn all(&self) -> &[String] {
        &self.0
    }
}

impl Variables {
    /// Sets `name`.
    pub fn set(&mut self, name: &str, value: Expression) {
        let name = name.to_ascii_lowercase();
        if self.held.insert(name.clone(), value).is_some() {
            self.anew.insert(name);
        }
    }

    /// Whether `name` was assigned.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Adds a member to the table that `name` holds.
    pub fn put(&mut self, name: &str, key: Vec<Bit>, value: Expression) {
        let Some(held) = self.held.get_mut(&name.to_ascii_lowercase()) else { return };
        if is_dictionary(held) {
            *held = Expression::Table(Vec::new());
        }
        match held {
            Expression::Table(members) => {
                members.retain(|(other, _)| *other != key);
                members.push((key, value));
            }
            other => *other = Expression::Computed,
        }
    }

    /// What `name` holds.
    pub(super) fn get(&self, name: &str) -> Option<&Expression> {
        self.held.get(&name.to_ascii_lowercase())
    }

    /// What `value` is once variables that stand alone are looked up.
    pub(super) fn resolve<'a>(&'a self, value: &'a Expression) -> &'a Expression {
        const EMPTY: &Expression = &Expression::Table(Vec::new());
        let mut value = value;
        for _ in 0..CHAIN {
            let name = match value {
                Expression::Variable(name) => name,
                Expression::Text(bits) => match &bits[..] {
                    [Bit::Variable(name)] => name,
                    _ => return value,
                },
                _ => break,
            };
            match self.get(name) {
                Some(Expression::Call(call)) if call.name.eq_ignore_ascii_case("Read-Host") => return value,
                Some(held) => value = held,
                None => return value,
            }
        }
        if is_dictionary(value) { EMPTY } else { value }
    }
}

/// Whether `value` makes an empty table: `New-Object "…Dictionary…"`.
fn is_dictionary(value: &Expression) -> bool {
    let Expression::Call(call) = value else { return false };
    let written = format!("{:?}", call.items).to_ascii_lowercase();
    call.name.eq_ignore_ascii_case("New-Object") && (written.contains("dictionary") || written.contains("hashtable"))
}

/// `bits` with what is known of their variables put in.
pub(super) fn substituted(bits: &[Bit], variables: &Variables, doubts: &mut Doubts) -> Vec<Bit> {
    let mut out = Vec::new();
    put(bits, variables, doubts, &mut out, &mut { LONG }, 0);
    out
}

/// The same for `bits` that a variable holds, which were read when it was assigned.
pub(super) fn retold(bits: &[Bit], variables: &Variables, doubts: &mut Doubts) -> Vec<Bit> {
    let mut out = Vec::new();
    put(bits, variables, doubts, &mut out, &mut { LONG }, 1);
    out
}

fn put(bits: &[Bit], variables: &Variables, doubts: &mut Doubts, out: &mut Vec<Bit>, left: &mut usize, chain: usize) {
    for bit in bits {
        *left = left.saturating_sub(1 + if let Bit::Text(text) = bit { text.len() } else { 0 });
        let held = match bit {
            Bit::Variable(name) if chain < CHAIN && *left > 0 => variables.get(name),
            Bit::Computed => {
                doubts.add("what PowerShell computes within a value".to_owned());
                None
            }
            _ => None,
        };
        match held {
            Some(_) if chain > 0 && is_anew(bit, variables) => {
                if let Bit::Variable(name) = bit {
                    doubts.add(format!("which value of `${name}` is meant"));
                }
                out.push(bit.clone());
            }
            Some(Expression::Text(text)) => put(text, variables, doubts, out, left, chain + 1),
            Some(Expression::Variable(name)) => {
                put(&[Bit::Variable(name.clone())], variables, doubts, out, left, chain + 1);
            }
            Some(Expression::Number(number)) => out.push(Bit::Text(number.clone())),
            Some(Expression::Call(call)) if call.name.eq_ignore_ascii_case("Read-Host") => out.push(bit.clone()),
            Some(_) => {
                if let Bit::Variable(name) = bit {
                    doubts.add(format!("what PowerShell computes for `${name}`"));
                }
                out.push(bit.clone());
            }
            None => out.push(bit.clone()),
        }
    }
}

fn is_anew(bit: &Bit, variables: &Variables) -> bool {
    matches!(bit, Bit::Variable(name) if variables.anew.contains(&name.to_ascii_lowercase()))
}
