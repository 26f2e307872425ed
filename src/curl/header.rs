//! `-H` values as headers, and the headers that other options imply.

use super::mask::{full, head, made, mask, tail, trimmed};
use super::request::{Auth, Header, HeaderOrigin, Request};
use crate::shell::Value;
use crate::text::Span;

/// What a `-H` value asks for.
#[derive(Debug)]
pub(super) enum Line {
    /// A header to send, or a file of them.
    Send(Box<Header>),
    /// A default to leave out, by its name.
    Remove(String),
    /// Nothing: curl drops it. Where it has a name before a `;`, it leaves out a default of that name all the same.
    Dropped(Option<String>),
}

/// Reads the value of a `-H`.
pub(super) fn read(value: &Value) -> Line {
    let text = mask(value);
    let nothing = || value.slice(Span::at(value.text().len()));
    let send = |name, value, origin| Line::Send(Box::new(Header { name, value, untrimmed: None, origin }));
    if text.starts_with('@') {
        return send(value.slice(Span::at(0)), tail(value, 1), HeaderOrigin::File(value.whole()));
    }
    let given = HeaderOrigin::Given(value.whole());
    if let Some(colon) = text.find(':') {
        let untrimmed = tail(value, colon + 1);
        let content = trimmed(&untrimmed);
        return if text[..colon].is_empty() {
            Line::Dropped(None)
        } else if content.text().is_empty() {
            Line::Remove(text[..colon].to_ascii_lowercase())
        } else {
            let untrimmed = Some(untrimmed);
            Line::Send(Box::new(Header { name: head(value, colon), value: content, untrimmed, origin: given }))
        };
    }
    match text.find(';') {
        Some(0) => Line::Dropped(None),
        Some(mark) if mark + 1 == text.len() => send(head(value, mark), nothing(), given),
        // These two are lines that curl writes itself, out of whatever stands behind their names.
        Some(mark) if is_own_line(&text[..mark]) && !trimmed(&tail(value, mark + 1)).text().is_empty() => {
            let untrimmed = tail(value, mark + 1);
            let content = trimmed(&untrimmed);
            let header = Header { name: head(value, mark), value: content, untrimmed: Some(untrimmed), origin: given };
            Line::Send(Box::new(header))
        }
        _ if value.is_unknown(full(value)) => send(value.clone(), nothing(), given),
        mark => Line::Dropped(mark.map(|mark| text[..mark].to_ascii_lowercase()).filter(|name| name != "host")),
    }
}

fn is_own_line(name: &str) -> bool {
    ["host", "connection"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

/// The headers of one request while they are put together.
#[derive(Clone, Debug, Default)]
pub(super) struct Headers {
    pub(super) sent: Vec<Header>,
    pub(super) removed: Vec<String>,
}

impl Headers {
    /// Adds a header that an option stands for, unless `-H` has said something of that name.
    pub(super) fn imply(&mut self, name: &str, value: Value, origin: HeaderOrigin) {
        let at = match origin {
            HeaderOrigin::Given(span) | HeaderOrigin::File(span) | HeaderOrigin::Option(span) => span,
            HeaderOrigin::Implied => Span::at(value.whole().start),
        };
        if !self.mentions(name) {
            self.sent.push(Header { name: made(name, at), value, untrimmed: None, origin });
        }
    }

    /// Whether `-H` has said something of this name, in any form.
    pub(super) fn mentions(&self, name: &str) -> bool {
        // A blank before the colon makes it another name to curl.
        let is_it = |header: &Header| header.name.text().eq_ignore_ascii_case(name);
        let given = |header: &Header| matches!(header.origin, HeaderOrigin::Given(_)) && is_it(header);
        self.removed.iter().any(|removed| removed.eq_ignore_ascii_case(name)) || self.sent.iter().any(given)
    }
}

impl Header {
    /// Whether it is called `name`, in any letter case.
    pub fn is(&self, name: &str) -> bool {
        self.name.text().trim_end().eq_ignore_ascii_case(name)
    }
}

impl Request {
    /// The first header called `name`, in any letter case.
    pub fn header(&self, name: &str) -> Option<&Header> {
        self.headers.iter().find(|header| header.is(name))
    }

    /// The credentials that are sent: an `Authorization` header given by hand wins over all options.
    pub fn authorization(&self) -> Option<&Auth> {
        let overruled = self.header("Authorization").is_some() || self.removes("Authorization");
        self.auth.as_ref().filter(|_| !overruled)
    }

    /// Whether the default header `name` is switched off.
    pub fn removes(&self, name: &str) -> bool {
        self.removed.iter().any(|removed| removed.eq_ignore_ascii_case(name))
    }
}
