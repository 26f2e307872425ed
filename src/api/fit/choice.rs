//! One of several shapes: which of them is meant, and what is wrong whichever it is.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use super::{Elsewhere, Fault, Fitting, Misfit, near};
use crate::json::{Kind, Value};
use crate::knowledge::shape::{Choice, Demand, Object, Shape, Type};
use crate::text::Span;

impl<'b> Fitting<'b> {
    pub(super) fn choice(self, name: &'b str, value: &'b Value, choice: Choice<'static>) -> Vec<Misfit<'b>> {
        let mut first = named(value, choice).map(|variant| (variant, self.value(name, value, variant)));
        if first.as_ref().is_some_and(|(_, found)| found.is_empty()) {
            return Vec::new();
        }
        let variants: Vec<_> = choice.variants().collect();
        let mut common: Option<Vec<Misfit<'b>>> = None;
        let meant = meant(value, choice.tag, &variants);
        let mut is_open = false;
        for variant in &meant {
            if takes_all(*variant, value) {
                is_open = true;
                continue;
            }
            let mut found = match first.take_if(|(it, _)| it == variant) {
                Some((_, found)) => found,
                None => self.value(name, value, *variant),
            };
            if meant.len() == 1 {
                for misfit in &mut found {
                    elsewhere(misfit, value, choice);
                }
            }
            if found.iter().all(|misfit| misfit.fault.is_mild()) {
                return found;
            }
            common = Some(match common {
                Some(common) => both(common, found),
                None => found,
            });
        }
        if is_open {
            return misspelt(value, &meant);
        }
        let mut common = common.unwrap_or_default();
        common.retain(|misfit| !is_known_elsewhere(misfit, value, &variants));
        if common.is_empty() { misspelt(value, &meant) } else { common }
    }
}

/// The variant that is named by what tells which is meant, where it is of that kind.
fn named(value: &Value, choice: Choice<'static>) -> Option<Type<'static>> {
    let variant = choice.named(value.get(choice.tag)?.text()?)?;
    (likeness(value, choice.tag, variant.shape()) == Likeness::Same && !takes_all(variant, value)).then_some(variant)
}

/// Whether `value` fits a variant that asks for nothing, and says nothing that the variant knows.
fn takes_all(variant: Type<'static>, value: &Value) -> bool {
    let is_free = |object: Object<'static>| {
        let mut members = object.members();
        object.open && members.all(|it| it.demand != Demand::Required && value.get(it.name).is_none())
    };
    !value.members().is_empty() && object(variant).is_some_and(is_free)
}

/// The member that no variant has, and that one requires under a like name: no variant fits without it.
fn misspelt<'b>(value: &'b Value, variants: &[Type<'static>]) -> Vec<Misfit<'b>> {
    let objects: Vec<_> = variants.iter().filter_map(|variant| object(*variant)).collect();
    let members = || objects.iter().flat_map(|object| object.members());
    let required = |name: &str| {
        let lacking = members().filter(|it| it.demand == Demand::Required && value.get(it.name).is_none());
        near(name, lacking.map(|it| it.name)).is_some()
    };
    let is_misspelt = |name: &str| members().all(|it| it.name != name) && required(name);
    let found = value.members().iter().find(|member| is_misspelt(&member.name));
    let fault = || Fault::Unknown(objects.clone(), value);
    found.into_iter().map(|it| Misfit { span: it.name_span, name: &it.name, fault: fault() }).collect()
}

/// Tells of a member that only other variants have where those are.
fn elsewhere<'b>(misfit: &mut Misfit<'b>, value: &'b Value, choice: Choice<'static>) {
    let Fault::Unknown(_, holder) = &misfit.fault else { return };
    let meant = value.get(choice.tag).filter(|_| std::ptr::eq(*holder, value)).and_then(Value::text);
    let Some(meant) = meant.filter(|_| !choice.tag.is_empty()) else { return };
    let objects = choice.variants().filter_map(object).filter(|object| object.member(misfit.name).is_some());
    let holders: Vec<_> = objects.filter_map(|object| first_value(object, choice.tag)).collect();
    if !holders.is_empty() {
        misfit.fault = Fault::Elsewhere(Elsewhere { tag: choice.tag, meant, holders });
    }
}

/// The first value that the member `name` takes.
fn first_value(object: Object<'static>, name: &str) -> Option<&'static str> {
    match object.member(name)?.value.shape() {
        Shape::Scalar(scalar) => scalar.values().next(),
        _ => None,
    }
}

/// The variants whose fixed members `value` has; all but those that it contradicts where it has none; else all.
fn meant(value: &Value, tag: &str, variants: &[Type<'static>]) -> Vec<Type<'static>> {
    let Kind::Object(_) = value.kind else { return variants.to_vec() };
    let likeness: Vec<_> = variants.iter().map(|variant| likeness(value, tag, variant.shape())).collect();
    for wanted in [Likeness::Same, Likeness::Open] {
        let of_kind = likeness.iter().zip(variants).filter(|(likeness, _)| **likeness == wanted);
        let found: Vec<_> = of_kind.map(|(_, variant)| *variant).collect();
        if !found.is_empty() {
            return of_names(value, found);
        }
    }
    variants.to_vec()
}

/// Those of `variants` that have all members of `value`, and require no other; all where none is so.
fn of_names<'t>(value: &Value, variants: Vec<Type<'t>>) -> Vec<Type<'t>> {
    let has_names = |variant: &Type<'_>| {
        let Some(object) = object(*variant) else { return false };
        let knows = |name: &str| object.member(name).is_some();
        let mut required = object.members().filter(|member| member.demand == Demand::Required);
        value.members().iter().all(|member| knows(&member.name)) && required.all(|it| value.get(it.name).is_some())
    };
    let named: Vec<_> = variants.iter().copied().filter(has_names).collect();
    if named.is_empty() || value.members().is_empty() { variants } else { named }
}

/// How an object stands to a variant, by the members of which the variant takes one value only.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    Open,
    Other,
}

fn likeness(value: &Value, tag: &str, variant: Shape<'_>) -> Likeness {
    let Shape::Object(object) = variant else { return Likeness::Other };
    let mut found = Likeness::Open;
    for member in object.own().filter(|member| member.name == tag || member.value.is_fixed()) {
        let Shape::Scalar(scalar) = member.value.shape() else { continue };
        let text = value.get(member.name).filter(|_| scalar.is_listed()).and_then(Value::text);
        match text {
            Some(text) if scalar.lists(text) => found = Likeness::Same,
            Some(_) => return Likeness::Other,
            None => {}
        }
    }
    found
}

/// What a misfit is about: two that are about the same are one.
type Subject<'b> = (Span, Option<&'b str>, Discriminant<Fault<'b>>);

fn subject<'b>(misfit: &Misfit<'b>) -> Subject<'b> {
    let any = Fault::Missing;
    match &misfit.fault {
        Fault::Unknown(..) | Fault::Missing | Fault::ReadOnly | Fault::Deprecated | Fault::Elsewhere(_) => {
            (misfit.span, Some(misfit.name), discriminant(&misfit.fault))
        }
        _ => (misfit.span, None, discriminant(&any)),
    }
}

/// What both lists hold.
fn both<'b>(left: Vec<Misfit<'b>>, right: Vec<Misfit<'b>>) -> Vec<Misfit<'b>> {
    let mut others: HashMap<_, _> = right.into_iter().map(|misfit| (subject(&misfit), misfit)).collect();
    let shared = left.into_iter().filter_map(|misfit| {
        let other = others.remove(&subject(&misfit))?;
        Some(Misfit { fault: joined(misfit.fault, other.fault), ..misfit })
    });
    shared.collect()
}

/// What is wrong by two variants: of values, the one that comes nearer.
fn joined<'b>(left: Fault<'b>, right: Fault<'b>) -> Fault<'b> {
    match (left, right) {
        (Fault::Unknown(mut one, value), Fault::Unknown(two, _)) => {
            one.extend(two);
            Fault::Unknown(one, value)
        }
        (Fault::Type(mut one, value), Fault::Type(two, _)) => {
            one.extend(two);
            Fault::Type(one, value)
        }
        (Fault::Type(..), nearer) | (nearer, Fault::Type(..)) => nearer,
        (Fault::Unlisted(mut one, value), Fault::Unlisted(two, _)) => {
            one.extend(two);
            Fault::Unlisted(one, value)
        }
        (Fault::Range(mut one, value), Fault::Range(two, _) | Fault::Unlisted(two, _))
        | (Fault::Unlisted(mut one, value), Fault::Range(two, _)) => {
            one.extend(two);
            Fault::Range(one, value)
        }
        (fault, _) => fault,
    }
}

/// Whether it is a member of `value` that a variant which is not meant has.
fn is_known_elsewhere(misfit: &Misfit<'_>, value: &Value, variants: &[Type<'static>]) -> bool {
    let Fault::Unknown(_, holder) = &misfit.fault else { return false };
    let mut objects = variants.iter().filter_map(|variant| object(*variant));
    std::ptr::eq(*holder, value) && objects.any(|object| object.open || object.member(misfit.name).is_some())
}

fn object(variant: Type<'_>) -> Option<Object<'_>> {
    if let Shape::Object(object) = variant.shape() { Some(object) } else { None }
}
