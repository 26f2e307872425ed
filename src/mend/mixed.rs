//! A word that is quoted in parts, by marks of whatever dress: `name=“Bob”`.

use super::accept::{Role, is_json};
use super::history::History;
use super::unit::{Quotes, decode, encode, value};
use super::word::{Doubt, Reading};
use super::{Repair, SlipKind};
use crate::text::{Edit, Span};

/// The word at `at` with typographic marks taken for quotes; `None` where none stands beside bare text.
pub(super) fn mixed(text: &str, at: usize, role: Role, history: &History) -> Option<Reading> {
    let mut here = at;
    let mut given = String::new();
    let mut repairs = Vec::new();
    let (mut bare, mut typographic) = (false, false);
    while let Some(c) =
        text[here..].chars().next().filter(|&c| !c.is_whitespace() && !matches!(c, '|' | ';' | '<' | '>' | '\\'))
    {
        let Some(quotes) = Quotes::of(c) else {
            if is_json(&text[here..]) {
                return None;
            }
            bare = true;
            given.push(c);
            here += c.len_utf8();
            continue;
        };
        let start = here + c.len_utf8();
        let (offset, close) =
            text[start..].char_indices().find(|&(_, c)| c == '\n' || Quotes::of(c) == Some(quotes))?;
        let inner = Span::new(start, start + offset);
        let end = inner.end + close.len_utf8();
        let opens = matches!((c, close), ('“', '“') | ('‘', '‘') | ('\'' | '"', '«' | '»' | '‹' | '›'));
        let glued = opens || text[end..].chars().next().is_some_and(|c| Quotes::of(c).is_some());
        if close == '\n' || glued {
            return None;
        }
        typographic |= !c.is_ascii() || !close.is_ascii();
        let units = decode(text, inner, quotes, history);
        for mark in [Span::new(here, start), Span::new(inner.end, end)] {
            if mark.of(text) != quotes.mark() {
                repairs.push(Repair { kind: SlipKind::SmartQuote, edit: Edit::new(mark, quotes.mark()) });
            }
        }
        encode(text, &units, quotes, &mut repairs);
        given.push_str(&value(&units));
        here = end;
    }
    (bare && (typographic || !repairs.is_empty())).then(|| Reading {
        end: here,
        fit: role.fit(&given),
        repairs,
        doubt: Doubt::None,
    })
}
