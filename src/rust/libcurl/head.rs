//! Method, headers and cookies.

use super::call;
use crate::curl::{Header, HeaderOrigin, Request};
use crate::knowledge::options;
use crate::rust::content;
use crate::rust::draft::{Draft, Use};
use crate::rust::text::Text;
use crate::shell::{Piece, Value};

/// The method that libcurl would not choose by itself.
pub(super) fn method(draft: &mut Draft<'_>, request: &Request) {
    if request.output.head_only {
        call::code(draft, "nobody", "true");
    }
    if let Some(method) = &request.custom_method {
        call::value(draft, "custom_request", method);
    }
}

/// The headers, those that libcurl shall leave out among them.
pub(super) fn headers(draft: &mut Draft<'_>, request: &Request) {
    let mut lines = Vec::new();
    let mut named = false;
    for header in &request.headers {
        match header.origin {
            HeaderOrigin::File(_) => lines.push(Line::File(&header.value)),
            HeaderOrigin::Option(_) if header.is("user-agent") => {
                named = true;
                filled(draft, "useragent", &header.value);
            }
            HeaderOrigin::Option(_) if header.is("referer") => filled(draft, "referer", &header.value),
            HeaderOrigin::Option(_) if header.is("cookie") => filled(draft, "cookie", &header.value),
            HeaderOrigin::Option(_) if header.is("range") => {}
            HeaderOrigin::Given(_) | HeaderOrigin::Option(_) => lines.push(Line::Text(given(draft, header))),
            HeaderOrigin::Implied => {}
        }
    }
    range(draft, request);
    if request.referer_auto {
        call::code(draft, "autoreferer", "true");
    }
    let own = request.header("user-agent").is_some() || request.removes("user-agent");
    if !named && !own {
        let agent = Text::known(format!("curl/{}", options::release()));
        call::text(draft, "useragent", &agent);
    }
    if let Some(path) = &request.etag_compare {
        let mut line = Text::known("If-None-Match: ");
        line.extend(content::etag(draft, path));
        lines.push(Line::Text(line));
    }
    let removed = request.removed.iter().map(|name| Line::Text(Text::known(format!("{}:", titled(name)))));
    lines.extend(removed);
    list(draft, &lines);
}

/// `easy.name("value")?;`, the value not empty.
fn filled(draft: &mut Draft<'_>, name: &str, value: &Value) {
    let value = draft.filled(value);
    call::text(draft, name, &value);
}

/// A line of the list, or a file of them.
enum Line<'a> {
    Text(Text),
    File(&'a Value),
}

fn list(draft: &mut Draft<'_>, lines: &[Line<'_>]) {
    if lines.is_empty() {
        return;
    }
    let name = draft.name("headers");
    call::list(draft, &name, &[]);
    for line in lines {
        match line {
            Line::Text(text) => call::append(draft, &name, text),
            Line::File(path) => {
                let text = content::lines(draft, path);
                draft.lines.open(&format!("for line in {text}"));
                draft.lines.line(format!("{name}.append(line)?;"));
                draft.lines.close();
            }
        }
    }
    call::code(draft, "http_headers", name);
}

/// The line that `-H` gives, which libcurl reads as curl does.
fn given(draft: &mut Draft<'_>, header: &Header) -> Text {
    let mut line = draft.text(&header.name);
    let variable = header.name.pieces().any(|piece| matches!(piece, Piece::Variable(_)));
    match &header.untrimmed {
        _ if header.value.text().is_empty() && variable => {}
        None if header.value.text().is_empty() => line.push(";"),
        Some(value) => {
            line.push(":");
            line.extend(draft.text(value));
        }
        None => {
            line.push(": ");
            line.extend(draft.filled(&header.value));
        }
    }
    line
}

/// `accept-encoding` as `Accept-Encoding`.
fn titled(name: &str) -> String {
    let mut start = true;
    let letter = |letter: char| {
        let letter = if start { letter.to_ascii_uppercase() } else { letter };
        start = letter == '-';
        letter
    };
    name.chars().map(letter).collect()
}

fn range(draft: &mut Draft<'_>, request: &Request) {
    if let Some(range) = &request.range {
        let mut text = draft.text(range);
        if range.known().is_some_and(|text| !text.contains('-')) {
            text.push("-");
        }
        call::text(draft, "range", &text);
    }
}

/// Files of cookies; what is written to the jar is written when the handle goes out of scope.
pub(super) fn cookies(draft: &mut Draft<'_>, request: &Request) {
    for file in &request.cookie_files {
        if file.known() == Some("-") {
            draft.refuse(file.whole(), "cookies from standard input", "name a file");
        }
        let path = draft.text(file);
        let path = draft.expr(&path, Use::Str);
        call::expr(draft, "cookie_file", path);
    }
    if let Some(jar) = &request.cookie_jar {
        call::value(draft, "cookie_jar", jar);
    }
    if request.junk_cookies {
        call::code(draft, "cookie_session", "true");
    }
}
