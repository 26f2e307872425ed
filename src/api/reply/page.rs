//! What no API answered: pages and messages of Cloudflare's edge, of web servers, and bare status lines.

use super::Asked;
use super::told::Told;
use crate::api::Credential;
use crate::json::{Kind, Value};
use crate::knowledge::edge::{self, EdgeCode};
use crate::mend::Head;

/// What stands before the code in pages of the edge.
const MARKS: [&str; 6] = ["Error code ", "error code: ", "Error code: ", "Error ", "cf-error-code\">", "errorcode_"];

/// What pages of the edge say to whom a rule has stopped.
const BLOCKED: [&str; 2] = ["Attention Required! | Cloudflare", "you have been blocked"];

/// What makes a request one that the edge cannot read, and says nothing more of.
const UNREADABLE: &str = "look for line ends and other control characters in the headers, blanks in the path, and `http` in place of `https`";

/// Whether `text` is a web page.
pub(super) fn is_page(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with('<') || text.contains("<html") || text.contains("<!DOCTYPE")
}

/// What an answer without JSON means, and the code that it tells, if any.
pub(super) fn explain(head: Option<&Head<'_>>, body: &str, asked: Asked<'_>) -> (Option<EdgeCode>, Told) {
    let challenged = head.is_some_and(|head| head.header("cf-mitigated").is_some_and(|it| it == "challenge"));
    if challenged || body.contains("challenge-platform") || body.contains("<title>Just a moment...") {
        let text = "the edge wants to see whether a browser asks, which curl cannot show";
        let told = Told::new("challenge", text).remedy("as the owner, except this path or client from bot protection");
        return (None, told);
    }
    if let Some(row) = edge::stated(body).filter(|_| head.is_none()) {
        let told = Told::of_edge(&row).remedy("let the program show the body of the answer, which says more");
        return (Some(row), because(told, row, asked));
    }
    let status = head.map(|head| head.status);
    let by_status = status.filter(|&status| !is_page(body) || status >= 520).and_then(edge::find);
    if let Some(row) = code(body).and_then(edge::find).or(by_status) {
        return (Some(row), because(Told::of_edge(&row), row, asked));
    }
    let told = match status {
        Some(200..=299) if body.trim().is_empty() => Told::new("success", "the server did what was asked"),
        Some(_) if !is_page(body) => Told::new("unknown-reply", "the status line is all that is shown of the answer"),
        _ => page(body, asked),
    };
    (None, told)
}

/// The same, explained by what is wrong with the credentials of the command where the status may come of that.
fn because(told: Told, row: EdgeCode, asked: Asked<'_>) -> Told {
    let fault = asked.call.and_then(|call| call.credentials.iter().find_map(Credential::fault));
    match fault.filter(|_| matches!(row.code, 400 | 401 | 403)) {
        Some(fault) => told.because(fault.rule()),
        None => told,
    }
}

/// What a page means that names no code of the edge.
fn page(body: &str, asked: Asked<'_>) -> Told {
    if let Some(row) = titled(body) {
        let told = Told::of_edge(&row);
        let told = if row.code == 400 { told.remedy(UNREADABLE) } else { told };
        return because(told, row, asked);
    }
    if BLOCKED.iter().any(|mark| body.contains(mark)) {
        let text =
            "a rule stopped the request before it reached the server: by the address, the client or what was sent";
        let remedy = match asked.call {
            Some(_) => "try from another network, and without scripts or HTML in what is sent",
            None => "as the owner, look it up in Security Events by the ray id; otherwise ask the owner of the site",
        };
        return Told::new("edge-page", text).remedy(remedy);
    }
    if body.contains("Cloudflare Ray ID") || body.contains("cf-error-details") {
        let text = "Cloudflare's edge answered, not the server behind it: a rule of the zone or a limit stopped the request on its way";
        return Told::new("edge-page", text);
    }
    if asked.call.is_none() {
        return Told::new("web-page", "a web page came back");
    }
    let text = "a web page came back, so it was not the API that answered";
    Told::new("web-page", text).remedy("look at the host and at what stands before `/zones` in the path")
}

/// The failure that is the title of a page: of any server as `502 Bad Gateway`, of the edge itself as `400 Bad Request`.
fn titled(body: &str) -> Option<EdgeCode> {
    let title = body.split_once("<title>")?.1.split_once("</title>")?.0.trim();
    let is_edge = body.contains("<center>cloudflare</center>");
    let code = title.get(..3)?.parse().ok().filter(|code| (500..=504).contains(code) || is_edge)?;
    edge::find(code).filter(|_| title.get(3..).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric())))
}

/// What JSON of the edge means, which describes itself as RFC 9457 has it: `{"error_code":1020,"ray_id":…}`.
pub(super) fn problem(root: &Value) -> Option<Told> {
    root.get("ray_id").or_else(|| root.get("cloudflare_error"))?;
    let Kind::Number(digits) = &root.get("error_code")?.kind else { return None };
    edge::find(digits.parse().ok()?).map(|row| Told::of_edge(&row))
}

/// The code that a page or message of the edge names.
fn code(body: &str) -> Option<u32> {
    let known = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let code = text[..digits].parse().ok()?;
        edge::find(code).filter(|row| row.code >= 520).map(|row| row.code)
    };
    let mut marked = MARKS.iter().flat_map(|mark| body.match_indices(mark).map(|(at, mark)| &body[at + mark.len()..]));
    let titled = body.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map(|(title, _)| title);
    let words = titled.into_iter().flat_map(|title| title.split(|c: char| !c.is_ascii_digit()));
    marked.find_map(known).or_else(|| words.filter(|word| word.len() > 2).find_map(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let head = Head::read(text);
        let body = head.as_ref().map_or(text, |head| &text[head.len..]);
        assert_eq!(explain(head.as_ref(), body, Asked::default()).1.meaning, expected, "{text}");
    }

    #[test]
    fn pages_of_the_edge_tell_their_code() {
        check("<!DOCTYPE html><title>a.example | 522: Connection timed out</title>", "origin-timeout");
        check("<html><h1>Error 1020</h1></html>", "rule-denied");
        check("<html><span class=\"cf-error-code\">1033</span>", "tunnel-down");
        check("<html><head><title>502 Bad Gateway</title></head><body>cloudflare</body></html>", "bad-gateway");
        check("error code: 1015", "rate-limit");
        check("<html><title>Attention Required! | Cloudflare</title>", "edge-page");
        check(
            "<html><head><title>400 Bad Request</title></head><body><hr><center>cloudflare</center></body></html>",
            "malformed-request",
        );
        check(
            "<html><head><title>404 Not Found</title></head><body><hr><center>nginx</center></body></html>",
            "web-page",
        );
        check("<html><title>Just a moment...</title>", "challenge");
        check("<html>Cloudflare Ray ID: <strong>x</strong>", "edge-page");
        check("<html><h1>Welcome to nginx!</h1>", "web-page");
    }

    #[test]
    fn status_lines_tell_what_they_can() {
        check("HTTP/2 429\nretry-after: 5", "rate-limit");
        check("HTTP/2 403\ncf-mitigated: challenge\n\n<html>", "challenge");
        check("HTTP/1.1 525 <none>\n\n<html><h1>SSL", "origin-handshake");
        check("HTTP/2 200\nserver: cloudflare", "success");
        check("HTTP/2 418", "unknown-reply");
        check("irm : The remote server returned an error: (403) Forbidden.", "not-allowed");
    }
}
