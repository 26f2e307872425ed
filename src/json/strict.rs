//! A value as strict JSON.

use std::fmt::Write;

use super::number::{is_number, repaired_number};
use super::{Kind, Value};

impl Value {
    /// The value as compact strict JSON: order, repeated names and numbers as written.
    ///
    /// A bare word becomes a string, a missing value an empty list.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        write(self, &mut out);
        out
    }

    /// The value as strict JSON with two blanks a level.
    pub fn to_pretty(&self) -> String {
        let mut out = String::new();
        write_pretty(self, 0, &mut out);
        out
    }
}

fn write_pretty(value: &Value, depth: usize, out: &mut String) {
    match &value.kind {
        Kind::Array(items) if !items.is_empty() => write_lines("[]", items, depth, out, |item, out| {
            write_pretty(item, depth + 1, out);
        }),
        Kind::Object(members) if !members.is_empty() => write_lines("{}", members, depth, out, |member, out| {
            write_string(&member.name, out);
            out.push_str(": ");
            write_pretty(&member.value, depth + 1, out);
        }),
        _ => write(value, out),
    }
}

fn write_lines<T>(brackets: &str, items: &[T], depth: usize, out: &mut String, each: impl Fn(&T, &mut String)) {
    let line = |depth: usize, out: &mut String| {
        out.push('\n');
        (0..depth).for_each(|_| out.push_str("  "));
    };
    out.push_str(&brackets[..1]);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        line(depth + 1, out);
        each(item, out);
    }
    line(depth, out);
    out.push_str(&brackets[1..]);
}

fn write(value: &Value, out: &mut String) {
    match &value.kind {
        Kind::Null => out.push_str("null"),
        Kind::Bool(true) => out.push_str("true"),
        Kind::Bool(false) => out.push_str("false"),
        Kind::Number(number) => write_number(number, out),
        Kind::String(text) | Kind::Bare(text) => write_string(text, out),
        Kind::Missing => out.push_str("[]"),
        Kind::Array(items) => write_list("[]", items, out, write),
        Kind::Object(members) => write_list("{}", members, out, |member, out| {
            write_string(&member.name, out);
            out.push(':');
            write(&member.value, out);
        }),
    }
}

fn write_number(number: &str, out: &mut String) {
    match repaired_number(number) {
        _ if is_number(number) => out.push_str(number),
        Some(number) => out.push_str(&number),
        None => write_string(number, out),
    }
}

fn write_list<T>(brackets: &str, items: &[T], out: &mut String, each: fn(&T, &mut String)) {
    out.push_str(&brackets[..1]);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        each(item, out);
    }
    out.push_str(&brackets[1..]);
}

/// `text` as a JSON string.
pub(super) fn write_string(text: &str, out: &mut String) {
    let string = serde_json::Value::from(text);
    write!(out, "{string}").expect("a string takes all that is written to it");
}
