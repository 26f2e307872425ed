//! What bodies lack by the table of needs.

use super::expected::{Part, holds, level, parts, walk};
use super::meant::Key;
use crate::api::{Call, JsonBody};
use crate::json::{Kind, Value};
use crate::knowledge::needs::{self, Need};
use crate::knowledge::values;
use crate::text::{Level, Span};

/// A member that is not there.
pub(super) struct Lack<'b> {
    /// The body, or the record of a batch, that lacks it.
    pub(super) object: &'b Value,
    /// Its name, or several of which one would do, from the body on: `data.port`.
    any: Vec<&'static str>,
    /// The row that asks for it.
    pub(super) need: Need,
}

impl Lack<'_> {
    /// It in words: `` `sql` or `batch` ``.
    pub(super) fn words(&self) -> String {
        format!("`{}`", self.any.join("` or `"))
    }

    /// How bad that is.
    pub(super) fn level(&self) -> Level {
        level(self.need.level)
    }

    /// Whether `key` stands for it.
    pub(super) fn is_meant_by(&self, key: &Key) -> bool {
        self.any.iter().any(|path| {
            let (holder, name) = path.rsplit_once('.').unwrap_or(("", path));
            let starts = |value: &&Value| value.span.start == key.holder;
            name == key.word && at(self.object, holder).iter().any(starts) || *path == key.word
        })
    }
}

/// All that `body` lacks.
pub(super) fn lacking<'b>(call: &Call, body: &'b JsonBody) -> Vec<Lack<'b>> {
    let parts = parts(call, body);
    let closed = parts.iter().filter(|part| !is_open(body, part.object));
    closed.flat_map(of_part).collect()
}

fn of_part<'b>(part: &Part<'b>) -> Vec<Lack<'b>> {
    let object = part.object;
    let needs = needs::all().filter(|need| need.is_at(&part.template, part.method) && is_meant(object, need));
    needs.flat_map(|need| missing(object, need).map(move |any| Lack { object, any, need })).collect()
}

/// Whether the shell may add members to `object`.
fn is_open(body: &JsonBody, object: &Value) -> bool {
    let is_in_value = |unknown: Span| object.members().iter().any(|member| member.value.span.contains(unknown));
    body.unknown.iter().any(|unknown| unknown.overlaps(object.span) && !is_in_value(*unknown))
}

/// Whether `need` is about such an object.
fn is_meant(object: &Value, need: &Need) -> bool {
    let is_case = if need.when.contains('=') { holds(object, need.when) } else { has(object, need.when) };
    is_case && matches!(object.kind, Kind::Object(_))
}

/// The members that `need` asks for and `object` lacks, each as its alternatives.
fn missing(object: &Value, need: Need) -> impl Iterator<Item = Vec<&'static str>> {
    need.members().filter(|any| {
        // Where all of an object is missing, its members are no news.
        let is_inside = any.iter().all(|member| member.rsplit_once('.').is_none_or(|(outer, _)| has(object, outer)));
        is_inside && !any.iter().any(|member| has(object, member))
    })
}

/// Whether `object` has the member at `path`; it always has the empty one.
fn has(object: &Value, path: &'static str) -> bool {
    path.is_empty() || !at(object, path).is_empty()
}

/// What stands at `path`; `object` itself at the empty one.
fn at<'v>(object: &'v Value, path: &'static str) -> Vec<&'v Value> {
    let mut found = Vec::new();
    let steps = if path.is_empty() { Vec::new() } else { values::steps(path) };
    walk(object, &steps, &mut found);
    found
}
