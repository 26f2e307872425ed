//! The readings of one value: exact, quoted by whatever marks, open, bare.

use super::reading::{Marks, Reader, Reading};

use super::accept::{Role, dressed_field, is_json};
use super::body;
use super::closers::{Body, closers, padded};
use super::exact::{accident, shell_text};
use super::fit::Fit;
use super::history::History;
use super::mixed::mixed;
use super::patience::Patience;
use super::quotes::Quotes;
use super::rejoin;
pub(super) use super::typed::Doubt;
use super::unit::{Unit, decode, encode, value, wrecked};
use super::{Repair, SlipKind};
use super::{cut, option, repair, typed};
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::text::{Edit, Span, beyond_ascii};

/// The readings of the value that starts at `at`, where `role` is expected; none is hopeless.
pub(super) fn readings(text: &str, at: usize, role: Role, history: &History, patience: &Patience) -> Vec<Reading> {
    let reader = Reader::new(text, at, role, history);
    let mut out = Vec::new();
    let exact = reader.exact();
    out.extend(exact.as_ref().and_then(|exact| reader.sentence(exact)));
    out.extend(exact);
    out.extend(reader.wrapped());
    out.extend(mixed(text, at, role, history));
    out.extend(reader.opened_late());
    if matches!(role, Role::Operand | Role::Url) {
        out.extend(super::url::readings(text, at, role));
    }
    out.extend((role == Role::Method).then(|| reader.method()).flatten());
    out.extend(cut::bare(text, at, role));
    if let Some((quotes, open)) = reader.opening() {
        reader.quoted((quotes, open), patience, &mut out);
    } else {
        for end in reader.spread_ends() {
            out.extend(reader.spread(end));
        }
        out.extend(reader.placeholder());
    }
    hopeful(out, role)
}

/// Those of `readings` that can be; the best of the others where none can, since what stands where an option has its
/// value is that value, however odd.
fn hopeful(mut readings: Vec<Reading>, role: Role) -> Vec<Reading> {
    if role != Role::Operand && readings.iter().all(|reading| reading.fit.is_hopeless()) {
        readings.sort_by_key(|reading| reading.fit.total());
        readings.truncate(1);
    } else {
        readings.retain(|reading| !reading.fit.is_hopeless());
    }
    readings
}

impl<'t> Reader<'t> {
    /// The quote mark that stands here, in any dress, and its length.
    fn opening(&self) -> Option<(Quotes, char)> {
        let rest = &self.text[self.at..];
        let c = rest.chars().next()?;
        let tick = c == '`' && (is_json(&rest[1..]) || rest.lines().next().is_some_and(|line| line.contains('´')));
        Quotes::of(c).or(tick.then_some(Quotes::Single)).map(|quotes| (quotes, c))
    }

    /// As the shell would read it, with typographic characters outside quotes put right.
    fn exact(&self) -> Option<Reading> {
        let word = self.word()?;
        let mut repairs = Vec::new();
        let mut value = String::new();
        let mut left = 0;
        for &(span, bare) in &word.runs {
            value.push_str(&shell_text(self.text, span, bare));
            if !bare {
                left += self.left_inside(span);
                continue;
            }
            for (offset, c) in beyond_ascii(span.of(self.text)) {
                let place = Span::new(span.start + offset, span.start + offset + c.len_utf8());
                match glyph(c) {
                    Some((Glyph::Double | Glyph::Single | Glyph::Tick, _)) => left += 5,
                    Some((class, ascii)) => {
                        if let Some((to, kind)) = self.history.inside(class, ascii, self.text, place) {
                            value = value.replace(c, to);
                            repairs.push(Repair { kind, edit: Edit::new(place, to) });
                        }
                    }
                    None => {}
                }
            }
        }
        if matches!(self.role, Role::Operand | Role::Url | Role::Header | Role::Method) && self.is_filled_in() {
            value.replace_range(..1, "$");
        }
        if self.role == Role::File && typed::is_one_dash(&value) {
            repairs = vec![Repair { kind: SlipKind::SmartDash, edit: Edit::new(word.span, "-") }];
            "-".clone_into(&mut value);
        }
        let glued = word
            .runs
            .iter()
            .any(|&(span, bare)| bare && span.start > self.at && is_json(&self.text[span.start..word.span.end]));
        let quoted = |at: usize| self.text[..at].ends_with(['"', '\'']);
        let option = |&(span, bare): &(Span, bool)| {
            bare && span.start > self.at && quoted(span.start) && option::at(self.text, span.start).is_some()
        };
        let reply = self.role == Role::Operand && super::url::reply(word.span.of(self.text)).is_some();
        let glued = glued || reply || word.runs.iter().any(option);
        let left = left + 6 * u32::from(glued);
        let left = left + accident(self.text, &word.runs) + self.ends_early(&word.runs);
        let colon = self.role == Role::Header && value.ends_with(':') && word.runs.iter().all(|&(_, bare)| bare);
        let left = left + if colon { self.lacks(word.span.end) } else { 0 };
        let raw = word.span.of(self.text);
        let mark = raw.ends_with(['.', ',', ';', ':', '!', '?']) && quoted(word.span.end - 1);
        let fit = Fit::trace(left + 3 * u32::from(mark && word.runs.len() == 3)) + self.role.fit(&value);
        let changed = if repairs.is_empty() { Marks::Straight } else { Marks::Typographic };
        let doubt = self.doubt(word.span, changed);
        Some(Reading { end: word.span.end, fit, repairs, doubt })
    }

    /// Whether the value begins with what the shell fills in, without quotes: that may be anything.
    fn is_filled_in(&self) -> bool {
        ["${", "$(", "`"].iter().any(|sign| self.text[self.at..].starts_with(sign))
    }

    /// Between quote marks of any dress, at each place where they could close, or not closed at all.
    fn quoted(&self, (quotes, open): (Quotes, char), patience: &Patience, out: &mut Vec<Reading>) {
        let start = self.at + open.len_utf8();
        let body = Body::of(&self.text[start..]);
        let mut any = false;
        let places = closers(self.text, start, (quotes, body, self.role), patience);
        // A mark that leaves a body without its last bracket is no place to end.
        let whole = |close: &Span| self.text[..close.start].trim_end().ends_with(['}', ']']);
        let torn = usize::from(body == Body::Json && places.len() > 1 && !whole(&places[0]));
        for (index, close) in places.into_iter().enumerate() {
            let skipped = index.saturating_sub(torn);
            any = true;
            let passed = Fit::trace(2 * u32::try_from(skipped).unwrap_or(0));
            let ways = [Some(self.between(quotes, open, close, body)), self.doubled(quotes, open, close, body)];
            out.extend(ways.into_iter().flatten().map(|way| Reading { fit: way.fit + passed, ..way }));
        }
        if out.iter().any(|reading| reading.fit == Fit::PERFECT) {
            return;
        }
        out.extend((body == Body::Other).then(|| self.escaped_close(quotes, open)).flatten());
        for end in self.open_ends(start, body) {
            out.extend(self.unclosed(quotes, open, end, any));
        }
    }

    /// Up to a closing mark that has a backslash, though the opening one has none.
    fn escaped_close(&self, quotes: Quotes, open: char) -> Option<Reading> {
        let start = self.at + open.len_utf8();
        let line = self.text[start..].split('\n').next().unwrap_or("");
        let (offset, _) = line
            .match_indices(['\'', '"', '“', '”', '‘', '’'])
            .find(|&(_, mark)| mark.chars().next().and_then(Quotes::of) == Some(quotes))?;
        let before = line[..offset].strip_suffix('\\')?;
        let mark = line[offset..].chars().next()?;
        let end = start + offset + mark.len_utf8();
        let over = self.text[end..].chars().next().is_none_or(char::is_whitespace);
        let close = Span::new(start + before.len(), end);
        if before.is_empty() || !over {
            return None;
        }
        let mut reading = self.between(quotes, open, close, Body::Other);
        if let Some(last) = reading.repairs.last_mut() {
            last.kind = SlipKind::MarkdownEscape;
        }
        Some(Reading { end, ..reading })
    }

    fn between(&self, quotes: Quotes, open: char, close: Span, body: Body) -> Reading {
        let inner = padded(self.text, open, Span::new(self.at + open.len_utf8(), close.start));
        let marks = if open.is_ascii() && close.len() == 1 { Marks::Straight } else { Marks::Typographic };
        let units = self.restored(inner, quotes, marks);
        let wrecked = units.iter().any(|unit| unit.value == "'" && wrecked(self.text, unit.span.start).is_some());
        let is_other = self.mismatch(open, close) > 0 && body == Body::Other;
        let end = if is_other { self.open_end(close.start) } else { Doubt::None };
        let apostrophe = if wrecked { Doubt::Apostrophe } else { Doubt::None };
        let doubt = self.doubt(inner, marks).max(apostrophe).max(end);
        let mut repairs = Vec::new();
        let outer = Span::new(self.at, inner.start);
        self.mark(outer, quotes, &mut repairs);
        encode(self.text, &units, quotes, &mut repairs);
        let broken = units.iter().any(|unit| unit.kind == Some(SlipKind::UnescapedQuote)) && body == Body::Other;
        let fit = self.role.fit(&value(&units)) + Fit::trace(3 * u32::from(broken) + self.mismatch(open, close));
        self.mark(Span::new(inner.end, close.end), quotes, &mut repairs);
        Reading { end: close.end, fit, repairs, doubt }
    }

    /// As [`between`](Self::between), where the closing mark stands twice.
    fn doubled(&self, quotes: Quotes, open: char, close: Span, body: Body) -> Option<Reading> {
        let first = self.text[..close.start].chars().next_back().filter(|&c| Quotes::of(c) == Some(quotes))?;
        let single = Span::new(close.start - first.len_utf8(), close.start);
        if single.start <= self.at + open.len_utf8() {
            return None;
        }
        let mut reading = self.between(quotes, open, single, body);
        reading.repairs.push(Repair { kind: SlipKind::StrayQuote, edit: Edit::new(close, "") });
        Some(Reading { end: close.end, ..reading })
    }

    /// The units of `inner`; in straight quotes only what is damage there too is touched.
    fn units(&self, inner: Span, quotes: Quotes, marks: Marks) -> Vec<Unit<'t>> {
        let mut units = decode(self.text, inner, quotes, &self.history_in(marks));
        for unit in units.iter_mut().filter(|_| marks == Marks::Straight) {
            let mut chars = unit.span.of(self.text).trim().chars();
            let typed = chars.next().and_then(glyph).is_some_and(|(class, _)| self.history.spares(class));
            let quote = unit.kind == Some(SlipKind::SmartQuote) && typed && chars.next().is_none();
            let guillemet = matches!(unit.span.of(self.text).trim(), "«" | "»");
            if quote && (guillemet || !(self.role == Role::Header && unit.value == "\"")) {
                *unit = Unit { span: unit.span, value: unit.span.of(self.text).into(), kind: None };
            }
        }
        units
    }

    /// The units of `inner` with what the acceptor of this role knows put right.
    pub(super) fn restored(&self, inner: Span, quotes: Quotes, marks: Marks) -> Vec<Unit<'t>> {
        if self.role == Role::Data
            && let Some((start, end)) = dressed_field(inner.of(self.text))
        {
            let (start, end) = (inner.start + start, inner.start + end);
            let mut units = self.units(Span::new(inner.start, start), quotes, marks);
            units.extend(self.restored(Span::new(start, end), quotes, marks));
            units.extend(self.units(Span::new(end, inner.end), quotes, marks));
            return units;
        }
        let units = self.units(inner, quotes, marks);
        match self.role {
            Role::Data if marks == Marks::Straight => {
                let units = self.rejoined(units);
                if !body::is_broken(&units) {
                    return units;
                }
                let all = self.rejoined(self.units(inner, quotes, Marks::Typographic));
                if body::is_broken(&all) { units } else { all }
            }
            Role::Data | Role::Text => self.rejoined(units),
            Role::Operand | Role::Url => repair::url(units),
            Role::Header => repair::header(
                rejoin::header(units, self.text, self.history.wraps()),
                self.history.wraps().is_printed(),
            ),
            _ => units,
        }
    }

    /// The units of a body, its broken lines put together.
    fn rejoined(&self, units: Vec<Unit<'t>>) -> Vec<Unit<'t>> {
        body::restore(rejoin::body(units, self.text, self.history.wraps()))
    }

    fn unclosed(&self, quotes: Quotes, open: char, end: usize, closable: bool) -> Option<Reading> {
        let inner = Span::new(self.at + open.len_utf8(), end);
        if inner.is_empty() {
            return None;
        }
        let marks = if open.is_ascii() { Marks::Straight } else { Marks::Typographic };
        let units = self.units(inner, quotes, marks);
        if units.iter().any(|unit| unit.kind == Some(SlipKind::UnescapedQuote)) && !is_json(inner.of(self.text)) {
            return None;
        }
        let units = self.restored(inner, quotes, marks);
        let mut repairs = Vec::new();
        self.mark(Span::new(self.at, inner.start), quotes, &mut repairs);
        encode(self.text, &units, quotes, &mut repairs);
        repairs.push(Repair { kind: SlipKind::UnclosedQuote, edit: Edit::new(end..end, quotes.mark()) });
        let fit = Fit::trace(u32::from(closable)) + self.role.fit(&value(&units));
        let is_other = inner.of(self.text).ends_with(|c| Quotes::of(c).is_some_and(|kind| kind != quotes));
        let close =
            if is_other && Body::of(inner.of(self.text)) == Body::Other { Doubt::End } else { self.open_end(end) };
        let doubt = self.doubt(inner, marks).max(close);
        Some(Reading { end, fit, repairs, doubt })
    }
}
