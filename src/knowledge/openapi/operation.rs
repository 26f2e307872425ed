//! Paths and operations of a document.

use serde_json::Value;

use super::document::{is, items, members, text};
use super::node::{Id, Member, Node};
use super::schema::Schemas;
use crate::knowledge::shape::Demand;

const METHODS: [&str; 8] = ["delete", "get", "head", "options", "patch", "post", "put", "trace"];

/// An operation while tables are made.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) path: String,
    pub(super) method: String,
    pub(super) public: bool,
    pub(super) deprecated: bool,
    pub(super) ends: String,
    pub(super) permissions: Vec<String>,
    /// Those of the path, of the query and the headers, in this order.
    pub(super) parameters: Vec<Member>,
    pub(super) body: Option<Body>,
}

/// What an operation takes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Body {
    pub(super) optional: bool,
    pub(super) json: Option<Id>,
    pub(super) form: Option<Id>,
    /// Whether it takes something that is neither.
    pub(super) raw: bool,
}

impl<'d> Schemas<'d> {
    /// All operations of the document, in its order.
    pub(super) fn operations(&mut self) -> Vec<Draft> {
        let mut found = Vec::new();
        for (path, item) in members(self.document.part("paths")) {
            let Some(item) = self.followed(item, path) else { continue };
            for (method, operation) in members(item).filter(|(name, _)| METHODS.contains(name)) {
                let place = format!("{} {path}", method.to_ascii_uppercase());
                if operation.is_object() && path.starts_with('/') && !path.contains(['\t', '\n', '\r']) {
                    found.push(self.operation(path, method, item, operation, &place));
                } else {
                    self.tell(&place, "this is no operation");
                }
            }
        }
        found
    }

    /// `value`, or what it refers to.
    fn followed(&mut self, value: &'d Value, place: &str) -> Option<&'d Value> {
        let found = self.document.resolve(value);
        if let Err(reference) = found {
            self.tell(place, format!("there is no `{reference}`"));
        }
        found.ok()
    }

    fn operation(&mut self, path: &str, method: &str, item: &'d Value, operation: &'d Value, place: &str) -> Draft {
        let body = operation.get("requestBody").and_then(|body| self.body(body, place));
        let groups = operation.get("x-api-token-group").unwrap_or(&Value::Null);
        let mut permissions: Vec<_> = items(groups).filter_map(Value::as_str).map(str::to_owned).collect();
        let security = operation.get("security").unwrap_or_else(|| self.document.part("security"));
        if permissions.is_empty() {
            let scopes = items(security).flat_map(members).flat_map(|(_, scopes)| items(scopes));
            permissions.extend(scopes.filter_map(Value::as_str).map(str::to_owned));
        }
        permissions.sort();
        permissions.dedup();
        let needs_nothing = |one: &Value| one.as_object().is_some_and(serde_json::Map::is_empty);
        let public = security.as_array().is_some_and(|ways| ways.is_empty() || ways.iter().any(needs_nothing));
        Draft {
            path: path.to_owned(),
            method: method.to_ascii_uppercase(),
            public,
            deprecated: is(operation, "deprecated"),
            ends: end(operation),
            permissions,
            parameters: self.parameters(item, operation, place),
            body,
        }
    }

    /// The parameters of an operation; its own go before those of its path.
    fn parameters(&mut self, item: &'d Value, operation: &'d Value, place: &str) -> Vec<Member> {
        let mut found: Vec<Member> = Vec::new();
        let mut known = std::collections::HashSet::new();
        let lists = [operation, item].map(|holder| holder.get("parameters").unwrap_or(&Value::Null));
        for parameter in lists.into_iter().flat_map(items) {
            let Some(parameter) = self.followed(parameter, place) else { continue };
            let (name, stands_in) = (text(parameter, "name"), text(parameter, "in"));
            if known.insert((name, stands_in))
                && let Some(member) = self.parameter(name, stands_in, parameter, place)
            {
                found.push(member);
            }
        }
        found.sort_by_key(|member| match member.demand {
            Demand::InPath => 0,
            Demand::InHeader => 2,
            _ => 1,
        });
        found
    }

    fn parameter(&mut self, name: &'d str, stands_in: &str, parameter: &'d Value, place: &str) -> Option<Member> {
        let content = members(parameter.get("content").unwrap_or(&Value::Null)).next().map(|(_, content)| content);
        let schema = parameter.get("schema").or_else(|| content.and_then(|content| content.get("schema")));
        let place = format!("{place} {stands_in}.{name}");
        let seen = match schema {
            Some(schema) if content.is_none() => self.read(schema, &place),
            _ => self.any(),
        };
        let demand = match stands_in {
            "path" => Demand::InPath,
            "header" => Demand::InHeader,
            "query" if is(parameter, "required") => Demand::Required,
            "query" => Demand::Optional,
            "cookie" => return None,
            _ => {
                self.tell(&place, "this is no parameter");
                return None;
            }
        };
        let deprecated = is(parameter, "deprecated") || seen.deprecated;
        Some(Member { name: name.to_owned(), demand, deprecated, value: self.plain(seen.id) })
    }

    /// What a parameter takes: there is no `null` in a URL.
    fn plain(&mut self, id: Id) -> Id {
        let node = Node { nullable: false, ..self.arena.get(id).clone() };
        self.arena.add(node)
    }

    fn body(&mut self, body: &'d Value, place: &str) -> Option<Body> {
        let body = self.followed(body, place)?;
        let mut found = Body { optional: !is(body, "required"), ..Body::default() };
        for (media_type, content) in members(body.get("content").unwrap_or(&Value::Null)) {
            let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            let mut read = |part: &str| match content.get("schema") {
                Some(schema) => self.read(schema, &format!("{place} {part}")).id,
                None => self.any().id,
            };
            match essence.as_str() {
                "application/json" => found.json = Some(read("body")),
                "multipart/form-data" => found.form = Some(read("form")),
                "text/plain" => found.raw |= found.json.is_none(),
                essence if essence.ends_with("+json") => found.json = Some(found.json.unwrap_or_else(|| read("body"))),
                _ => found.raw = true,
            }
        }
        Some(found)
    }
}

/// The day on which an operation ends, where the document tells it.
fn end(operation: &Value) -> String {
    let told = [text(operation, "x-sunset"), operation.get("x-cfDeprecation").map_or("", |it| text(it, "eol"))];
    told.into_iter().filter_map(|told| told.get(..10)).find(|day| is_day(day)).unwrap_or_default().to_owned()
}

fn is_day(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}
