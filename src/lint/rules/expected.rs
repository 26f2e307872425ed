//! What the table of values says of bodies, told the same way by every rule that is named there.

use std::collections::HashSet;

use super::meant::keys;
use super::sent::bodies;
use crate::api::{Call, JsonBody};
use crate::json::{Kind, Value};
use crate::knowledge::placeholders::classify;
use crate::knowledge::values::{self, Expected, Test};
use crate::lint::Check;
use crate::text::Level;

/// Tells of each value that fails a row of the table under the name of the rule that looks.
pub(super) fn tell(on: &mut Check<'_>) {
    let bodies = bodies(on);
    if bodies.is_empty() {
        return;
    }
    let rows = values::of(on.rule_name());
    let mut told = HashSet::new();
    for (call, body) in bodies {
        for part in parts(call, body) {
            for row in rows {
                let mut failing = values_of(&part, row);
                failing.retain(|value| !passes(body, row, value) && told.insert(value.span));
                if let Test::Has(name) = row.test {
                    // A misspelt key is told of where it stands.
                    let keys = keys(call, body);
                    failing.retain(|it| !keys.iter().any(|key| key.holder == it.span.start && key.word == name));
                }
                for value in failing {
                    tell_one(on, body, row, value);
                }
            }
        }
    }
}

fn tell_one(on: &mut Check<'_>, body: &JsonBody, row: &Expected, value: &Value) {
    let finding = on.report(body.origin(value.span), row.message).level(level(row.level));
    if !row.remedy.is_empty() {
        finding.advise(row.remedy);
    }
}

/// The level of this name.
pub(super) fn level(name: &str) -> Level {
    Level::ALL.into_iter().find(|level| level.name() == name).unwrap_or(Level::Note)
}

/// A part of a body that is the body of an operation: all of it, or a record of a batch.
pub(super) struct Part<'b> {
    /// The operation's path.
    pub(super) template: String,
    /// Its method; empty where the path has none of the request's.
    pub(super) method: &'static str,
    pub(super) object: &'b Value,
}

/// The parts of `body` that are bodies of operations.
pub(super) fn parts<'b>(call: &Call, body: &'b JsonBody) -> Vec<Part<'b>> {
    let Some(root) = body.document.root.as_ref() else { return Vec::new() };
    let template = call.template();
    let records = template.strip_suffix("/batch").filter(|path| path.ends_with("/dns_records")).map(str::to_owned);
    let method = call.operation.map_or("", |operation| operation.method);
    let mut parts = vec![Part { template, method, object: root }];
    if let Some(template) = records {
        for (list, method) in [("posts", "POST"), ("puts", "PUT"), ("patches", "PATCH")] {
            let items = root.get(list).into_iter().flat_map(Value::items);
            parts.extend(items.map(|object| Part { template: template.clone(), method, object }));
        }
    }
    parts
}

/// The values of `part` that `row` is about.
fn values_of<'b>(part: &Part<'b>, row: &Expected) -> Vec<&'b Value> {
    let mut found = Vec::new();
    if row.is_at(&part.template, part.method) && holds(part.object, row.when) {
        for steps in row.members() {
            walk(part.object, &steps, &mut found);
        }
    }
    found
}

/// Whether `object` meets a condition `member=a,b`; an empty one is always met.
pub(super) fn holds(object: &Value, when: &'static str) -> bool {
    let Some((member, values)) = when.split_once('=') else { return true };
    let mut found = Vec::new();
    walk(object, &values::steps(member), &mut found);
    let is_listed = |text: &str| values.split(',').any(|value| value.eq_ignore_ascii_case(text));
    found.first().and_then(|value| word(value)).is_some_and(is_listed)
}

/// A text or a boolean as a word.
fn word(value: &Value) -> Option<&str> {
    match value.kind {
        Kind::Bool(true) => Some("true"),
        Kind::Bool(false) => Some("false"),
        _ => value.text(),
    }
}

/// Adds the values that `steps` lead to from `value`.
pub(super) fn walk<'v>(value: &'v Value, steps: &[&str], found: &mut Vec<&'v Value>) {
    match steps {
        [] => found.push(value),
        ["[]", rest @ ..] => value.items().iter().for_each(|item| walk(item, rest, found)),
        [name, rest @ ..] => {
            if let Some(value) = value.get(name) {
                walk(value, rest, found);
            }
        }
    }
}

/// Whether `value` passes the test of `row`, or nothing can be said of it.
fn passes(body: &JsonBody, row: &Expected, value: &Value) -> bool {
    if row.test == Test::Absent {
        return false;
    }
    if body.is_unknown(value.span) {
        return true;
    }
    match &value.kind {
        Kind::Object(members) => row.test.takes_names(members.iter().map(|member| member.name.as_str())),
        Kind::Array(items) => {
            let texts: Vec<_> = items.iter().filter_map(Value::text).collect();
            let last = items.last().into_iter().flat_map(Value::members);
            row.test.takes_list(items.len(), &texts)
                && row.test.takes_last(last.map(|member| (member.name.as_str(), member.value.text())))
        }
        Kind::String(text) => {
            let is_open = text.is_empty() || text.contains(['$', '<', '{']) || classify(text).is_some();
            is_open || row.test.takes_text(text)
        }
        Kind::Bool(_) if matches!(row.test, Test::Not(_)) => word(value).is_none_or(|word| row.test.takes_text(word)),
        _ => true,
    }
}
