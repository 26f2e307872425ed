//! Quotes and dashes that software dropped: `-H Accept: text/html data {a: b}`.
//!
//! Only a command none of whose values has its quotes is read this way. What is dropped between two
//! letters leaves no trace, so every value in which something may have stood is called doubtful.

use super::super::accept::{Role, is_header_name};
use super::super::option;
use super::loose;
use super::whole::is_whole;
use crate::knowledge::options::{self, CurlOption, Takes};
use crate::text::{Edit, Span};

/// The quotes and dashes to put back.
pub(super) fn find(text: &str) -> Vec<Edit> {
    regions(text).into_iter().filter_map(|region| read(text, region)).flat_map(|found| found.edits).collect()
}

/// The values that may have lost more, each as it stands.
pub(super) fn find_doubtful(text: &str) -> Vec<Edit> {
    let found = regions(text).into_iter().filter_map(|region| read(text, region));
    let doubts = found.flat_map(|found| found.doubts);
    doubts.map(|span| Edit::new(span, span.of(text))).collect()
}

/// Whether `edits` of `text` are the quotes round a URL that has a placeholder in angle brackets, at `index` and behind:
/// documents write it so, and nothing dropped them.
pub(super) fn is_round_placeholder(text: &str, edits: &[Edit], index: usize) -> bool {
    let Some([open, close]) = edits.get(index..index + 2) else { return false };
    let word = text.get(open.span.end..close.span.start).unwrap_or("");
    let is_url = word.starts_with("http") && word.contains('<') && !word.contains(char::is_whitespace);
    is_url && [open, close].iter().all(|edit| edit.span.is_empty() && edit.text == "\"")
}

/// Whether they are the quotes round a word in which cmd.exe's caret keeps a sign from it: between them, the caret would be
/// sent.
pub(super) fn is_round_caret(text: &str, edits: &[Edit], index: usize) -> bool {
    let Some([open, close]) = edits.get(index..index + 2) else { return false };
    let is_kept = text.get(open.span.end..close.span.start).is_some_and(|word| word.contains('^'));
    is_kept && [open, close].iter().all(|edit| edit.span.is_empty() && edit.text == "\"")
}

/// A longer paragraph is no command.
const REACH: usize = 1 << 16;

#[derive(Default)]
struct Found {
    edits: Vec<Edit>,
    doubts: Vec<Span>,
    /// How many things were seen that nobody types.
    traces: u32,
}

/// The paragraphs that start with a command.
fn regions(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut open = false;
    for (start, line) in super::lines(text) {
        if super::is_command(line) {
            let name = line.find("curl").unwrap_or(0);
            out.push(Span::at(start + name + line[name..].find(char::is_whitespace).unwrap_or(line.len() - name)));
            open = true;
        }
        open &= !line.trim().is_empty();
        if let Some(region) = out.last_mut().filter(|_| open) {
            region.end = region.end.max(start + line.len());
        }
    }
    out.retain(|region| {
        (1..REACH).contains(&(region.end.saturating_sub(region.start))) && !has_quotes(region.of(text))
    });
    out
}

/// Whether a value in `text` stands in quotes, as those that were not dropped do, or has its blanks protected without.
fn has_quotes(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut before = b' ';
    let opens = text.bytes().any(|byte| {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let led = matches!(std::mem::replace(&mut before, byte), b' ' | b'\t' | b'=' | b'\n' | b'$');
        led && depth == 0 && matches!(byte, b'"' | b'\'')
    });
    let escapes = text.match_indices("\\ ").any(|(at, _)| {
        text[..at].ends_with(char::is_alphanumeric) && text[at + 2..].starts_with(char::is_alphanumeric)
    });
    opens || escapes || !text.is_ascii()
}

/// Reads the command whose arguments stand in `region`; `None` where it has not lost its quotes.
fn read(text: &str, region: Span) -> Option<Found> {
    let mut reader = Reader { text, at: region.start, end: region.end, found: Found::default() };
    while reader.skip() {
        reader.argument()?;
    }
    (reader.found.traces > 1).then_some(reader.found)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    found: Found,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    /// Goes to the next word; `false` at the end.
    fn skip(&mut self) -> bool {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\\').len();
        self.at < self.end && !self.rest().starts_with(['|', '>', '#'])
    }

    /// The length of the word here.
    fn word(&self) -> usize {
        let rest = self.rest();
        rest.find(char::is_whitespace).unwrap_or(rest.len())
    }

    fn argument(&mut self) -> Option<()> {
        let word = &self.rest()[..self.word()];
        if word.starts_with('-') {
            let (option, len) = given(word)?;
            self.at += len;
            return if option.is_some_and(CurlOption::takes_value) { self.value(option?) } else { Some(()) };
        }
        if let Some(option) = bare(self.rest()) {
            self.found.edits.push(Edit::new(Span::at(self.at), "--"));
            self.found.traces += 1;
            self.at += word.len();
            return if option.takes_value() { self.value(option) } else { Some(()) };
        }
        let url = word.starts_with("http") || word.starts_with('$') || super::super::accept::is_host(word);
        url.then(|| self.quote(word.len(), "\""))
    }

    /// The value of `option`.
    fn value(&mut self, option: &CurlOption) -> Option<()> {
        if !self.skip() {
            return None;
        }
        let rest = self.rest();
        let role = Role::of(option);
        match role {
            Role::Data if rest.starts_with(['{', '[']) => return self.body(0),
            Role::Data if field(rest).is_some() => return self.body(field(rest)?),
            Role::Header => {
                let colon = rest.find(':')?;
                let blank = rest[colon + 1..].starts_with(' ');
                if !is_header_name(&rest[..colon]) || !blank {
                    return None;
                }
                self.found.traces += 1;
            }
            _ => {}
        }
        let spreads = matches!(role, Role::Header | Role::Data) || matches!(option.long, "user-agent" | "cookie");
        let len = if spreads { self.spread() } else { self.word() };
        let value = &rest[..len];
        if matches!(role, Role::Header | Role::Data | Role::Text) && !is_whole(value) {
            self.found.doubts.push(Span::new(self.at, self.at + len));
        }
        let blanks = value.contains(char::is_whitespace);
        let joined = value.contains('&') && role == Role::Data;
        self.found.traces += u32::from(blanks && role != Role::Header) + 2 * u32::from(joined);
        let always = role == Role::Header || blanks;
        self.quote(len, if always { "\"\"" } else { "\"" });
        Some(())
    }

    /// Puts quotes round the next `len` bytes, where the shell needs them or two are asked for.
    fn quote(&mut self, len: usize, ask: &str) {
        let value = &self.rest()[..len];
        let active =
            |c: char| matches!(c, '&' | ';' | '<' | '>' | '(' | ')' | '|' | '\'' | '"' | '*') || c.is_whitespace();
        let needs = value.contains(active);
        self.found.traces += u32::from(needs && ask.len() == 1 && value.contains('&'));
        self.found.traces += 2 * u32::from(value.starts_with("http") && value.contains('<'));
        if value.starts_with("http") && !is_whole(value.split_once('?').map_or("", |(_, query)| query)) {
            self.found.doubts.push(Span::new(self.at, self.at + len));
        }
        let marks: Vec<usize> = value.match_indices('"').map(|(at, _)| self.at + at).collect();
        if needs || ask.len() > 1 {
            self.found.edits.push(Edit::new(Span::at(self.at), "\""));
            self.found.edits.extend(marks.into_iter().map(|at| Edit::new(Span::at(at), "\\")));
            self.found.edits.push(Edit::new(Span::at(self.at + len), "\""));
        }
        self.at += len;
    }

    /// The length of a value with blanks in it: up to an option, a URL or the end of the line.
    fn spread(&self) -> usize {
        let rest = self.rest();
        let line = rest.find('\n').unwrap_or(rest.len());
        let line = rest[..line].trim_end_matches([' ', '\\']).len();
        let dashed = option::next(self.text, self.at, self.at + line).map_or(line, |at| at - self.at);
        let url = [" http://", " https://"].iter().filter_map(|mark| rest[..dashed].find(mark)).min();
        let end = url.unwrap_or(dashed);
        let bare = rest[..end].match_indices(' ').map(|(at, _)| at).find(|&at| bare(&rest[at + 1..]).is_some());
        rest[..bare.unwrap_or(end)].trim_end().len()
    }

    /// A JSON body, `name` bytes into the value.
    fn body(&mut self, name: usize) -> Option<()> {
        let rest = &self.rest()[name..];
        let document = crate::json::read_prefix(rest);
        if document.faults.is_empty() && rest[..document.end].trim_end().ends_with(['}', ']']) {
            self.escaped(name + rest[..document.end].trim_end().len());
            return Some(());
        }
        let body = loose::read(rest)?;
        self.found.traces += 1;
        self.found.edits.push(Edit::new(Span::at(self.at), "'"));
        self.at += name;
        let at = self.at;
        self.found.edits.extend(
            body.edits
                .into_iter()
                .map(|edit| Edit::new(Span::new(at + edit.span.start, at + edit.span.end), edit.text)),
        );
        self.at += body.end;
        self.found.edits.push(Edit::new(Span::at(self.at), "'"));
        if body.doubtful {
            self.found.doubts.push(Span::new(at, self.at));
        }
        Some(())
    }

    /// A body whose quotes are there: they had backslashes, so double quotes stood around it.
    fn escaped(&mut self, len: usize) {
        let body = &self.rest()[..len];
        if !body.contains('"') {
            return self.quote(len, "\"");
        }
        let quotes = if body.contains('$') { "\"" } else { "'" };
        self.found.edits.push(Edit::new(Span::at(self.at), quotes));
        for (at, mark) in body.match_indices(['"', '\\', '\'']) {
            let to = match (quotes, mark) {
                ("\"", "\"" | "\\") => "\\",
                ("'", "'") => "'\\'",
                _ => continue,
            };
            self.found.edits.push(Edit::new(Span::at(self.at + at), to));
        }
        self.at += len;
        self.found.edits.push(Edit::new(Span::at(self.at), quotes));
        self.found.traces += 1;
    }
}

/// The length of the name and `=` before the JSON of a form's field.
fn field(text: &str) -> Option<usize> {
    let name = text.find('=').filter(|&name| name > 0 && text[name + 1..].starts_with(['{', '[']))?;
    text[..name].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_').then_some(name + 1)
}

/// The option that `word` is, and the length of its name; `None` where it is none.
fn given(word: &str) -> Option<(Option<&'static CurlOption>, usize)> {
    if let Some(name) = word.strip_prefix("--") {
        return options::long(name).map(|option| (Some(option), word.len()));
    }
    for (at, letter) in word.char_indices().skip(1) {
        let option = options::short(letter)?;
        if option.takes_value() {
            let glued = at + 1 < word.len();
            return Some((Some(option).filter(|_| !glued), word.len()));
        }
    }
    (word.len() > 1).then_some((None, word.len()))
}

/// The long option whose name without its dashes starts `text`, where its value could follow.
fn bare(text: &str) -> Option<&'static CurlOption> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let option = options::long(&text[..end])?;
    let value = text[end..].trim_start_matches(|c: char| c.is_whitespace() || c == '\\');
    let word = value.split_whitespace().next().unwrap_or("");
    let fits = match Role::of(option) {
        _ if !option.takes_value() => value.is_empty() || value.starts_with("http") || value.starts_with('-'),
        Role::Header => word.strip_suffix(':').is_some_and(is_header_name),
        Role::Data => word.starts_with(['{', '[', '@', '<']) || word.contains('='),
        Role::Method => !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase()),
        Role::Url => word.starts_with("http") || word.starts_with('$'),
        Role::Number => !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()),
        _ => match option.takes {
            Takes::File => word.contains(['.', '/']),
            _ => word.contains([':', '$', '/']),
        },
    };
    fits.then_some(option)
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn quotes_and_dashes_come_back() {
        check(
            super::find,
            "curl -H A: b -H C: $D https://a.b/?c=d&e=f",
            "curl -H \"A: b\" -H \"C: $D\" \"https://a.b/?c=d&e=f\"",
        );
        check(
            super::find,
            "curl request PUT data {a:b c,d:[1]} http://a.b",
            "curl --request PUT --data '{\"a\":\"b c\",\"d\":[1]}' http://a.b",
        );
        check(
            super::find,
            "curl -H A: b -d {\"c\":\"$D\"} a.bc",
            "curl -H \"A: b\" -d \"{\\\"c\\\":\\\"$D\\\"}\" a.bc",
        );
    }

    #[test]
    fn quoted_commands_stay() {
        check(super::find, "curl -H 'A: b' -d {a:b} -H C: d a.bc", "curl -H 'A: b' -d {a:b} -H C: d a.bc");
        check(super::find, "curl -d a=b https://a.b", "curl -d a=b https://a.b");
    }

    #[test]
    fn what_may_have_lost_something_is_doubtful() {
        let doubts = |text: &str| super::find_doubtful(text).len();
        assert_eq!(doubts("curl -H A: b -H C: text/html a.bc"), 0);
        assert_eq!(doubts("curl -H A: b -d {a:myworker} a.bc"), 1);
        assert_eq!(doubts("curl -H A: b -d {a:1} a.bc"), 1);
        assert_eq!(doubts("curl -H A: b -d {a:off} a.bc"), 0);
    }
}
