//! What a server answered, damaged or not: JSON of the API in its shapes, old and new, under the head that curl shows.

use super::error::{Innermost, TURNSTILE, errors_of, innermost};
use super::told::Told;
use super::{ApiError, Asked, Service, Whom, credentials, page, path};
use crate::json::{self, Kind, Value};
use crate::knowledge::edge::EdgeCode;
use crate::knowledge::errors::{self, ErrorCode};
use crate::mend::Head;
use crate::text::visible;

/// Reads `text` as the answer to `asked`.
pub(super) fn read(text: &str, asked: Asked<'_>) -> (Service, Vec<ApiError>, Told) {
    let head = Head::read(text);
    let body = head.as_ref().map_or(text, |head| &text[head.len..]);
    let root = if page::is_page(body) { None } else { root(body) };
    let Some(root) = root else {
        let (row, told) = page::explain(head.as_ref(), body, asked);
        let error = |row: EdgeCode| ApiError { code: row.code, message: row.title.to_owned(), chain: Vec::new() };
        return (Service::Other, row.map(error).into_iter().collect(), told);
    };
    let errors = errors_of(&root);
    if is_of_another(&root, &errors, asked) {
        return (Service::Other, Vec::new(), strange());
    }
    if let Some(innermost) = innermost(&errors) {
        let told = page::problem(&root).unwrap_or_else(|| explain(innermost, asked));
        return (Service::Cloudflare, errors, linked(told, &root));
    }
    match root.get("success").map(|value| &value.kind) {
        Some(Kind::Bool(true)) => (Service::Cloudflare, errors, success(&root, asked)),
        Some(Kind::Bare(word)) if word == "True" => (Service::Cloudflare, errors, success(&root, asked)),
        Some(_) => {
            (Service::Cloudflare, errors, Told::new("failure", "the call failed, and the reply does not say why"))
        }
        None => (Service::Other, errors, strange()),
    }
}

fn strange() -> Told {
    Told::new("unknown-reply", "it is no reply of Cloudflare's API")
}

/// The members of a reply of the API.
const ENVELOPE: [&str; 5] = ["success", "errors", "messages", "result", "result_info"];

/// Whether somebody else than Cloudflare's API says `root`: another one was asked, or nothing tells who, and it has no sign
/// of the API's own.
fn is_of_another(root: &Value, errors: &[ApiError], asked: Asked<'_>) -> bool {
    if root.get(TURNSTILE).is_some() {
        return !asks_turnstile(asked);
    }
    let has = |name: &str| root.get(name).is_some();
    let is_whole = has("success") && has("errors") && (has("messages") || has("result"));
    let is_own = |error: &ApiError| !error.chain.is_empty() || errors::is_worded(error.code, &error.message);
    if is_whole || page::problem(root).is_some() || errors.iter().any(is_own) {
        return false;
    }
    let is_coded = || errors.iter().any(|error| error.code != 0 && !errors::rows(error.code).is_empty());
    match asked.whom() {
        Whom::Cloudflare => false,
        Whom::Another => true,
        Whom::Unknown if has("success") => !root.members().iter().all(|it| ENVELOPE.contains(&it.name.as_str())),
        Whom::Unknown => !errors.is_empty() && !is_coded(),
    }
}

/// Whether the command asks Turnstile, or nothing tells whom it asks.
fn asks_turnstile(asked: Asked<'_>) -> bool {
    let requests = asked.command.map(|command| command.invocation.requests.as_slice());
    requests.is_none_or(|all| all.iter().any(|request| request.url.text().contains("challenges.cloudflare.com")))
}

/// The JSON in `body`, which a program may have put into a string of its own: `"{\"success\":false}"`.
pub(super) fn root(body: &str) -> Option<Value> {
    let at = body.find(['{', '['])?;
    if body[at..].starts_with("{\\\"") {
        return json::read_prefix(&body[at..].replace("\\\"", "\"")).root;
    }
    if body[at..].starts_with("{&quot;") {
        return json::read_prefix(&body[at..].replace("&quot;", "\"")).root;
    }
    json::read_prefix(&body[at..]).root
}

/// The same, with the page that the reply itself names.
fn linked(told: Told, root: &Value) -> Told {
    let first = root.get("errors").into_iter().flat_map(Value::items).next();
    match first.and_then(|error| error.get("documentation_url")).and_then(Value::text) {
        Some(_) if !told.remedy.contains("documentation_url") => {
            let remedy = if told.remedy.is_empty() { String::new() } else { format!("{}; ", told.remedy) };
            let remedy = format!("{remedy}`documentation_url` in the reply tells more");
            told.remedy(remedy)
        }
        _ => told,
    }
}

/// What an error means for `asked`.
pub(super) fn explain(error: Innermost<'_>, asked: Asked<'_>) -> Told {
    let row = errors::find(error.code, error.under, error.message, asked.family());
    let told = credentials::explain(error, asked).or_else(|| path::explain(error, asked));
    match (told, row) {
        (Some(told), Some(row)) => Told { meaning: row.meaning, ..told },
        (Some(told), None) => told,
        (None, Some(row)) => general(&row, asked),
        (None, None) => outer(error, asked).unwrap_or_else(|| unknown(error.code)),
    }
}

/// What the code says under which one stands that is in no table.
fn outer(error: Innermost<'_>, asked: Asked<'_>) -> Option<Told> {
    let row = errors::find(error.under?, None, "", asked.family())?;
    let told = general(&row, asked);
    let said = error.message.trim().trim_end_matches('.');
    let text = if said.is_empty() { told.text } else { format!("{}: {}", row.text, visible(said)) };
    Some(Told { text, ..told })
}

/// Meanings that a permission may cure.
const REFUSALS: [&str; 4] = ["missing-permission", "not-authorized", "token-refused", "zone-not-found"];

/// Meanings that come of a credential in the wrong setting.
const MISPLACED: [&str; 5] =
    ["malformed-header", "malformed-key", "malformed-email", "malformed-authorization", "no-credentials"];

/// What the table says, which permission the operation asks for, and what the program needs.
fn general(row: &ErrorCode, asked: Asked<'_>) -> Told {
    let told = Told::of(row);
    if let Some(client) = asked.client.filter(|_| MISPLACED.contains(&row.meaning)) {
        return match client.ways() {
            Some(ways) => told.remedy(format!("{} takes {ways}", client.name)),
            None => told,
        };
    }
    if !REFUSALS.contains(&row.meaning) {
        return told;
    }
    let permissions = asked.subject().and_then(super::Call::permissions);
    let more = match (permissions, asked.client) {
        (Some(names), _) if names.contains("Write") => {
            format!("; the operation asks for {names}, where the dashboard says `Edit` for `Write`")
        }
        (Some(names), _) => format!("; the operation asks for {names}"),
        (None, Some(client)) if row.family != "client" => format!("; {} {}", client.name, client.needs),
        (None, _) => return told,
    };
    let remedy = told.remedy.clone() + &more;
    told.remedy(remedy)
}

/// What is to be said of a code that stands in no table, or that means several things.
fn unknown(code: u32) -> Told {
    if code != 0 && !errors::rows(code).is_empty() {
        let text = "services give this code different meanings, and nothing tells that one of those known is meant";
        return Told::new("unknown-code", text).remedy(format!("`uncurly explain {code}` lists what it may mean"));
    }
    let what = if code == 0 { "there is no code" } else { "this code is not published" };
    Told::new("unknown-code", format!("{what}; the message is all that is known of it"))
}

fn success(root: &Value, asked: Asked<'_>) -> Told {
    let is_asked = asked.subject().and_then(|call| call.operation).is_some_and(|operation| operation.method == "GET");
    let is_empty =
        root.get("result").is_some_and(|result| matches!(&result.kind, Kind::Array(items) if items.is_empty()));
    match asked.family() {
        "zone" if is_empty && is_asked => Told::new(
            "nothing-found",
            "the answer is an empty list: this credential sees no such zone, because it is in another account, misspelt, or not among the token's",
        )
        .remedy("write the name of the zone as the dashboard does, and give the token Zone > Zone > Read for it"),
        _ if is_empty && is_asked => Told::new("nothing-found", "the answer is an empty list: there is nothing, or nothing that matches"),
        "purge" => Told::new(
            "success",
            "the purge was accepted, which does not tell whether anything that matches was in the cache",
        ),
        "verify" => Told::new("valid-token", "the token is valid and active; what it may do is another question"),
        _ => Told::new("success", "the API did what was asked"),
    }
}
