//! Where a document says its API is reached, and how a request says who asks. Knows nothing of operations.

use serde_json::Value;

use super::document::{Document, items, members, text};
use super::operation::{is_method, template};

/// How an API is reached, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// What the API calls itself; empty where it does not.
    pub title: String,
    /// The URLs that paths are put behind, in order.
    pub servers: Vec<Server>,
    /// The operations that have servers of their own.
    pub elsewhere: Vec<Elsewhere>,
    /// The ways to say who asks of which some operation wants one.
    pub schemes: Vec<Scheme>,
    /// Whether operations that say nothing of it want one of them.
    pub is_wanted: bool,
    /// The ways that will do for such operations, each all that goes together of [`schemes`](Self::schemes), by number.
    pub usual: Vec<Vec<usize>>,
    /// The operations that say themselves what they want.
    pub demands: Vec<Demand>,
}

/// A URL that paths are put behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Server {
    /// As written: `https://{region}.example.com/{base}`.
    pub url: String,
    /// What stands in braces in it.
    pub variables: Vec<Variable>,
}

/// A variable of a [`Server`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// What it is where nothing else is said.
    pub usual: String,
    /// All that it may be; empty where it may be anything.
    pub values: Vec<String>,
}

/// An operation with servers of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The path, as the table has it.
    pub path: String,
    /// The method, as the table has it.
    pub method: String,
    /// Its servers, in place of the document's.
    pub servers: Vec<Server>,
}

/// An operation that says itself who may ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The path, as the table has it.
    pub path: String,
    /// The method, as the table has it.
    pub method: String,
    /// The ways that will do, each all that goes together of [`Access::schemes`], by number.
    pub ways: Vec<Vec<usize>>,
}

/// A way to say who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `Authorization`, with this word before the credential: `Bearer`.
    Authorization(String),
    /// A header of this name.
    Header(String),
    /// A parameter of the query.
    Query(String),
    /// A cookie.
    Cookie(String),
    /// What no command shows, as a certificate.
    Unseen,
}

impl Access {
    pub(super) fn of(document: &Document) -> Self {
        let security = document.part("security");
        let mut names: Vec<&str> = Vec::new();
        let demands = demands(document, &mut names);
        let usual = ways(security, &mut names);
        let schemes = document.part("components").get("securitySchemes").unwrap_or(&Value::Null);
        let read =
            |name: &&str| schemes.get(*name).and_then(|it| document.resolve(it).ok()).map_or(Scheme::Unseen, scheme);
        Self {
            title: text(document.part("info"), "title").to_owned(),
            servers: servers(document.part("servers")),
            elsewhere: elsewhere(document),
            schemes: names.iter().map(read).collect(),
            is_wanted: security.as_array().is_some_and(|ways| !ways.is_empty()),
            usual,
            demands,
        }
    }
}

/// The ways that `security` allows, by where their schemes stand among `names`, to which new ones are put.
fn ways<'d>(security: &'d Value, names: &mut Vec<&'d str>) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for way in items(security) {
        let way = members(way).map(|(name, _)| position(name, names)).collect();
        if !found.contains(&way) {
            found.push(way);
        }
    }
    found
}

fn position<'d>(name: &'d str, names: &mut Vec<&'d str>) -> usize {
    names.iter().position(|known| *known == name).unwrap_or_else(|| {
        names.push(name);
        names.len() - 1
    })
}

/// The operations that say themselves who may ask.
fn demands<'d>(document: &'d Document, names: &mut Vec<&'d str>) -> Vec<Demand> {
    let mut found = Vec::new();
    for (path, item) in members(document.part("paths")) {
        let Ok(item) = document.resolve(item) else { continue };
        for (method, operation) in members(item).filter(|(name, _)| is_method(name)) {
            if let Some(security) = operation.get("security") {
                let ways = ways(security, names);
                found.push(Demand { path: template(path), method: method.to_ascii_uppercase(), ways });
            }
        }
    }
    found
}

/// The operations that say themselves where they are, or whose path says it.
fn elsewhere(document: &Document) -> Vec<Elsewhere> {
    let mut found = Vec::new();
    for (path, item) in members(document.part("paths")) {
        let Ok(item) = document.resolve(item) else { continue };
        for (method, operation) in members(item).filter(|(name, _)| is_method(name)) {
            let own = [operation, item].into_iter().map(|it| servers(it.get("servers").unwrap_or(&Value::Null)));
            if let Some(servers) = own.into_iter().find(|servers| !servers.is_empty()) {
                found.push(Elsewhere { path: template(path), method: method.to_ascii_uppercase(), servers });
            }
        }
    }
    found
}

fn servers(list: &Value) -> Vec<Server> {
    items(list).map(server).collect()
}

fn server(server: &Value) -> Server {
    let variable = |(name, variable): (&str, &Value)| Variable {
        name: name.to_owned(),
        usual: word(variable.get("default").unwrap_or(&Value::Null)),
        values: items(variable.get("enum").unwrap_or(&Value::Null)).map(word).collect(),
    };
    let variables = members(server.get("variables").unwrap_or(&Value::Null)).map(variable).collect();
    Server { url: text(server, "url").to_owned(), variables }
}

/// A value of a variable, which YAML may take for a number.
fn word(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn scheme(scheme: &Value) -> Scheme {
    let name = || text(scheme, "name").to_owned();
    match (text(scheme, "type"), text(scheme, "in")) {
        ("http", _) => Scheme::Authorization(capitalized(text(scheme, "scheme"))),
        ("oauth2" | "openIdConnect", _) => Scheme::Authorization("Bearer".to_owned()),
        ("apiKey", "header") => Scheme::Header(name()),
        ("apiKey", "query") => Scheme::Query(name()),
        ("apiKey", "cookie") => Scheme::Cookie(name()),
        _ => Scheme::Unseen,
    }
}

/// `bearer` as headers have it.
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
