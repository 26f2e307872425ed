//! Further readings of a bare URL: with a blank inside, a quote behind it, an option run into it.

use super::accept::{Role, is_host, is_json};
use super::exact::exact;
use super::quotes::Quotes;
use super::reading::Reading;
use super::word::Doubt;
use super::{Repair, SlipKind, option, spread};
use crate::text::Edit;

/// The readings of the URL at `at` that the shell does not see.
pub(super) fn readings(text: &str, at: usize, role: Role) -> Vec<Reading> {
    let rest = &text[at..];
    let spread = spread::reading(text, at, role);
    if !rest.starts_with("http") && !rest.starts_with("ftp") {
        return spread.into_iter().collect();
    }
    let ways = [
        parted(text, at, role),
        quoted_behind(text, at, role),
        run_into(text, at, role),
        spread,
        replied(text, at, role),
    ];
    ways.into_iter().flatten().collect()
}

/// With a blank behind its scheme.
fn parted(text: &str, at: usize, role: Role) -> Option<Reading> {
    let rest = &text[at..];
    let colon = rest.find(':').filter(|&colon| rest[..colon].bytes().all(|b| b.is_ascii_alphabetic()))? + 1;
    let blank = |text: &str| text.len() - text.trim_start_matches([' ', '\u{a0}']).len();
    let first = blank(&rest[colon..]);
    let slashes = colon + first;
    let host = rest[slashes..].strip_prefix("//").map(|_| slashes + 2)?;
    let second = blank(&rest[host..]);
    let end = exact(text, at + host + second)?.span.end;
    let name = &text[at + host + second..end];
    if first + second == 0 || !is_host(name) {
        return None;
    }
    let mut repairs = Vec::new();
    for (start, len) in [(colon, first), (host, second)].into_iter().filter(|(_, len)| *len > 0) {
        repairs.push(Repair { kind: SlipKind::BrokenUrl, edit: Edit::new(at + start..at + start + len, "") });
    }
    let value = format!("{}//{name}", &rest[..colon]);
    Some(Reading { end, fit: role.fit(&value), repairs, doubt: Doubt::None })
}

/// With a quote behind it that none before it opens.
fn quoted_behind(text: &str, at: usize, role: Role) -> Option<Reading> {
    let rest = &text[at..];
    let (len, mark) = rest.char_indices().find(|&(_, c)| c.is_whitespace() || Quotes::of(c).is_some())?;
    let end = at + len + mark.len_utf8();
    let over = text[end..].chars().next().is_none_or(char::is_whitespace);
    (Quotes::of(mark).is_some() && over).then(|| Reading {
        end,
        fit: role.fit(&rest[..len]),
        repairs: vec![Repair { kind: SlipKind::StrayQuote, edit: Edit::new(at + len..end, "") }],
        doubt: Doubt::None,
    })
}

/// With an option behind it that the value of which follows.
fn run_into(text: &str, at: usize, role: Role) -> Option<Reading> {
    let rest = &text[at..];
    let len = rest.find(char::is_whitespace)?;
    let cut = option_behind(&rest[..len], rest[len..].trim_start())?;
    // A blank that was encoded stands between them.
    let url = rest[..cut].trim_end_matches("%20");
    let blank = Edit::new(at + url.len()..at + cut, "");
    let repairs = (url.len() < cut).then_some(Repair { kind: SlipKind::BrokenUrl, edit: blank }).into_iter().collect();
    Some(Reading { end: at + cut, fit: role.fit(url), repairs, doubt: Doubt::None })
}

/// With a reply run into it.
fn replied(text: &str, at: usize, role: Role) -> Option<Reading> {
    let cut = reply(&text[at..]).filter(|&cut| cut > 0)?;
    let fit = role.fit(&text[at..at + cut]);
    Some(Reading { end: at + cut, fit, repairs: Vec::new(), doubt: Doubt::None })
}

/// Where in the word that `text` starts with JSON begins that has quotes, as no glob of curl's does.
pub(super) fn reply(text: &str) -> Option<usize> {
    let word = &text[..text.find(char::is_whitespace).unwrap_or(text.len())];
    let open = word.find(['{', '[']).filter(|&open| !word[..open].ends_with('='))?;
    let quote = text[open + 1..].trim_start().chars().next().and_then(Quotes::of);
    (quote == Some(Quotes::Double) && is_json(&text[open..])).then_some(open)
}

/// Where in the URL `word` an option starts whose quoted value is what `next` starts with.
pub(super) fn option_behind(word: &str, next: &str) -> Option<usize> {
    next.chars().next().and_then(Quotes::of)?;
    let cut = word.rfind("--").or_else(|| word.rfind('-'))?;
    let takes = option::at(word, cut)?.takes_value();
    (takes && !matches!(word[cut..].trim_start_matches('-').len(), 0 | 2..=3)).then_some(cut)
}
