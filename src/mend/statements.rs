//! What PowerShell's statements before a request say of its variables, and of whether it is sent at all.

use super::reach;
use crate::curl::cmdlet::{Translation, Variables};
use crate::shell::expression::{self, Bit, Call, Expression};

/// The assignments of a text, read as far as they are needed.
pub(super) struct Statements<'t> {
    text: &'t str,
    at: usize,
    pub(super) variables: Variables,
}

impl<'t> Statements<'t> {
    /// Those of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, variables: Variables::default() }
    }

    /// Reads the assignments up to `limit`.
    pub(super) fn until(&mut self, limit: usize) {
        while self.at < limit {
            let line = self.text[self.at..].split_inclusive('\n').next().unwrap_or("");
            let end = self.at + line.len();
            let start = self.at + line.len() - line.trim_start().len();
            let next = self.statement(start, start + line.trim_start().len());
            self.at = next.unwrap_or(end).max(end.min(limit)).max(self.at + 1);
            while !self.text.is_char_boundary(self.at) {
                self.at += 1;
            }
        }
    }

    /// What is not known of `call` since it stands in a block, or since its variables are set in one or anew.
    pub(super) fn doubts(&self, call: &Call, translation: &Translation) -> Vec<String> {
        let before = reach::tail(&self.text[..call.span.start], BLOCK);
        let mut doubts = Vec::new();
        if is_in_block(before) {
            doubts.push("what the block around the request does".to_owned());
        }
        let bits = translation.groups.iter().flat_map(|group| &group.words).flatten();
        for name in bits.filter_map(|bit| if let Bit::Variable(name) = bit { Some(name) } else { None }) {
            if !self.variables.has(name) && is_set(before, name) {
                doubts.push(format!("what `${name}` holds"));
            }
        }
        doubts
    }

    /// Reads the assignment that starts at `start` of a line up to `limit`, and gives where it ends.
    fn statement(&mut self, start: usize, limit: usize) -> Option<usize> {
        let rest = self.text.get(start..limit)?;
        let name = rest.strip_prefix('$')?;
        let len = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
        let (name, after) = name.split_at(len);
        if let Some(inner) = after.strip_prefix(".Add(").or_else(|| after.strip_prefix(".add(")) {
            let (value, end) = expression::expression(self.text, limit - inner.len() - 1);
            if let Expression::List(items) = value
                && let [Expression::Text(key), value] = &items[..]
            {
                self.variables.put(name, key.clone(), value.clone());
            }
            return Some(end);
        }
        let (target, value) = after.split_once('=')?;
        let target = target.trim_end();
        let from = limit - value.len();
        let key = target.strip_prefix('[').and_then(|key| key.strip_suffix(']')).or_else(|| target.strip_prefix('.'));
        let from = from + value.len() - value.trim_start_matches([' ', '\t']).len();
        match key.map(|key| key.trim_matches(['\'', '"'])) {
            Some(key) if is_key(key) => {
                let (value, end) = expression::expression(self.text, from);
                self.variables.put(name, vec![Bit::Text(key.to_owned())], value);
                Some(end)
            }
            None if target.is_empty() && !value.starts_with('=') => {
                let (value, end) = expression::expression(self.text, from);
                self.variables.set(name, value);
                Some(end)
            }
            None if target.trim().is_empty() || target == "+" || target == " +" => {
                self.variables.set(name, Expression::Computed);
                None
            }
            _ => None,
        }
    }
}

/// How far before a request a block is looked for.
const BLOCK: usize = 1 << 14;

/// Whether a bracket is open at the end of `before` that a statement opened.
fn is_in_block(before: &str) -> bool {
    let mut closed = 0_usize;
    for (at, byte) in before.bytes().enumerate().rev() {
        match byte {
            b'}' => closed += 1,
            b'{' if closed > 0 => closed -= 1,
            b'{' => {
                let head = before[..at].trim_end();
                return head.ends_with(')')
                    || ["else", "try", "do", "process", "begin"].iter().any(|word| head.ends_with(word))
                    || head.contains("function ");
            }
            _ => {}
        }
    }
    false
}

/// Whether a statement in `before` sets the variable `name`.
fn is_set(before: &str, name: &str) -> bool {
    before.match_indices('$').any(|(at, _)| {
        let rest = &before[at + 1..];
        let named = rest.get(..name.len()).is_some_and(|given| given.eq_ignore_ascii_case(name));
        let after = || rest[name.len()..].trim_start_matches(' ');
        named && after().starts_with('=') && !after().starts_with("==")
    })
}

fn is_key(key: &str) -> bool {
    key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}
