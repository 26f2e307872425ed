//! The local acceptors: how well a text does as a URL, a header, a method, a body.

use super::fit::Fit;
use crate::json::{self, FaultKind};
use crate::knowledge::methods;
use crate::knowledge::options::CurlOption;

/// What is expected of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// A word that is no option, which curl takes for a URL.
    Operand,
    /// The value of `--url`.
    Url,
    /// The value of `-H`.
    Header,
    /// The value of `-X`.
    Method,
    /// The value of `-d` and its like, or of `-F`.
    Data,
    /// A file name.
    File,
    /// A number.
    Number,
    /// Any other text.
    Text,
}

impl Role {
    /// What the value of `option` has to be.
    pub(super) fn of(option: &CurlOption) -> Self {
        use crate::knowledge::options::Takes;
        match option.long {
            "url" => Self::Url,
            "header" | "proxy-header" => Self::Header,
            "request" => Self::Method,
            "json" | "form" | "form-string" => Self::Data,
            long if long.starts_with("data") => Self::Data,
            _ => match option.takes {
                Takes::File => Self::File,
                Takes::Count | Takes::Seconds => Self::Number,
                _ => Self::Text,
            },
        }
    }

    /// How well `value` does for it.
    pub(super) fn fit(self, value: &str) -> Fit {
        match self {
            Self::Url if url(value).is_hopeless() => Fit::wrong(6) + swallowed(value),
            Self::Operand | Self::Url => url(value),
            Self::Header => header(value),
            Self::Method => method(value),
            Self::Data => data(value),
            Self::File => file(value),
            Self::Number if value.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'$') => Fit::PERFECT,
            Self::Number => Fit::wrong(4),
            Self::Text => swallowed(value) + broken(value),
        }
    }
}

fn url(value: &str) -> Fit {
    if value.is_empty() {
        return Fit::wrong(6);
    }
    if matches!(value, "." | "," | ";" | ":" | "!" | "?") {
        return Fit::HOPELESS;
    }
    let padded = Fit::wrong(2 * u32::from(value.trim() != value));
    let wrapped = Fit::trace(4 * u32::from(value.contains('\n')));
    let value = value.trim();
    let (scheme, rest) = value.split_once(":/").map_or(("", value), |(scheme, rest)| (scheme, rest));
    let shape = match scheme {
        "" if is_host(rest) => Fit::wrong(1),
        "" if value.starts_with('$') || value.starts_with('<') || value.starts_with('{') => Fit::wrong(2),
        _ if !scheme.is_empty() && rest.trim_matches('/').is_empty() => Fit::trace(6),
        _ if !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric()) => Fit::PERFECT,
        _ => return Fit::HOPELESS,
    };
    let blanks = rest.matches(char::is_whitespace).count();
    let blanks = Fit::wrong(2 * u32::try_from(blanks.min(3)).unwrap_or(3));
    let mark = |c: char| c == '"' || c == '\\' || super::quotes::Quotes::of(c).is_some() && c != '\'';
    let marks = Fit::trace(4 * u32::from(value.chars().any(mark)));
    let parted = Fit::trace(4 * u32::from(super::accept::is_broken(value)));
    shape + padded + wrapped + swallowed(value) + blanks + marks + parted
}

/// What it costs that a line ends within `value`.
fn broken(value: &str) -> Fit {
    Fit::trace(4 * u32::from(value.trim_end().contains('\n')))
}

/// Whether `text` starts like the name of a host: dots and a letter at the end, a port, or `localhost`.
pub(super) fn is_host(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or("");
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let labels = name.split('.').all(|label| {
        !label.is_empty()
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'$' | b'{' | b'}'))
    });
    let numeric = port.is_some_and(|port| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()));
    let last = name.rsplit('.').next().unwrap_or("");
    let domain =
        name.contains('.') && (last.len() >= 2 && last.bytes().all(|b| b.is_ascii_lowercase()) || is_ipv4(name));
    labels && (domain || numeric || name == "localhost")
}

fn is_ipv4(name: &str) -> bool {
    name.split('.').count() == 4 && name.split('.').all(|part| part.parse::<u8>().is_ok())
}

fn header(value: &str) -> Fit {
    if value.starts_with('@') || value.starts_with('$') {
        return Fit::wrong(1) + swallowed(value);
    }
    let name = value.find([':', ';']).map(|end| &value[..end]);
    let shape = match name {
        Some(name) if is_header_name(name) => Fit::PERFECT,
        // No name has a dash, and nobody types one there.
        Some(name) if is_header_name(&name.replace(['–', '—', '−'], "-")) => Fit::trace(5),
        Some(_) => Fit::wrong(5),
        None => Fit::wrong(4),
    };
    let eaten =
        name.is_some_and(|name| name.eq_ignore_ascii_case("accept")) && value[6..].trim_matches([':', ' ']) == "/";
    shape + broken(value) + swallowed(value) + Fit::trace(3 * u32::from(eaten))
}

/// Whether `text` can be the name of a header.
pub(super) fn is_header_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'$' | b'{' | b'}'))
}

fn method(value: &str) -> Fit {
    if methods::is_known(value) {
        Fit::PERFECT
    } else if methods::is_spelled(value) {
        Fit::wrong(1)
    } else if !value.is_empty() && value.bytes().all(|b| b.is_ascii_uppercase() || b == b'$' || b == b'_') {
        Fit::wrong(2)
    } else {
        Fit::wrong(6) + Fit::trace(6 * u32::from(value.contains("://")))
    }
}

fn data(value: &str) -> Fit {
    let body = value.trim_start();
    if !is_json(body) {
        return swallowed(value);
    }
    match json::read(body).faults.len() {
        0 => Fit::PERFECT,
        _ if is_json_lines(body) => Fit::PERFECT,
        _ if is_whole_json(body) => Fit::wrong(1),
        _ if is_json_but_for_variables(body) => Fit::PERFECT,
        faults => Fit::trace(2 + u32::try_from(faults.min(4)).unwrap_or(4)) + swallowed(value),
    }
}

/// Whether `text` sets out to be a JSON object or array.
pub(super) fn is_json(text: &str) -> bool {
    let mut chars = text.chars().filter(|c| !c.is_whitespace());
    match chars.next() {
        Some('{') => {
            let starts = |c: char| c == '}' || super::quotes::Quotes::of(c).is_some() || c.is_alphabetic() || c == '\\';
            chars.next().is_some_and(starts) && !is_brace_list(text.trim_start())
        }
        Some('[') => true,
        _ => false,
    }
}

/// Where JSON with typographic quotes begins and ends in `text`, behind the name of a field: `payload={“a”: 1}`.
pub(super) fn dressed_field(text: &str) -> Option<(usize, usize)> {
    if text.is_ascii() {
        return None;
    }
    let (name, value) = text.split_once('=')?;
    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'[' | b']');
    let is_dressed = |c: char| !c.is_ascii() && super::quotes::Quotes::of(c).is_some();
    let inner = value.trim_start_matches(['{', '[', ' ', '\n']);
    let end = name.len() + 1 + value.rfind(['}', ']'])? + 1;
    let is_field = !name.is_empty() && name.bytes().all(is_name) && is_json(value) && inner.starts_with(is_dressed);
    is_field.then_some((name.len() + 1, end))
}

/// Whether `text` starts with braces that a shell expands: `{a,b}`, `{1..3}`.
fn is_brace_list(text: &str) -> bool {
    let is_item = |c: char| c.is_alphanumeric() || "-_./,$%+~@".contains(c);
    let Some(inner) = text.strip_prefix('{') else { return false };
    let (items, rest) = inner.split_at(inner.find(|c| !is_item(c)).unwrap_or(inner.len()));
    rest.starts_with('}') && (items.contains(',') || items.contains(".."))
}

/// Whether `text` is JSON, with a comma before a bracket or a comment at most: those are typed, no damage.
pub(super) fn is_whole_json(text: &str) -> bool {
    let is_typed = |kind: FaultKind| matches!(kind, FaultKind::TrailingComma | FaultKind::Comment);
    is_json(text) && json::read(text.trim()).faults.iter().all(|fault| is_typed(fault.kind))
}

/// Whether `text` is JSON where variables of the shell stand for numbers.
fn is_json_but_for_variables(text: &str) -> bool {
    if !text.contains('$') {
        return false;
    }
    let mut filled = String::with_capacity(text.len());
    let mut pieces = text.split('$');
    filled.push_str(pieces.next().unwrap_or(""));
    for piece in pieces {
        let name = piece.strip_prefix('{').and_then(|name| Some(name.split_once('}')?.1));
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        filled.push('1');
        filled.push_str(name.unwrap_or_else(|| piece.trim_start_matches(is_part)));
    }
    is_whole_json(&filled)
}

/// Whether each of several lines of `text` is JSON by itself, as some servers take it.
pub(super) fn is_json_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    text.trim().contains('\n') && lines.all(is_whole_json)
}

fn file(value: &str) -> Fit {
    let option = value.len() > 1 && value.starts_with('-');
    Fit::wrong(3 * u32::from(option || value.is_empty())) + swallowed(value) + broken(value)
}

/// Whether `value` seems to hold the next option.
pub(super) fn swallows(value: &str) -> bool {
    swallowed(value) != Fit::PERFECT
}

/// What it costs that `value` seems to hold the next option or another command.
fn swallowed(value: &str) -> Fit {
    let mut fit = Fit::PERFECT;
    let mut at = 0;
    while let Some(next) = super::option::next(value, at, value.len()).filter(|_| !fit.is_hopeless()) {
        let name = value[next..].trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let dashes = &value[next..value.len() - name.len()];
        let end = name.find(char::is_whitespace).unwrap_or(0);
        let long = end > 1 && crate::knowledge::options::long(&name[..end]).is_some();
        let short = end == 1 && name.starts_with(['H', 'X', 'd', 'F', 'u', 'b', 'o']);
        fit = fit + Fit::trace(4 * u32::from(long || short));
        at = next + dashes.len().max(1);
    }
    fit
}

/// Whether a blank stands in the URL `value` where none can have been typed: behind the scheme, or beside a slash.
pub(super) fn is_broken(value: &str) -> bool {
    let path = &value[..memchr::memchr2(b'?', b'#', value.as_bytes()).unwrap_or(value.len())];
    let has_blank = || memchr::memchr(b' ', path.as_bytes()).is_some();
    let is_odd = || [" /", "/ ", ": /"].iter().any(|blank| path.trim_end().contains(blank));
    path.starts_with("http") && has_blank() && is_odd()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(role: Role, good: &str, bad: &str) {
        let (good, bad) = (role.fit(good), role.fit(bad));
        assert!(good.total() < bad.total(), "{role:?}: {good:?} {bad:?}");
    }

    #[test]
    fn better_fits_cost_less() {
        check(Role::Operand, "https://a.example/b", "https://a.example/b -H");
        check(Role::Operand, "a.example/b", "please");
        check(Role::Operand, "localhost:8080", "now.");
        check(Role::Header, "Accept: */*", "Accept */*");
        check(Role::Method, "POST", "the");
        check(Role::Header, "A: b", "A: b -H C: d");
        check(Role::Data, "{\"a\": $B, \"c\": ${D}}", "{\"a\": B}");
    }
}
