//! Where a document says its API is reached, and how a request says who asks. Knows nothing of operations.

use serde_json::Value;

use super::document::{Document, items, members, text};

/// How an API is reached, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// What the API calls itself; empty where it does not.
    pub title: String,
    /// The URLs that paths are put behind, in order, their variables filled in.
    pub servers: Vec<String>,
    /// The ways to say who asks of which some operation wants one.
    pub schemes: Vec<Scheme>,
    /// Whether operations that say nothing of it want one of them.
    pub is_wanted: bool,
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
        let servers = items(document.part("servers")).map(server).collect();
        let security = document.part("security");
        let paths = members(document.part("paths")).filter_map(|(_, item)| document.resolve(item).ok());
        let of_operations = paths.flat_map(members).filter_map(|(_, operation)| operation.get("security"));
        let mut names: Vec<&str> = Vec::new();
        for name in of_operations.chain([security]).flat_map(items).flat_map(members).map(|(name, _)| name) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let schemes = document.part("components").get("securitySchemes").unwrap_or(&Value::Null);
        let read =
            |name: &&str| schemes.get(*name).and_then(|it| document.resolve(it).ok()).map_or(Scheme::Unseen, scheme);
        Self {
            title: text(document.part("info"), "title").to_owned(),
            servers,
            schemes: names.iter().map(read).collect(),
            is_wanted: security.as_array().is_some_and(|ways| !ways.is_empty()),
        }
    }
}

/// The URL of a server, its variables at their defaults.
fn server(server: &Value) -> String {
    let mut url = text(server, "url").to_owned();
    for (name, variable) in members(server.get("variables").unwrap_or(&Value::Null)) {
        url = url.replace(&format!("{{{name}}}"), text(variable, "default"));
    }
    url
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
