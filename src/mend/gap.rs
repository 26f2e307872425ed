//! What can stand between two words of a command, and where the command can end.

use super::accept::is_json;
use super::bare::is_before_attribute;
use super::comment;
use super::joint::{ends_find, is_filled_in, is_pipe, is_program, is_redirection};
use super::option;
use super::quotes::Quotes;
use super::read::SOURCES;
use super::setting::Setting;
use super::spread;
use super::{Repair, SlipKind};
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::text::{Edit, Span};

/// One way to go on behind a word.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    /// Where to.
    pub(super) next: Next,
    /// What it costs beside its repairs.
    pub(super) cost: u32,
    /// What has to be done to the text for it.
    pub(super) repairs: Vec<Repair>,
}

/// What comes behind a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A word that starts here.
    Word(usize),
    /// A redirection that starts here.
    Redirect(usize),
    /// A pipe, which with the rest of its line belongs to the command.
    Pipe(usize),
    /// The command ended here.
    End(usize),
}

/// The ways to go on at `at`, the end of a word.
pub(super) fn gaps(text: &str, at: usize, setting: Setting) -> Vec<Gap> {
    let mut repairs = Vec::new();
    let here = blanks(text, at, &mut repairs);
    let gap = Behind { text, at, here, setting };
    let mut out = match text[here..].chars().next() {
        Some(_) if let Some(way) = gap.wrong_mark() => vec![way],
        None => vec![gap.end(0)],
        Some('\n') => gap.line_end(here, here + 1, None),
        Some('\\') => gap.backslash(),
        Some(mark @ ('^' | '`')) => gap.other_mark(mark),
        Some(c) => gap.inside_line(c),
    };
    for way in &mut out {
        if matches!(way.next, Next::Word(_) | Next::Redirect(_) | Next::Pipe(_)) {
            way.repairs.extend(repairs.iter().cloned());
        }
    }
    out
}

/// Whether what stands behind the command that ends at `at` goes on with it, though the shell does not.
pub(super) fn follows_on(text: &str, at: usize) -> bool {
    let here = at + text[at..].len() - text[at..].trim_start_matches([' ', '\t', '\\', '^', '`']).len();
    if !text[here..].starts_with('\n') {
        return false;
    }
    let behind = Behind { text, at, here, setting: Setting::Line };
    let (_, empty, line) = behind.following(here + 1);
    let below = text[here + 1..].split('\n').next().unwrap_or("");
    if is_pipe(below) || is_redirection(below) {
        return true;
    }
    match line {
        Line::Option => empty < 3,
        Line::Value => empty == 0 && !text[here..].trim_start().starts_with(['{', '[', '$']),
        _ => false,
    }
}

/// Whether an option stands at the start of `line` or behind a blank in it.
pub(super) fn has_option(line: &str) -> bool {
    let start = line.len() - line.trim_start().len();
    let inside = || option::next(line, 0, line.len()).map(|at| &line[..at]);
    let part = |before: &str| before.split_whitespace().count() < 2 || before.contains(['"', '\'', '”', '’', '}']);
    option::at(line, start).is_some() || inside().is_some_and(part)
}

/// Skips blanks, making typographic ones plain.
pub(super) fn blanks(text: &str, at: usize, repairs: &mut Vec<Repair>) -> usize {
    let mut here = at;
    for c in text[at..].chars() {
        let span = Span::new(here, here + c.len_utf8());
        match c {
            ' ' | '\t' | '\r' => {}
            '\n' => break,
            _ => match glyph(c) {
                Some((Glyph::Blank, _)) => {
                    repairs.push(Repair { kind: SlipKind::NoBreakSpace, edit: Edit::new(span, " ") });
                }
                Some((Glyph::Invisible, _)) => {
                    repairs.push(Repair { kind: SlipKind::InvisibleCharacter, edit: Edit::new(span, "") });
                }
                Some((Glyph::Bidi, _)) => {
                    repairs.push(Repair { kind: SlipKind::BidiControl, edit: Edit::new(span, "") });
                }
                _ => break,
            },
        }
        here = span.end;
    }
    here
}

/// Whether `text` starts with a dash, a blank, and the letter of an option before what can be its value.
fn is_spaced(text: &str) -> bool {
    let dashes = text.trim_start_matches(['-', '–', '—']);
    let Some(name) = dashes.strip_prefix(' ').filter(|_| dashes.len() < text.len()) else { return false };
    let (letter, value) = name.split_once(' ').unwrap_or((name, ""));
    let valued = matches!(letter, "H" | "X" | "d" | "F" | "u" | "A" | "b" | "data" | "header" | "request");
    valued && value.chars().next().is_some_and(|c| Quotes::of(c).is_some() || c.is_ascii_uppercase() || c == '@')
}

/// Whether `text` starts with a placeholder in angle brackets.
pub(super) fn is_placeholder(text: &str) -> bool {
    let inside = text.strip_prefix('<').and_then(|inside| inside.split_once('>')).map_or("", |(inside, _)| inside);
    let word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-');
    inside.len() < 40 && inside.starts_with(char::is_alphabetic) && inside.chars().all(word) && !inside.ends_with(' ')
}

struct Behind<'t> {
    text: &'t str,
    at: usize,
    here: usize,
    setting: Setting,
}

/// What a line seems to be, as the next one of a command.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// It starts with an option.
    Option,
    /// It starts with a quote, a URL or a body.
    Value,
    /// It starts otherwise, and has an option in it.
    Mixed,
    /// Nothing of that.
    Other,
}

impl Behind<'_> {
    fn end(&self, cost: u32) -> Gap {
        Gap { next: Next::End(self.at), cost, repairs: Vec::new() }
    }

    fn word(at: usize, repair: Option<(SlipKind, Span, &str)>, extra: u32) -> Gap {
        let repairs = repair.map(|(kind, span, text)| Repair { kind, edit: Edit::new(span, text) });
        Gap { next: Next::Word(at), cost: extra, repairs: repairs.into_iter().collect() }
    }

    /// The first character of the next line that is not empty, and how many were.
    fn following(&self, from: usize) -> (usize, u32, Line) {
        let mut empty = 0;
        let mut start = from;
        loop {
            let line = self.text[start..].split_inclusive('\n').next().unwrap_or("");
            if line.is_empty() || !line.trim().is_empty() {
                let at = start + line.len() - line.trim_start().len();
                return (at, empty, self.line(at));
            }
            empty += 1;
            start += line.len();
        }
    }

    fn line(&self, at: usize) -> Line {
        let rest = &self.text[at..];
        if option::at(self.text, at).is_some() {
            Line::Option
        } else if rest.starts_with("http")
            || rest.starts_with(['{', '[', '$'])
            || rest.chars().next().and_then(Quotes::of).is_some()
        {
            Line::Value
        } else {
            let line = rest.find('\n').unwrap_or(rest.len());
            let end = at + rest[..line].find("curl ").unwrap_or(line);
            if option::next(self.text, at, end).is_some() { Line::Mixed } else { Line::Other }
        }
    }

    /// A line end at `here`; `mark` is the backslash before it, and what is wrong with that.
    fn line_end(&self, here: usize, next: usize, mark: Option<(Span, Option<SlipKind>)>) -> Vec<Gap> {
        let (mut at, empty, mut line) = self.following(next);
        let comments = if empty == 0 { comment::below(self.text, next) } else { None };
        if let Some(comments) = &comments {
            (at, _, line) = self.following(comments.edit.span.end);
        }
        let loss = match line {
            Line::Option => 9_u32.saturating_sub(2 * empty),
            Line::Value if mark.is_none() && is_json(&self.text[at..]) => 1,
            Line::Value | Line::Mixed => 4_u32.saturating_sub(2 * empty),
            Line::Other => 0,
        };
        let over = at >= self.text.len();
        if let Some(gap) = mark.filter(|_| empty == 0).and_then(|mark| self.operator(at, mark)) {
            return vec![gap];
        }
        if mark.is_none() && empty == 0 && self.is_piped_below(next) {
            let repair = Repair { kind: SlipKind::LostContinuation, edit: Edit::new(Span::new(self.at, here), " \\") };
            return vec![Gap { next: Next::Pipe(at), cost: 0, repairs: vec![repair] }, self.end(4)];
        }
        let mut out = Vec::new();
        match mark {
            None => out.push(self.end(loss)),
            Some((span, _)) if over || empty > 0 || matches!(line, Line::Other | Line::Mixed) => {
                let mut end = self.end(loss + u32::from(!over && empty == 0) * 2);
                let repair = Edit::new(Span::new(self.at, span.end), "");
                end.repairs.push(Repair { kind: SlipKind::DanglingContinuation, edit: repair });
                end.next = Next::End(span.end);
                out.push(end);
            }
            Some(_) => {}
        }
        if over {
            return out;
        }
        let gone = &self.text[next..at];
        let indent = gone.rsplit('\n').next().unwrap_or("");
        let plain: String = indent.chars().map(|c| if c == '\t' { c } else { ' ' }).collect();
        let full = format!(" \\\n{plain}");
        let doubt = u32::from(matches!(line, Line::Other | Line::Mixed)) * 2;
        // The shell takes a backslash and its line end away, so what stands on both sides becomes one word.
        let glued = self.here == self.at && at == next && line == Line::Option;
        out.push(match mark {
            None if empty == 0 => {
                Self::word(at, Some((SlipKind::LostContinuation, Span::new(self.at, here), " \\")), doubt)
            }
            None => Self::word(at, Some((SlipKind::LostContinuation, Span::new(self.at, at), &full)), doubt + empty),
            Some((span, kind)) if empty > 0 => Self::word(
                at,
                Some((kind.unwrap_or(SlipKind::LostContinuation), Span::new(span.start, at), &full[1..])),
                doubt,
            ),
            Some((span, Some(kind))) => Self::word(at, Some((kind, span, if glued { " \\" } else { "\\" })), 0),
            Some((span, None)) => {
                Self::word(at, glued.then_some((SlipKind::MissingBlank, Span::at(span.start), " ")), 0)
            }
        });
        if let Some(way) = out.last_mut().filter(|_| empty == 0 && !indent.is_ascii()) {
            blanks(self.text, next, &mut way.repairs);
        }
        if let Some(way) = out.last_mut() {
            way.repairs.extend(comments);
        }
        out
    }

    /// Whether the line at `next` hands on to a program: what a command puts out may begin with the same sign.
    fn is_piped_below(&self, next: usize) -> bool {
        let line = self.text[next..].split('\n').next().unwrap_or("");
        is_pipe(line) && is_program(line.trim_start().trim_start_matches(['|', ' ']))
    }

    /// The way on where a backslash continues a line with an operator of the shell at `at`.
    fn operator(&self, at: usize, (span, kind): (Span, Option<SlipKind>)) -> Option<Gap> {
        let rest = &self.text[at..];
        let repairs = kind.map(|kind| Repair { kind, edit: Edit::new(span, "\\") }).into_iter().collect();
        if rest.starts_with("||") || rest.starts_with("&&") || rest.starts_with([';', ')']) {
            return Some(self.end(0));
        }
        if rest.starts_with('|') {
            return Some(Gap { next: Next::Pipe(at), cost: 0, repairs });
        }
        let target = rest.strip_prefix('2').unwrap_or(rest).strip_prefix('>')?.trim_start_matches(['>', ' ']);
        // A mark before an option or a URL is what is left of a prompt.
        let is_file =
            target.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '$' | '~' | '&'));
        (is_file && !target.starts_with("http")).then_some(Gap { next: Next::Redirect(at), cost: 0, repairs })
    }

    /// The way on behind a sign that stands where a backslash was meant; `None` where none does.
    fn wrong_mark(&self) -> Option<Gap> {
        let here = self.here;
        let rest = &self.text[here..];
        let written = rest.trim_start_matches('\\').strip_prefix('n').filter(|_| rest.starts_with('\\'));
        let after = written.or_else(|| rest.strip_prefix(['/', '|', '＼', '∖', '⧵', '﹨']))?;
        let end = self.text.len() - after.len();
        let next = end + after.len() - after.trim_start_matches([' ', '\t']).len();
        let broken = self.text[next..].starts_with('\n');
        let (at, empty, line) = self.following(if broken { next + 1 } else { next });
        let goes_on = line == Line::Option || line == Line::Value && !rest.starts_with('|');
        let apart = written.is_none_or(|_| broken || end < next || line == Line::Option);
        if !goes_on || !apart || empty > 0 || written.is_none() && !broken {
            return None;
        }
        let (span, to) = if broken { (Span::new(here, next), "\\") } else { (Span::new(here, next), "\\\n  ") };
        let to = if here > self.at { to.to_owned() } else { format!(" {to}") };
        Some(Self::word(at, Some((SlipKind::WrongContinuation, span, &to)), 0))
    }

    fn backslash(&self) -> Vec<Gap> {
        let here = self.here;
        let rest = &self.text[here..];
        let marks = rest.len() - rest.trim_start_matches('\\').len();
        let after = rest[marks..].trim_start_matches([' ', '\t', '\r', '\u{a0}']);
        let blank = rest.len() - marks - after.len();
        let next = here + marks + blank;
        if after.is_empty() || after.starts_with('\n') {
            let kind = match (marks, blank) {
                (1, 0) => None,
                (1, _) => Some(SlipKind::TrailedContinuation),
                _ => Some(SlipKind::DoubledContinuation),
            };
            let line = (next + 1).min(self.text.len());
            return self.line_end(next, line, Some((Span::new(here, next), kind)));
        }
        if let Some(comment) = comment::beside(self.text, here + marks).filter(|_| blank > 0) {
            let at = self.following(comment.edit.span.end + 1).0;
            return vec![Gap { next: Next::Word(at), cost: 0, repairs: vec![comment] }];
        }
        if here > self.at && ends_find(rest) {
            return vec![self.end(0)];
        }
        let mut out = Vec::new();
        if matches!(self.line(next), Line::Option | Line::Value) && (blank > 0 || here > self.at) {
            out.push(Self::word(next, Some((SlipKind::GluedContinuation, Span::new(here, next), "\\\n  ")), 0));
        }
        if blank == 0 && here > self.at {
            out.push(Self::word(here, None, 0));
        }
        out
    }

    /// The mark at the end of a continued line of cmd.exe or PowerShell.
    fn other_mark(&self, mark: char) -> Vec<Gap> {
        let after = self.text[self.here + 1..].trim_start_matches([' ', '\t', '\r', '\u{a0}']);
        let next = self.text.len() - after.len();
        let span = Span::new(self.here, next);
        let apart = mark == '^' || self.here > self.at && self.setting != Setting::Code;
        if apart && after.starts_with('\n') && matches!(self.following(next + 1).2, Line::Option | Line::Value) {
            return self.line_end(next, next + 1, Some((span, Some(SlipKind::WindowsQuoting))));
        }
        if apart && span.len() > 1 && matches!(self.line(next), Line::Option | Line::Value) {
            return vec![Self::word(next, Some((SlipKind::GluedContinuation, span, "\\\n  ")), 0)];
        }
        if apart && after.trim_start().is_empty() {
            let dangling = Repair { kind: SlipKind::DanglingContinuation, edit: Edit::new(self.at..next, "") };
            return vec![Gap { next: Next::End(next), cost: 0, repairs: vec![dangling] }];
        }
        self.inside_line(mark)
    }

    fn inside_line(&self, c: char) -> Vec<Gap> {
        let here = self.here;
        let rest = &self.text[here..];
        let pipe = rest.starts_with('|') && !rest.starts_with("||");
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if pipe || here > self.at && rest.starts_with(SOURCES) {
            return vec![Gap { next: Next::Pipe(here), cost: 0, repairs: Vec::new() }, self.end(4)];
        }
        if here > self.at && rest[digits..].starts_with(['>', '<']) && digits < 2 || rest.starts_with("&>") {
            let mut out = vec![Gap { next: Next::Redirect(here), cost: 0, repairs: Vec::new() }, self.end(4)];
            out.extend(is_placeholder(rest).then(|| Self::word(here, None, 0)));
            return out;
        }
        if matches!(c, ';' | '&' | ')' | '#' | '|') || here > self.at && ends_find(rest) {
            let is_torn = here == self.at && is_before_attribute(self.text, here);
            return vec![self.end(if is_torn { 9 } else { 0 })];
        }
        if here == self.at && is_json(rest) {
            let kind = SlipKind::GluedReply;
            return vec![Gap { repairs: vec![Repair { kind, edit: Edit::new(here..here, "") }], ..self.end(0) }];
        }
        let mark = here == self.at && matches!(c, '.' | ',' | ':' | '!' | '?');
        let spread = if here > self.at { spread::cost(self.text, self.at, self.setting) } else { None };
        let ended = match self.setting {
            _ if mark => 0,
            Setting::Code if c == '`' => 0,
            _ if let Some(cost) = spread => cost,
            _ if option::at(self.text, here).is_some() || option::is_bare(self.text, here) => 9,
            _ if is_spaced(rest) || is_filled_in(rest) || here == self.at && is_placeholder(rest) => 9,
            Setting::Line => 4,
            _ => 2,
        };
        let missing = Some((SlipKind::MissingBlank, Span::at(here), " "));
        let word = Self::word(here, missing.filter(|_| here == self.at), 0);
        vec![self.end(ended), word]
    }
}
