//! Whether what is sent fits the shape that the API's operation wants.
//!
//! Says only what is true of every way in which the shape may be read. What the shell fills in, what
//! stands for something else and `null` fit everything.

mod choice;
mod field;
mod form;
mod name;
mod object;
mod parameter;
mod words;

pub(crate) use field::{FieldMisfit, fields, file_field, file_fields};
pub(crate) use form::lacks_format;
pub(crate) use parameter::ParameterMisfit;
pub(crate) use words::{Near, near, wanted};

use std::collections::HashSet;

use form::is_formed;

use super::{Call, JsonBody};
use crate::curl::Request;
use crate::json::{FaultKind, Kind, Value};
use crate::knowledge::placeholders::{Meaning, classify};
use crate::knowledge::shape::{self, Object, Range, Scalar, ScalarKind, Shape, Type};
use crate::text::{Span, visible};

/// What does not fit of the parameters of `request`, which is `call`, and of the values of its form; `None` where all fits.
///
/// Several rules ask, and most requests fit: that is found out once.
pub(crate) fn parameters(request: &Request, call: &Call) -> Option<Vec<ParameterMisfit>> {
    if call.fits.get().is_some_and(|fits| *fits) {
        return None;
    }
    let parameters = parameter::find(request, call);
    let found = parameters.map(|found| found.into_iter().chain(field::values(request, call)).collect::<Vec<_>>());
    let found = found.filter(|found| !found.is_empty());
    call.fits.get_or_init(|| found.is_none());
    found
}

/// Something that does not fit.
#[derive(Clone, Debug)]
pub(crate) struct Misfit<'b> {
    /// Where it stands in the text of the body.
    pub(crate) span: Span,
    /// The name of the member that it is, is missing, or whose value it is; empty for the whole body.
    pub(crate) name: &'b str,
    /// What is wrong.
    pub(crate) fault: Fault<'b>,
}

impl Misfit<'_> {
    /// What it is about, as messages name it.
    pub(crate) fn shown(&self) -> String {
        if self.name.is_empty() { "the body".to_owned() } else { format!("`{}`", visible(self.name)) }
    }
}

/// What is wrong with something.
#[derive(Clone, Debug)]
pub(crate) enum Fault<'b> {
    /// A member that no object here has, beside the members that stand there.
    Unknown(Vec<Object<'static>>, &'b Value),
    /// A member that is not there.
    Missing,
    /// A member that is only ever answered.
    ReadOnly,
    /// A value of another type than these.
    Type(Vec<Shape<'static>>, &'b Value),
    /// A value that is none of those that are listed.
    Unlisted(Vec<Shape<'static>>, &'b Value),
    /// Too small, too large, too short, too long, too few or too many.
    Range(Vec<Shape<'static>>, &'b Value),
    /// A text that has not the form of these.
    Form(Vec<Shape<'static>>),
    /// A member that works, but is marked deprecated.
    Deprecated,
    /// A member that only other variants have than the one that is meant.
    Elsewhere(Elsewhere<'b>),
}

/// Which variant is meant, and which have the member.
#[derive(Clone, Debug)]
pub(crate) struct Elsewhere<'b> {
    /// The member that tells variants apart.
    pub(crate) tag: &'static str,
    /// Its value.
    pub(crate) meant: &'b str,
    /// The values of the variants that have the member.
    pub(crate) holders: Vec<&'static str>,
}

impl Fault<'_> {
    /// Whether what is sent fits nevertheless.
    const fn is_mild(&self) -> bool {
        matches!(self, Self::Deprecated | Self::Elsewhere(_))
    }
}

/// What does not fit in `body`, which `call` sends or a part of whose form it is, in order.
///
/// Several rules ask, and most bodies fit: that is found out once.
pub(crate) fn misfits<'b>(call: &Call, body: &'b JsonBody) -> Vec<Misfit<'b>> {
    if body.fits.get().is_some_and(|fits| *fits) {
        return Vec::new();
    }
    let found = find(call, body);
    body.fits.get_or_init(|| found.is_empty());
    found
}

impl Call {
    /// Whether `body`, which it sends or a part of whose form it is, fits what the operation takes.
    pub fn takes(&self, body: &JsonBody) -> bool {
        misfits(self, body).is_empty()
    }
}

fn find<'b>(call: &Call, body: &'b JsonBody) -> Vec<Misfit<'b>> {
    let Some(operation) = call.operation else { return Vec::new() };
    let is_readable = body.document.faults.iter().all(|fault| !breaks(fault.kind));
    let Some((root, wanted)) = body.document.root.as_ref().filter(|_| is_readable).zip(body.wanted) else {
        return Vec::new();
    };
    let fitting = Fitting { body, whole: operation.method != "PATCH" };
    let mut found = fitting.value("", root, wanted);
    if let Some((member, kind)) = setting(call, root) {
        found.retain(|misfit| !member.span.contains(misfit.span));
        found.extend(kind.map_or_else(Vec::new, |kind| fitting.value("value", member, kind)));
    }
    found.sort_by_key(|misfit| misfit.span);
    found
}

/// Faults behind which it is not sure what stands where.
fn breaks(kind: FaultKind) -> bool {
    use FaultKind as Is;
    matches!(
        kind,
        Is::MissingColon
            | Is::MissingComma
            | Is::MissingValue
            | Is::Unclosed
            | Is::Mismatched
            | Is::Trailing
            | Is::TooDeep
    )
}

/// The value that a zone's setting is given, and what it may be where that is known.
fn setting<'b>(call: &Call, root: &'b Value) -> Option<(&'b Value, Option<Type<'static>>)> {
    let [zones, _, settings, setting] = call.segments.as_slice() else { return None };
    let is_setting = call.api.is_none()
        && zones.value.text() == "zones"
        && settings.value.text() == "settings"
        && setting.parameter.is_some();
    let name = setting.value.text();
    Some((root.get("value").filter(|_| is_setting)?, shape::setting(name)))
}

/// A body that is held against a shape.
#[derive(Clone, Copy)]
struct Fitting<'b> {
    body: &'b JsonBody,
    /// Whether all that is required must be there.
    whole: bool,
}

impl<'b> Fitting<'b> {
    fn value(self, name: &'b str, value: &'b Value, wanted: Type<'static>) -> Vec<Misfit<'b>> {
        let letter = match &value.kind {
            Kind::Null | Kind::Bare(_) | Kind::Missing => return Vec::new(),
            Kind::Bool(_) => 'b',
            Kind::Number(_) => 'n',
            Kind::String(_) => 's',
            Kind::Array(_) => 'a',
            Kind::Object(_) => 'o',
        };
        if wanted.was(letter) || (letter == 'n' && wanted.was('i')) {
            return Vec::new();
        }
        let shape = wanted.shape();
        let fault = match (shape, &value.kind) {
            (Shape::Any, _) | (Shape::Free, Kind::Object(_)) => return Vec::new(),
            (Shape::Choice(choice), _) => return self.choice(name, value, choice),
            (Shape::Object(object), Kind::Object(members)) => return self.object(name, value, members, object),
            (Shape::Map { length, items }, Kind::Object(members)) => {
                let mut found: Vec<_> =
                    members.iter().flat_map(|member| self.value(&member.name, &member.value, items)).collect();
                let is_outside = !length.holds(count(members.len()));
                if is_outside && !self.has_gaps(value, members.iter().map(|member| member.span)) {
                    found.push(Misfit { span: value.span, name, fault: Fault::Range(vec![shape], value) });
                }
                return found;
            }
            (Shape::List { length, items }, Kind::Array(values)) => {
                let mut found: Vec<_> = values.iter().flat_map(|each| self.value(name, each, items)).collect();
                let is_outside =
                    || !length.holds(count(values.len())) && !self.has_gaps(value, values.iter().map(|each| each.span));
                if length.once && self.has_twin(values) || is_outside() {
                    found.push(Misfit { span: value.span, name, fault: Fault::Range(vec![shape], value) });
                }
                return found;
            }
            (Shape::Scalar(scalar), kind) => match misfit(scalar, kind) {
                None => return Vec::new(),
                Some(Ill::Typed) => Fault::Type(vec![shape], value),
                Some(Ill::Unlisted) => Fault::Unlisted(vec![shape], value),
                Some(Ill::Sized) => Fault::Range(vec![shape], value),
                Some(Ill::Formed) => Fault::Form(vec![shape]),
            },
            _ => Fault::Type(vec![shape], value),
        };
        if self.is_stand_in(value) && !is_misspelt(&fault, value) && !is_one_thing(&fault, value) {
            Vec::new()
        } else {
            vec![Misfit { span: value.span, name, fault }]
        }
    }

    /// Whether a text is filled in by the shell, or by whoever reads it.
    fn is_stand_in(self, value: &Value) -> bool {
        let Some(text) = value.text() else { return false };
        let marks = ["$", "{{", "<", "…", "...", "%("];
        self.body.is_unknown(value.span) || marks.iter().any(|mark| text.contains(mark)) || classify(text).is_some()
    }

    /// Whether a text or number stands twice among `values`.
    fn has_twin(self, values: &[Value]) -> bool {
        let mut seen = HashSet::new();
        values.iter().filter(|value| !self.is_stand_in(value)).any(|value| match &value.kind {
            Kind::String(text) => !seen.insert(('s', text.as_str())),
            Kind::Number(digits) => !seen.insert(('n', digits.as_ref())),
            _ => false,
        })
    }

    /// Whether more may stand in `value` than the parts at `spans` show.
    fn has_gaps(self, value: &Value, spans: impl Iterator<Item = Span>) -> bool {
        let inside: Vec<_> = self.body.unknown.iter().filter(|unknown| unknown.overlaps(value.span)).collect();
        let has_dots = |text: &str| text.contains("...") || text.contains('…');
        let mut at = value.span.start;
        let text = self.body.text.text();
        for span in spans.chain([Span::at(value.span.end)]) {
            let gap = Span::new(at, span.start.max(at));
            if inside.iter().any(|unknown| unknown.overlaps(gap)) || has_dots(gap.of(text)) {
                return true;
            }
            at = span.end;
        }
        false
    }
}

/// Whether a text stands for one address or id where a list or an object is wanted, whatever it is filled in with.
fn is_one_thing(fault: &Fault<'_>, value: &Value) -> bool {
    let Fault::Type(shapes, _) = fault else { return false };
    let is_holder = |shape: &Shape<'_>| matches!(shape, Shape::List { .. } | Shape::Object(_) | Shape::Map { .. });
    let meaning = value.text().and_then(classify).and_then(|it| it.meaning);
    let is_one = matches!(meaning, Some(Meaning::Email | Meaning::ZoneId | Meaning::AccountId | Meaning::RecordId));
    is_one && shapes.iter().all(is_holder)
}

/// Whether only case, signs or its end tell a text from one that is listed: what is listed stands for nothing else.
fn is_misspelt(fault: &Fault<'_>, value: &Value) -> bool {
    let Fault::Unlisted(shapes, _) = fault else { return false };
    let listed = shapes.iter().filter_map(|shape| if let Shape::Scalar(it) = shape { Some(it.values()) } else { None });
    let is_like = |text: &str, word: &'static str| {
        let begins = text.len() > 3 && word.strip_prefix(text).is_some_and(|rest| rest.starts_with(['_', '-']));
        begins || near(text, [word].into_iter()).is_some_and(|near| near.is_spelling)
    };
    value.text().is_some_and(|text| listed.flatten().any(|word| is_like(text, word)))
}

/// How a scalar does not fit.
enum Ill {
    Typed,
    Unlisted,
    Sized,
    Formed,
}

fn misfit(scalar: Scalar<'_>, kind: &Kind) -> Option<Ill> {
    match (scalar.kind, kind) {
        (ScalarKind::Text, Kind::String(text)) => {
            let is_listed = !scalar.is_listed() || scalar.lists(text);
            let outside = || outside(scalar.range, count(text.chars().count()));
            let ill_formed = || (!is_formed(scalar, text)).then_some(Ill::Formed);
            if is_listed { outside().or_else(ill_formed) } else { Some(Ill::Unlisted) }
        }
        (ScalarKind::Number | ScalarKind::Integer, Kind::Number(digits)) => {
            let number: f64 = digits.parse().ok()?;
            if scalar.kind == ScalarKind::Integer && number.fract() != 0.0 {
                return Some(Ill::Typed);
            }
            let same = |value: &str| value.parse::<f64>().is_ok_and(|value| value.total_cmp(&number).is_eq());
            let is_listed = !scalar.is_listed() || scalar.all_values().any(same);
            if is_listed { outside(scalar.range, number) } else { Some(Ill::Unlisted) }
        }
        (ScalarKind::Boolean, Kind::Bool(is)) => {
            let word = if *is { "true" } else { "false" };
            (scalar.is_listed() && !scalar.lists(word)).then_some(Ill::Unlisted)
        }
        _ => Some(Ill::Typed),
    }
}

fn outside(range: Range<'_>, number: f64) -> Option<Ill> {
    (!range.holds(number)).then_some(Ill::Sized)
}

/// A count as the number that bounds are.
#[expect(clippy::cast_precision_loss, reason = "nobody counts as far as that")]
pub(crate) fn count(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests;
