//! The strings of a JSON body, scanned from quote to quote: which of these end one. Knows of no damage.

use super::super::quotes::Quotes;

pub(super) enum Mark {
    Delimiter,
    Content,
}

/// What has to follow a quote for it to end a string.
#[derive(Clone, Copy)]
pub(super) enum Ends {
    /// A bracket or comma.
    Near,
    /// All brackets up to the next comma or the end.
    Whole,
}

/// Where a scan of JSON text is.
pub(super) struct Strings {
    ends: Ends,
    inside: bool,
    pub(super) escaped: bool,
    /// The brackets around this place, innermost last.
    brackets: Vec<char>,
    /// Last character outside strings that is no blank.
    last: char,
}

impl Strings {
    pub(super) fn new(ends: Ends) -> Self {
        Self { ends, inside: false, escaped: false, brackets: Vec::new(), last: '\0' }
    }

    pub(super) fn plain(&mut self, text: &str) {
        for c in text.chars() {
            if self.inside {
                self.escaped = c == '\\' && !self.escaped;
                continue;
            }
            match c {
                '{' | '[' => self.brackets.push(c),
                '}' | ']' => drop(self.brackets.pop()),
                _ => {}
            }
            if !c.is_whitespace() {
                self.last = c;
            }
        }
    }

    /// Whether a typographic quote at `at` can only be a delimiter.
    pub(super) fn would_delimit(&self, text: &str, at: usize, len: usize) -> bool {
        !self.inside || self.closes(text, at + len)
    }

    pub(super) fn quote(&mut self, text: &str, at: usize, len: usize) -> Mark {
        if self.inside && std::mem::take(&mut self.escaped) {
            return Mark::Delimiter;
        }
        if self.inside && !self.closes(text, at + len) {
            return Mark::Content;
        }
        if self.inside {
            self.last = '"';
        } else {
            self.brackets.push(if self.is_name() { 'n' } else { 'v' });
        }
        self.inside = !self.inside;
        if !self.inside {
            self.brackets.pop();
        }
        Mark::Delimiter
    }

    /// Whether a string that starts here is the name of a member.
    fn is_name(&self) -> bool {
        self.brackets.last() == Some(&'{') && matches!(self.last, '{' | ',')
    }

    /// Whether `rest` closes brackets in their order, and goes on as JSON does.
    fn all_close(&self, mut rest: &str) -> bool {
        let mut around = self.brackets.iter().rev().skip(1).take(CLOSED);
        let mut innermost = around.next();
        while let Some(c) = rest.chars().next().filter(|c| matches!(c, '}' | ']')) {
            if innermost != Some(if c == '}' { &'{' } else { &'[' }) {
                return false;
            }
            innermost = around.next();
            rest = rest[1..].trim_start();
        }
        rest.is_empty()
            || rest.strip_prefix(',').is_some_and(|rest| follows(rest.trim_start(), innermost == Some(&'{')))
    }

    /// Whether what follows a quote at `at` is what follows this string in JSON.
    fn closes(&self, text: &str, at: usize) -> bool {
        let rest = text[at..].trim_start();
        let is_line_end = text[at..text.len() - rest.len()].contains('\n');
        let mut around = self.brackets.iter().rev();
        let name = around.next() == Some(&'n');
        let object = around.next() == Some(&'{');
        match rest.chars().next() {
            None => true,
            Some(':') => name,
            _ if name => false,
            Some('}' | ']') if matches!(self.ends, Ends::Whole) => self.all_close(rest),
            Some('}') => object,
            Some(']') => !object,
            Some(',') => follows(rest[1..].trim_start(), object),
            // No string goes on behind a line end: the comma is missing.
            Some(_) => is_line_end && follows(rest, object),
        }
    }
}

/// Brackets looked at behind a quote.
const CLOSED: usize = 32;

/// Whether `text` is what follows a comma: a member of an object, or an item of a list; or the closing bracket, before
/// which people leave one.
fn follows(text: &str, object: bool) -> bool {
    if text.starts_with(if object { '}' } else { ']' }) {
        return true;
    }
    let mut chars = text.chars();
    let quoted = chars.next().is_some_and(|c| Quotes::of(c) == Some(Quotes::Double));
    if object {
        let name = chars.as_str();
        let end = name.find(|c| Quotes::of(c) == Some(Quotes::Double));
        return quoted
            && end.is_some_and(|end| {
                let mut rest = name[end..].chars();
                rest.next();
                rest.as_str().trim_start().starts_with(':')
            });
    }
    quoted
        || text.starts_with(['{', '[', '-'])
        || text.starts_with(|c: char| c.is_ascii_digit())
        || ["true", "false", "null"].iter().any(|word| text.starts_with(word))
}

/// Whether the quote at `first` closes a string and the one at `second` opens another one: what stands between them is of
/// JSON's marks, and no text.
pub(super) fn are_strings(text: &str, first: usize, second: usize) -> bool {
    let closes = text[..first].chars().next_back().is_some_and(|c| !c.is_whitespace() && !"\"'([{=,:\\".contains(c));
    let between = &text[first + 1..second];
    let is_mark = |c: char| c.is_whitespace() || c.is_ascii_digit() || ",;:=.+-{}[]".contains(c);
    let word = between.trim_matches(is_mark);
    closes && !between.is_empty() && (word.is_empty() || ["true", "false", "null"].contains(&word))
}
