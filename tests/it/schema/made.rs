//! Values made from shapes.

use uncurly::knowledge::catalogue::Operation;
use uncurly::knowledge::shape::{Choice, Demand, Member, Range, Scalar, ScalarKind, Shape, Type};

/// How much of a shape is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    /// What is required.
    Least,
    /// All that can be sent; of a choice, the variant of this number.
    Full(usize),
}

/// A value, and what it was made from.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) json: Json,
    pub(super) shape: Shape<'static>,
    /// Whether all choices on the way to it are told by a tag of one value each.
    pub(super) sure: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Json {
    /// A scalar, as written.
    Word(String),
    List(Vec<Made>),
    Object(Vec<Field>),
}

/// A member of an object.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value: Made,
    /// What it is in the table; none for names of the user's.
    pub(super) member: Option<Member<'static>>,
    /// Whether it tells which variant is meant.
    pub(super) is_tag: bool,
}

/// The ways to fill the body of `operation`: the least, and each variant in full.
pub(super) fn fillings(operation: &Operation<'_>) -> Vec<Filling> {
    let variants = match operation.body_shape().map(Type::shape) {
        Some(Shape::Choice(choice)) => choice.variants().count(),
        _ => 1,
    };
    [Filling::Least].into_iter().chain((0..variants).map(Filling::Full)).collect()
}

impl Made {
    pub(super) fn new(name: &str, kind: Type<'static>, filling: Filling, sure: bool, tag: &str) -> Self {
        let shape = kind.shape();
        let json = match shape {
            Shape::Any | Shape::Free | Shape::Map { .. } => Json::Object(Vec::new()),
            Shape::Scalar(scalar) => Json::Word(word(name, scalar)),
            Shape::List { length, items } => {
                let least = length.least.parse().unwrap_or(1).max(1);
                let made = Self::new(name, items, filling, sure, "");
                Json::List(vec![made; if length.most == "0" { 0 } else { least }])
            }
            Shape::Object(object) => {
                let most = object.length.most.parse().unwrap_or(usize::MAX);
                let mut fields: Vec<_> = object.members().filter(|it| is_sent(*it, filling)).collect();
                if fields.is_empty() && object.length.least == "1" {
                    fields.extend(object.members().find(|it| it.demand != Demand::ReadOnly));
                }
                fields.sort_by_key(|it| stands_back(*it, most));
                let field = |member: Member<'static>| Field {
                    name: member.name.to_owned(),
                    value: Self::new(member.name, member.value, nested(filling), sure, ""),
                    member: Some(member),
                    is_tag: member.name == tag || is_fixed(member.value),
                };
                Json::Object(fields.into_iter().take(most).map(field).collect())
            }
            Shape::Choice(choice) => return Self::variant(name, choice, filling, sure),
        };
        Self { json, shape, sure }
    }

    fn variant(name: &str, choice: Choice<'static>, filling: Filling, sure: bool) -> Self {
        let number = if let Filling::Full(number) = filling { number } else { 0 };
        let variant = choice.variants().nth(number).or_else(|| choice.variants().next()).expect("a variant");
        let sure = sure && is_told(choice, variant);
        Self::new(name, variant, nested(filling), sure, choice.tag)
    }
}

/// Within what is filled in full, first variants are taken.
fn nested(filling: Filling) -> Filling {
    if filling == Filling::Least { filling } else { Filling::Full(0) }
}

/// Whether the tag tells of `variant` and of no other.
fn is_told(choice: Choice<'static>, variant: Type<'static>) -> bool {
    let tag = |kind: Type<'static>| match kind.shape() {
        Shape::Object(object) => match object.member(choice.tag).map(|member| member.value.shape()) {
            Some(Shape::Scalar(scalar)) => scalar.values().next(),
            _ => None,
        },
        _ => None,
    };
    let wanted = tag(variant);
    wanted.is_some() && choice.variants().filter(|other| tag(*other) == wanted).count() == 1
}

/// Where not all fit in, those that are required go first.
fn stands_back(member: Member<'_>, most: usize) -> bool {
    most < usize::MAX && member.demand != Demand::Required
}

fn is_fixed(kind: Type<'_>) -> bool {
    matches!(kind.shape(), Shape::Scalar(scalar) if scalar.only().is_some())
}

fn is_sent(member: Member<'_>, filling: Filling) -> bool {
    match member.demand {
        Demand::Required => true,
        Demand::Optional => filling != Filling::Least && !member.deprecated,
        Demand::ReadOnly | Demand::Old | Demand::InPath | Demand::InHeader | Demand::RequiredHeader => false,
    }
}

/// A right value. Some that the schema takes are for other plans or other types of records.
pub(super) fn word(name: &str, scalar: Scalar<'_>) -> String {
    let first = scalar.values().next();
    match scalar.kind {
        ScalarKind::Text => format!("\"{}\"", first.map_or_else(|| text(name, scalar), str::to_owned)),
        ScalarKind::Boolean if name == "proxied" => "false".to_owned(),
        ScalarKind::Boolean => first.unwrap_or("true").to_owned(),
        ScalarKind::Number if name == "ttl" && scalar.range.holds(3600.0) && !scalar.is_listed() => "3600".to_owned(),
        ScalarKind::Number | ScalarKind::Integer => first.map_or_else(|| number(scalar.range), str::to_owned),
    }
}

fn number(range: Range<'_>) -> String {
    let above = if range.above { 1.0 } else { 0.0 };
    match (range.least.parse::<f64>(), range.most.parse::<f64>()) {
        (Ok(least), Ok(most)) if least + above > most => f64::midpoint(least, most).to_string(),
        (Ok(least), _) => (least + above).to_string(),
        (Err(_), Ok(most)) => most.min(1.0).to_string(),
        (Err(_), Err(_)) => "1".to_owned(),
    }
}

fn text(name: &str, scalar: Scalar<'_>) -> String {
    let whole = match scalar.format {
        "uuid" => "6f1c2a5e-93d4-4b7a-8e21-c05d7b9f3a64",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "email" => "ops@acme.coop",
        "uri" | "uri-reference" => "https://acme.coop/a",
        "date-time" => "2026-03-01T10:00:00Z",
        "date" => "2026-03-01",
        _ if name == "files" || name.contains("url") => "https://acme.coop/a",
        _ if name.contains("email") => "ops@acme.coop",
        // What the documentation tells of records beyond the schema: a tag has a value, and none points to itself.
        _ if name == "tags" && scalar.pattern.is_empty() => "team:dns",
        _ if name == "content" => "edge.acme.coop",
        // And beyond that of others: roles have ids, services of tunnels a scheme.
        _ if name == "roles" => "023e105f4ecef8ad9ca31a8372d0c353",
        _ if name == "service" => "http://acme.coop",
        _ => "acme.coop",
    };
    let least = scalar.range.least.parse().unwrap_or(0);
    let most = scalar.range.most.parse().unwrap_or(usize::MAX);
    let padded: String = whole.chars().chain(std::iter::repeat_n('a', 4096)).take(whole.len().max(least)).collect();
    padded.chars().take(most).collect()
}
