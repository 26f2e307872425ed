//! Paths and operations of a document.

use serde_json::Value;

use super::document::{is, items, members, text};
use super::node::{Id, Member};
use super::schema::Schemas;

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
    /// Whether the query takes any name.
    pub(super) any_query: bool,
    pub(super) body: Option<Body>,
}

/// What an operation takes.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    pub(super) optional: bool,
    pub(super) json: Option<Id>,
    /// What that JSON is called, where it is not `application/json`.
    pub(super) json_types: Vec<String>,
    pub(super) form: Option<Id>,
    /// The fields of what is `application/x-www-form-urlencoded`.
    pub(super) data: Option<Id>,
    /// Whether it takes something that is neither.
    pub(super) raw: bool,
}

impl<'d> Schemas<'d> {
    /// All operations of the document, in its order.
    pub(super) fn operations(&mut self) -> Vec<Draft> {
        let mut found = Vec::new();
        for (path, item) in members(self.document.part("paths")) {
            let Some(item) = self.followed(item, path) else { continue };
            for (method, operation) in members(item).filter(|(name, _)| is_method(name)) {
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
    pub(super) fn followed(&mut self, value: &'d Value, place: &str) -> Option<&'d Value> {
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
        let (parameters, any_query) = self.parameters(item, operation, place);
        Draft {
            path: template(path),
            method: method.to_ascii_uppercase(),
            public,
            deprecated: is(operation, "deprecated"),
            ends: end(operation),
            permissions,
            parameters,
            any_query,
            body,
        }
    }
}

/// Whether a member of a path is an operation.
pub(super) fn is_method(name: &str) -> bool {
    METHODS.contains(&name)
}

/// A path as the table has it: what is called a path itself, and stands last, takes slashes too.
pub(super) fn template(path: &str) -> String {
    let Some((head, name)) = path.rsplit_once('{').and_then(|(head, last)| Some((head, last.strip_suffix('}')?)))
    else {
        return path.to_owned();
    };
    let bare = name.trim_matches(['+', '*']);
    let is_path = bare.to_ascii_lowercase().ends_with("path") || bare.len() < name.len();
    if is_path && head.ends_with('/') { format!("{head}{{{bare}+}}") } else { path.to_owned() }
}

/// The day on which an operation ends, where the document tells it.
fn end(operation: &Value) -> String {
    let told = [text(operation, "x-sunset"), operation.get("x-cfDeprecation").map_or("", |it| text(it, "eol"))];
    told.into_iter().filter_map(|told| told.get(..10)).find(|day| is_day(day)).unwrap_or_default().to_owned()
}

fn is_day(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}
