//! The readings of an option: whichever dashes stand before the name, and however it is spelled.

use super::fit::Fit;
use super::{Repair, SlipKind};
use crate::knowledge::glyphs::{Glyph, glyph, is_dash, is_typographic_dash};
use crate::knowledge::options::{self, CurlOption};
use crate::text::{Edit, Span};

/// One way to read an option.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// One past its name, or past the glued value's separator.
    pub(super) end: usize,
    /// How well it fits, its repairs aside.
    pub(super) fit: Fit,
    /// What has to be done to the text for it.
    pub(super) repairs: Vec<Repair>,
    /// What follows.
    pub(super) then: Then,
}

/// What follows an option.
#[derive(Clone, Copy, Debug)]
pub(super) enum Then {
    /// Any argument.
    Any,
    /// What curl is to help with, or nothing.
    Topic(&'static CurlOption),
    /// Another request.
    Request,
    /// The value of this option, as the next word.
    Value(&'static CurlOption),
    /// The value of this option, glued on.
    Glued(&'static CurlOption),
}

/// The dashes before a name, and the name.
struct Shape<'t> {
    dashes: Span,
    /// Number of hyphens, where the dashes are plain.
    plain: Option<usize>,
    escape: Option<Span>,
    /// A blank between two dashes.
    split: Option<Span>,
    blank: Option<Span>,
    name: &'t str,
    name_at: usize,
}

/// The readings of the option that starts at `at`.
pub(super) fn readings(text: &str, at: usize) -> Vec<Reading> {
    let Some(shape) = shape(text, at) else { return bare(text, at).into_iter().collect() };
    let mut out = Vec::new();
    out.extend(long(text, &shape));
    if shape.blank.is_none() || shape.name.len() == 1 {
        out.extend(cluster(text, &shape));
    }
    if out.is_empty() && shape.plain.is_some() && shape.blank.is_none() && !shape.name.is_empty() {
        out.push(unknown(&shape));
    }
    out
}

/// Whether an option that lost its hyphen seems to start at `at`.
pub(super) fn is_bare(text: &str, at: usize) -> bool {
    bare(text, at).is_some()
}

/// A letter whose hyphen went with the end of a printed line: `H "Accept: */*"`.
fn bare(text: &str, at: usize) -> Option<Reading> {
    let mut chars = text[at..].chars();
    let (letter, blank) = (chars.next()?, chars.next()?);
    let value = chars.as_str();
    let known = matches!(letter, 'A' | 'F' | 'H' | 'T' | 'X' | 'b' | 'd' | 'e' | 'o' | 'u');
    let quoted = value.chars().next().and_then(super::quotes::Quotes::of).is_some();
    let file = matches!(letter, 'T' | 'o') && value.starts_with(['.', '/', '~', '$']);
    let within = text[..at].ends_with(' ');
    let option = options::short(letter).filter(|_| known && within && blank == ' ' && (quoted || file))?;
    let repairs = vec![Repair { kind: SlipKind::HardWrap, edit: Edit::new(at..at, "-") }];
    Some(Reading { end: at + 1, fit: Fit::PERFECT, repairs, then: Then::Value(option) })
}

/// An option that curl does not have; what follows is as for the one that was probably meant.
fn unknown(shape: &Shape<'_>) -> Reading {
    let end = shape.name_at + shape.name.len();
    let meant = options::nearest(shape.name).filter(|option| option.takes_value());
    Reading { end, fit: Fit::wrong(5), repairs: Vec::new(), then: meant.map_or(Then::Any, Then::Value) }
}

/// The option that certainly starts at `at`, if one does.
pub(super) fn at(text: &str, at: usize) -> Option<&'static CurlOption> {
    let shape = shape(text, at)?;
    if shape.blank.is_some() {
        return None;
    }
    if shape.plain != Some(1) && shape.name.len() > 1 {
        return options::long(&normal(shape.name));
    }
    (shape.plain != Some(2)).then(|| evident(shape.name))?
}

/// Whether `word` is an option that waits for its value.
pub(super) fn waits(word: &str) -> bool {
    if let Some(name) = word.strip_prefix("--") {
        return options::long(name).is_some_and(CurlOption::takes_value);
    }
    let last = word.strip_prefix('-').and_then(|letters| letters.chars().next_back());
    last.and_then(options::short).is_some_and(CurlOption::takes_value)
}

/// Whether `text` starts with lowercase letters alone, as what is glued to an option seldom is.
fn is_word(text: &str) -> bool {
    let word = text.split(|c: char| c.is_whitespace()).next().unwrap_or("");
    word.starts_with(|c: char| c.is_ascii_lowercase()) && !word.contains([':', '=', '/', '@', '.', '"', '\''])
}

/// The first option of a cluster that is no word of a sentence.
fn evident(name: &str) -> Option<&'static CurlOption> {
    let mut first = None;
    for (at, letter) in name.char_indices() {
        let option = options::short(letter)?;
        first = first.or(Some(option));
        if option.takes_value() {
            let glued = &name[at + 1..];
            let word = glued.starts_with(|c: char| c.is_ascii_lowercase()) && !matches!(letter, 'o' | 'u');
            return first.filter(|_| !word);
        }
    }
    first
}

/// Where, between `from` and `to`, the next option starts behind a blank.
pub(super) fn next(text: &str, from: usize, to: usize) -> Option<usize> {
    let inner = &text[from..to];
    // Most bytes are plain ASCII, which is told without reading characters.
    let mut places = inner.bytes().enumerate().filter(|(_, byte)| *byte == b'-' || !byte.is_ascii()).map(|(at, _)| at);
    let found = places.find(|&offset| {
        let is_behind_blank = || inner[..offset].ends_with(char::is_whitespace);
        inner.get(offset..).is_some_and(|rest| rest.starts_with(is_dash))
            && is_behind_blank()
            && at(text, from + offset).is_some()
    })?;
    Some(from + found)
}

fn shape(text: &str, at: usize) -> Option<Shape<'_>> {
    let rest = &text[at..];
    let escape = rest.starts_with('\\').then(|| Span::new(at, at + 1));
    let start = at + usize::from(escape.is_some());
    let mut end = start;
    let mut plain = Some(0);
    for c in text[start..].chars() {
        match c {
            '-' => plain = plain.map(|count| count + 1),
            '\\' if end > start && text[end + 1..].starts_with('-') => plain = None,
            _ if is_typographic_dash(c) => plain = None,
            _ => break,
        }
        end += c.len_utf8();
    }
    if end == start {
        return None;
    }
    let mut split = None;
    if plain == Some(1)
        && let Some(after) =
            text[end..].trim_start_matches(' ').strip_prefix('-').filter(|_| text[end..].starts_with(' '))
        && after.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        split = Some(Span::new(end, text.len() - after.len() - 1));
        end = text.len() - after.len();
        plain = Some(2);
    }
    let blanks = text[end..].len() - text[end..].trim_start_matches([' ', '\u{a0}']).len();
    let blank = (blanks > 0).then(|| Span::new(end, end + blanks));
    let name_at = end + blanks;
    let name = &text[name_at..];
    let name = &name[..name_len(name)];
    Some(Shape { dashes: Span::new(start, end), plain, escape, split, blank, name, name_at })
}

/// The length of the name that `text` starts with.
fn name_len(text: &str) -> usize {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let dash = matches!(glyph(c), Some((Glyph::EnDash | Glyph::EmDash, _)));
        let within = || {
            let next = text[at + c.len_utf8()..].chars().next();
            before.is_ascii_alphanumeric() && next.is_some_and(|next| next.is_ascii_lowercase())
        };
        if !(is_name(c) || dash && within()) {
            return at;
        }
        before = c;
    }
    text.len()
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '#' | ':') || matches!(glyph(c), Some((Glyph::Hyphen, _)))
}

/// A name with plain hyphens.
fn normal(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii() { c } else { '-' }).collect()
}

/// Reads `shape` as a long option.
fn long(text: &str, shape: &Shape<'_>) -> Option<Reading> {
    let spelled = normal(shape.name.trim_end_matches([':', '.', '#']));
    if spelled.len() < 2 {
        return None;
    }
    let mut repairs = Vec::new();
    let mut repair = |kind: SlipKind, span: Span, to: &str| repairs.push(Repair { kind, edit: Edit::new(span, to) });
    let lower = spelled.to_ascii_lowercase();
    let option = find(&spelled).or_else(|| find(&lower))?;
    let place = Span::new(shape.name_at, shape.name_at + spelled_len(shape.name, &spelled));
    match shape.plain {
        Some(2) => {}
        Some(1) => repair(SlipKind::SingleDash, shape.dashes, "--"),
        _ => repair(SlipKind::SmartDash, shape.dashes, "--"),
    }
    if let Some(escape) = shape.escape {
        repair(SlipKind::MarkdownEscape, escape, "");
    }
    if let Some(split) = shape.split {
        repair(SlipKind::SpacedDash, split, "");
    }
    if let Some(blank) = shape.blank {
        repair(SlipKind::SpacedDash, blank, "");
    }
    if spelled != option_name(&spelled, option) && find(&spelled).is_none() {
        repair(SlipKind::OptionCase, place, &lower);
    } else if !place.of(text).is_ascii() {
        repair(SlipKind::SmartDash, place, &spelled);
    }
    let equals = text[place.end..].starts_with('=');
    let then = match (option.takes_value(), equals) {
        (true, true) => Then::Glued(option),
        (true, false) => Then::Value(option),
        (false, _) if option.long == "next" => Then::Request,
        (false, _) if option.long == "help" => Then::Topic(option),
        (false, _) => Then::Any,
    };
    let fit = Fit::wrong(2 * u32::from(is_jumbled(&spelled, &lower) && find(&spelled).is_none()));
    Some(Reading { end: place.end + usize::from(equals && option.takes_value()), fit, repairs, then })
}

/// Whether `spelled` has capitals within, which no software sets: `sSL` is a cluster, not `--ssl`.
fn is_jumbled(spelled: &str, lower: &str) -> bool {
    spelled.get(1..) != lower.get(1..) && spelled != spelled.to_ascii_uppercase()
}

fn spelled_len(name: &str, spelled: &str) -> usize {
    name.char_indices().nth(spelled.chars().count()).map_or(name.len(), |(at, _)| at)
}

fn option_name<'s>(spelled: &'s str, option: &'static CurlOption) -> &'s str {
    if spelled.ends_with(option.long) { spelled } else { option.long }
}

/// The option of a long name, `no-` and `expand-` forms included.
fn find(name: &str) -> Option<&'static CurlOption> {
    options::long(name)
        .or_else(|| name.strip_prefix("no-").and_then(options::long))
        .or_else(|| name.strip_prefix("expand-").and_then(options::long))
}

/// Reads `shape` as a cluster of short options.
fn cluster(text: &str, shape: &Shape<'_>) -> Option<Reading> {
    if shape.plain.is_some_and(|count| count != 1) {
        return None;
    }
    let whole = shape.plain == Some(1) && shape.name.len() > 2 && find(shape.name).is_some();
    let mut fit = Fit::trace(4 * u32::from(whole));
    let mut repairs = Vec::new();
    if shape.plain.is_none() {
        repairs.push(Repair { kind: SlipKind::SmartDash, edit: Edit::new(shape.dashes, "-") });
    }
    if let Some(escape) = shape.escape {
        repairs.push(Repair { kind: SlipKind::MarkdownEscape, edit: Edit::new(escape, "") });
    }
    let long = shape.plain.is_none() && find(&normal(shape.name)).is_some();
    if let Some(blank) = shape.blank {
        repairs.push(Repair { kind: SlipKind::SpacedDash, edit: Edit::new(blank, "") });
    }
    for (offset, letter) in text[shape.name_at..].char_indices() {
        let here = shape.name_at + offset;
        let end = here + letter.len_utf8();
        if letter.is_whitespace()
            || super::quotes::Quotes::of(letter).is_some()
            || matches!(glyph(letter), Some((Glyph::Blank, _)))
        {
            let word = long && offset > 1;
            let fit = fit + Fit::wrong(3 * u32::from(word));
            return (offset > 0).then_some(Reading { end: here, fit, repairs, then: Then::Any });
        }
        let option = options::short(letter)?;
        if option.takes_value() {
            let glued = text[end..].chars().next().is_some_and(|c| {
                let continued = c == '\\' && text[end + 1..].starts_with(char::is_whitespace);
                !(c.is_whitespace() || matches!(glyph(c), Some((Glyph::Blank, _))) || continued)
            });
            let word = is_word(&text[end..]) && !matches!(letter, 'u' | 'o');
            fit = fit + Fit::wrong(3 * u32::from(glued && (long || word)));
            let then = if glued { Then::Glued(option) } else { Then::Value(option) };
            return Some(Reading { end, fit, repairs, then });
        }
    }
    (!shape.name.is_empty()).then_some(Reading { end: text.len(), fit, repairs, then: Then::Any })
}
