//! Requests as commands, with the place of each part.

use uncurly::knowledge::catalogue::Operation;
use uncurly::knowledge::shape::{Demand, Member, Object, Shape};
use uncurly::text::Span;

use super::made::{Filling, Json, Made, word};
use super::takes_json;

/// A request to be written as a command.
pub(super) struct Request {
    head: String,
    /// Names and values of the query.
    pub(super) query: Vec<(String, String)>,
    pub(super) body: Option<Made>,
}

const ID: &str = "5d41c2f0a9b84e7fb3c6d2e18f90a7b4";

/// Values of parameters of paths of which the documentation tells more than the schema.
const TOLD: [(&str, &str); 4] = [
    ("custom_hostname_id", "6f1c2a5e-93d4-4b7a-8e21-c05d7b9f3a64"),
    ("database_id", "6f1c2a5e-93d4-4b7a-8e21-c05d7b9f3a64"),
    ("model_name", "@cf/meta/llama-3.1-8b-instruct"),
    ("zone_id", "90c7b4e2d18f5a3fb6e2c4d0a9b85f41"),
];

impl Request {
    /// One that fits `operation`.
    pub(super) fn right(operation: &Operation<'static>, filling: Filling) -> Self {
        let parameters = operation.parameters();
        let body =
            takes_json(operation).then(|| Made::new("", operation.body_shape().expect("a shape"), filling, true, ""));
        let has_body = body.is_some();
        let method = match operation.method {
            "GET" if !has_body => String::new(),
            "POST" if has_body => String::new(),
            method => format!("-X {method} "),
        };
        let path: String = operation.path.split('/').skip(1).map(|it| segment(it, parameters)).collect();
        let head = format!("{method}'https://api.cloudflare.com/client/v4{path}");
        let is_sent = |member: &Member<'_>| match member.demand {
            Demand::Required => true,
            Demand::Optional => filling != Filling::Least && !member.deprecated,
            _ => false,
        };
        let members = parameters.into_iter().flat_map(Object::members).filter(is_sent);
        let query = members.map(|member| (member.name.to_owned(), plain(member))).collect();
        Self { head, query, body }
    }

    pub(super) fn text(&self) -> String {
        self.written(None).0
    }

    /// The command, and where the value stands to which `path` leads, with its name if it has one.
    pub(super) fn written(&self, path: Option<&[usize]>) -> (String, Place) {
        let mut out = format!("curl {}", self.head);
        for (index, (name, value)) in self.query.iter().enumerate() {
            out.push(if index == 0 { '?' } else { '&' });
            out.extend([name, "=", value]);
        }
        out.push_str("' -H \"Authorization: Bearer $CLOUDFLARE_API_TOKEN\"");
        let mut place = Place::default();
        if let Some(body) = &self.body {
            out.push_str(" --json '");
            write(body, path, &mut out, &mut place);
            out.push('\'');
        }
        (out, place)
    }
}

/// Where a member and its value stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) name: Span,
    pub(super) value: Span,
}

fn write(made: &Made, path: Option<&[usize]>, out: &mut String, place: &mut Place) {
    let start = out.len();
    let inner = |index: usize| path.and_then(|path| path.split_first()).filter(|(first, _)| **first == index);
    match &made.json {
        Json::Word(word) => out.push_str(word),
        Json::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                write(item, inner(index).map(|(_, rest)| rest), out, place);
            }
            out.push(']');
        }
        Json::Object(fields) => {
            out.push('{');
            for (index, field) in fields.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                let rest = inner(index).map(|(_, rest)| rest);
                let at = out.len();
                out.extend(["\"", &field.name, "\""]);
                if rest == Some(&[]) {
                    place.name = Span::new(at, out.len());
                }
                out.push_str(": ");
                write(&field.value, rest, out, place);
            }
            out.push('}');
        }
    }
    if path == Some(&[]) {
        place.value = Span::new(start, out.len());
    }
}

fn segment(segment: &str, parameters: Option<Object<'_>>) -> String {
    let Some(name) = segment.strip_prefix('{') else { return format!("/{segment}") };
    let name = name.trim_end_matches(['}', '+']);
    if let Some((_, value)) = TOLD.iter().find(|(known, _)| *known == name) {
        return format!("/{value}");
    }
    let member = parameters.and_then(|it| it.members().find(|it| it.demand == Demand::InPath && it.name == name));
    format!("/{}", member.map_or_else(|| ID.to_owned(), plain))
}

/// A right value of a parameter.
fn plain(member: Member<'_>) -> String {
    let scalar = match member.value.shape() {
        Shape::Scalar(scalar) if scalar.pattern.is_empty() => scalar,
        Shape::List { items, .. } => match items.shape() {
            Shape::Scalar(scalar) => scalar,
            _ => return "a".to_owned(),
        },
        _ => return ID.to_owned(),
    };
    word(member.name, scalar).trim_matches('"').replace('&', "%26").replace(['<', '>', '=', '+'], "%3C")
}
