//! Keys of bodies that are not known, and which they were meant to be.

use crate::api::{Call, Fault, JsonBody, Misfit, Near, misfits, near};
use crate::json::Value;
use crate::knowledge::mistaken;
use crate::knowledge::shape::{Demand, Object};

/// A key that stands for another.
pub(super) struct Key {
    /// Where the object begins that holds it.
    pub(super) holder: usize,
    /// What it was meant to be.
    pub(super) word: &'static str,
}

impl Key {
    /// The member of the object that is meant, or that holds what is meant.
    pub(super) fn outer(&self) -> &'static str {
        self.word.split('.').next().unwrap_or_default()
    }
}

/// The keys of `body` that stand for others.
pub(super) fn keys(call: &Call, body: &JsonBody) -> Vec<Key> {
    let key = |misfit: &Misfit<'_>| {
        let Fault::Unknown(_, holder) = misfit.fault else { return None };
        Some(Key { holder: holder.span.start, word: meant(call, misfit)?.word })
    };
    misfits(call, body).iter().filter_map(key).collect()
}

/// What the key that `misfit` is about was meant to be.
pub(super) fn meant(call: &Call, misfit: &Misfit<'_>) -> Option<Near> {
    let Fault::Unknown(objects, holder) = &misfit.fault else { return None };
    let known = call.operation.filter(|_| call.api.is_none());
    let mistaken = known.and_then(|it| mistaken::member(it.path, it.method, misfit.name));
    let mistaken = mistaken.filter(|meant| holder.get(meant.split('.').next().unwrap_or_default()).is_none());
    let mistaken = mistaken.map(|word| Near { word, is_spelling: false });
    let near = || near(misfit.name, sendable(objects, holder));
    mistaken.or_else(near).or_else(|| bare(call, misfit.name, sendable(objects, holder)))
}

/// The one of `names` that `given` is once it does not repeat what the path names: `name` of `project_name` below `projects`.
fn bare(call: &Call, given: &str, mut names: impl Iterator<Item = &'static str>) -> Option<Near> {
    let (thing, rest) = given.split_once('_')?;
    let words = call.segments.iter().filter(|segment| segment.parameter.is_none());
    let mut words = words.flat_map(|segment| segment.value.text().split(['_', '-']));
    words.find(|word| word.strip_suffix('s').unwrap_or(word) == thing)?;
    names.find(|name| *name == rest).map(|word| Near { word, is_spelling: false })
}

/// The names that may still be sent in `holder`.
fn sendable<'a>(objects: &'a [Object<'static>], holder: &'a Value) -> impl Iterator<Item = &'static str> + use<'a> {
    let members = objects.iter().flat_map(|object| object.members());
    let open = members.filter(|member| member.demand != Demand::ReadOnly && holder.get(member.name).is_none());
    open.map(|member| member.name)
}
