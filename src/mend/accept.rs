//! The local acceptors: how well a text does as a URL, a header, a method, a body.
//!
//! Costs are in the unit of [`SlipKind::cost`](super::SlipKind::cost); 0 is a perfect fit.

use crate::json;
use crate::knowledge::options::CurlOption;

/// What is expected of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// An operand, or the value of `--url`.
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

/// A word that cannot be what is expected here.
pub(super) const HOPELESS: u32 = 12;

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

    /// What it costs to take `value` for it.
    pub(super) fn cost(self, value: &str) -> u32 {
        match self {
            Self::Url => url(value),
            Self::Header => header(value),
            Self::Method => method(value),
            Self::Data => data(value),
            Self::File => file(value),
            Self::Number if value.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'$') => 0,
            Self::Number => 4,
            Self::Text => swallowed(value) + u32::from(value.contains('\n')) * 3,
        }
    }
}

fn url(value: &str) -> u32 {
    if value.is_empty() {
        return 6;
    }
    let (scheme, rest) = value.split_once("://").map_or(("", value), |(scheme, rest)| (scheme, rest));
    let shape = match scheme {
        "" if is_host(rest) => 1,
        "" if value.starts_with('$') || value.starts_with('<') || value.starts_with('{') => 2,
        _ if !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric()) => 0,
        _ => return HOPELESS,
    };
    let blanks = rest.trim_end().matches(char::is_whitespace).count();
    let wrapped = u32::from(rest.contains('\n')) * 4;
    let marks =
        value.chars().filter(|&c| c == '"' || c == '\\' || super::unit::Quotes::of(c).is_some() && c != '\'').count();
    shape + swallowed(value) + wrapped + 2 * u32::try_from(blanks.min(3)).unwrap_or(3) + 4 * u32::from(marks > 0)
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

fn header(value: &str) -> u32 {
    if value.starts_with('@') || value.starts_with('$') {
        return 1 + swallowed(value);
    }
    let wrapped = u32::from(value.trim_end().contains('\n')) * 4;
    let name = value.find([':', ';']).map(|end| &value[..end]);
    let shape = match name {
        Some(name) if is_header_name(name) && value.trim_end().len() == name.len() + 1 && value.ends_with(':') => 2,
        Some(name) if is_header_name(name) => 0,
        Some(_) => 5,
        None => 4,
    };
    shape + wrapped + swallowed(value)
}

/// Whether `text` can be the name of a header.
pub(super) fn is_header_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'$' | b'{' | b'}'))
}

fn method(value: &str) -> u32 {
    const KNOWN: [&str; 9] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PURGE", "TRACE"];
    if KNOWN.contains(&value) {
        0
    } else if KNOWN.contains(&value.to_ascii_uppercase().as_str()) {
        1
    } else if !value.is_empty() && value.bytes().all(|b| b.is_ascii_uppercase() || b == b'$' || b == b'_') {
        2
    } else {
        6
    }
}

fn data(value: &str) -> u32 {
    let body = value.trim_start();
    if !is_json(body) {
        return swallowed(value);
    }
    match json::read(body).faults.len() {
        0 => 0,
        faults => 2 + u32::try_from(faults.min(4)).unwrap_or(4) + swallowed(value),
    }
}

/// Whether `text` sets out to be a JSON object or array.
pub(super) fn is_json(text: &str) -> bool {
    let mut chars = text.chars().filter(|c| !c.is_whitespace());
    match chars.next() {
        Some('{') => chars
            .next()
            .is_some_and(|c| c == '}' || super::unit::Quotes::of(c).is_some() || c.is_alphabetic() || c == '\\'),
        Some('[') => true,
        _ => false,
    }
}

fn file(value: &str) -> u32 {
    let option = value.len() > 1 && value.starts_with('-');
    u32::from(option) * 3 + u32::from(value.is_empty()) * 3 + swallowed(value) + u32::from(value.contains('\n')) * 4
}

/// What it costs that `value` seems to hold the next option or another command.
fn swallowed(value: &str) -> u32 {
    let mut cost = 0;
    let mut at = 0;
    while let Some(next) = super::option::next(value, at, value.len()) {
        let name = value[next..].trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let dashes = &value[next..value.len() - name.len()];
        let end = name.find(char::is_whitespace).unwrap_or(0);
        let telling = end > 1 || name.starts_with(['H', 'X', 'd', 'F', 'u', 'b', 'o']);
        cost += u32::from(telling && end > 0 && (end > 1) == (dashes != "-")) * 4;
        at = next + dashes.len().max(1);
        if cost >= HOPELESS {
            break;
        }
    }
    cost.min(HOPELESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(role: Role, good: &str, bad: &str) {
        assert!(role.cost(good) < role.cost(bad), "{role:?}: {good} {} < {bad} {}", role.cost(good), role.cost(bad));
    }

    #[test]
    fn better_fits_cost_less() {
        check(Role::Url, "https://a.example/b", "https://a.example/b -H");
        check(Role::Url, "a.example/b", "please");
        check(Role::Url, "localhost:8080", "now.");
        check(Role::Header, "Accept: */*", "Accept */*");
        check(Role::Method, "POST", "the");
        check(Role::Header, "A: b", "A: b -H C: d");
    }
}
