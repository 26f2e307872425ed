//! A segment of a path: what stands there, what belongs there, and what is wrong with it.

use crate::knowledge::placeholders::{Placeholder, Style, classify};
use crate::shell::Value;
use crate::text::Span;

/// One segment of a path.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Where it stands; empty for an empty segment.
    pub span: Span,
    /// What stands there.
    pub value: Value,
    /// The name of the parameter that belongs here: `zone_id`.
    pub parameter: Option<&'static str>,
    /// What stands there, read as a placeholder.
    pub placeholder: Option<Placeholder>,
}

impl Segment {
    /// Makes this the place of parameter `name`.
    pub(super) fn name(&mut self, name: &'static str) {
        self.parameter = Some(name);
        if self.value.known().is_none() {
            return;
        }
        let text = decoded(self.value.text());
        // An address is a thing of another kind, whoever's it is.
        let stands_in = |it: &Placeholder| is_bracketed(it.style) || self.wants_id() && it.style != Style::Email;
        self.placeholder = classify(&text).filter(stands_in);
    }

    /// Whether an id of the API's own making belongs here, rather than a name of the user's.
    pub fn wants_id(&self) -> bool {
        self.parameter.is_some_and(|name| name == "id" || name.ends_with("_id") || name.ends_with("identifier"))
    }

    /// Whether the shell fills in some of it.
    pub fn is_variable(&self) -> bool {
        self.value.known().is_none()
    }
}

fn is_bracketed(style: Style) -> bool {
    matches!(style, Style::Angle | Style::Curly | Style::Square | Style::Colon | Style::Percent)
}

/// `text` with the percent-encoded brackets that software puts in.
fn decoded(text: &str) -> String {
    text.replace("%3C", "<").replace("%3E", ">").replace("%20", " ").replace("%7B", "{").replace("%7D", "}")
}

/// What is wrong with a segment where an id belongs; a placeholder or a variable is not wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SegmentFault {
    /// Nothing stands there.
    Empty,
    /// A blank in it, and it is no placeholder.
    Blank,
    /// A domain name where an id belongs.
    Domain,
    /// An e-mail address where an id belongs.
    Email,
    /// A token or key.
    Credential,
    /// Hex digits, but not 32.
    Length,
    /// 32 characters or a word, but not hex.
    Characters,
}

impl SegmentFault {
    /// The rule that tells of it.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Empty => "empty-path-segment",
            Self::Blank => "blank-in-path",
            Self::Domain => "domain-as-zone-id",
            Self::Email | Self::Length | Self::Characters => "malformed-id",
            Self::Credential => "credential-in-url",
        }
    }
}

impl Segment {
    /// What is wrong with it.
    pub fn fault(&self) -> Option<SegmentFault> {
        let text = self.value.text();
        if text.is_empty() {
            return Some(SegmentFault::Empty);
        }
        if self.is_variable() || self.placeholder.is_some() || text.starts_with('$') {
            return None;
        }
        if text.contains(char::is_whitespace) {
            return Some(SegmentFault::Blank);
        }
        if (self.wants_id() || text.starts_with("cf")) && is_secret(text) {
            return Some(SegmentFault::Credential);
        }
        if self.wants_hex() { hex_fault(text) } else { None }
    }

    /// Whether 32 hex digits belong here, and nothing else.
    pub fn wants_hex(&self) -> bool {
        let named = ["zone_id", "account_id", "dns_record_id", "zone_identifier", "account_identifier", "accountId"];
        self.parameter.is_some_and(|name| named.contains(&name))
    }
}

fn is_secret(text: &str) -> bool {
    crate::knowledge::credentials::classify(text).is_some_and(|it| it.class.is_token() || it.class.is_key())
}

fn hex_fault(text: &str) -> Option<SegmentFault> {
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match (is_hex, text.len()) {
        (true, 32) => None,
        (true, _) => Some(SegmentFault::Length),
        (false, _) if text.contains('@') => Some(SegmentFault::Email),
        (false, _) if text.contains('.') && !text.starts_with('.') => Some(SegmentFault::Domain),
        (false, _) => Some(SegmentFault::Characters),
    }
}
