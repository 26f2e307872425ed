//! What stands between the commands: replies, messages of curl and the shell, advice.

use super::said::{CURL, PATH, SHELL, STATUS};
use std::iter::Peekable;

use super::accept::is_json;
use super::command::{Command, Rest, RestKind};
use super::head::Head;
use super::quotes::Quotes;
use super::sight;
use crate::json;
use crate::knowledge::advice;
use crate::knowledge::edge;
use crate::knowledge::mentions::{Mention, Mentions};
use crate::text::{Mapped, Span};

/// What replies of APIs have members for.
const SHAPE: [&str; 8] = ["success", "errors", "error", "result", "message", "messages", "code", "error_code"];

/// How many lines below that the reason may stand.
const LINES: usize = 6;

/// Everything of interest in `peeled` outside `commands`, whose spans are in the text as given.
pub(super) fn find(peeled: &Mapped, commands: &[Command]) -> Vec<Rest> {
    let text = peeled.text();
    let mut reader = Reader { text, mentions: Mentions::of(text), budget: Budget::of(text) };
    let mut out = Vec::new();
    let is_held = |at: usize, line: &str| {
        let start = at + line.len() - line.trim_start().len();
        let words = Span::new(start, start + line.trim().len());
        words.is_empty() || Command::any_holds(commands, peeled.span(words))
    };
    let mut at = 0;
    // Commands alone are no reason to make a table of what could be said beside them.
    let held = text.split_inclusive('\n').take_while(|line| {
        let is_held = is_held(at, line);
        at += if is_held { line.len() } else { 0 };
        is_held
    });
    held.for_each(drop);
    if at == text.len() {
        return out;
    }
    let mut lines = Telling { text, words: sight::telling(text).peekable(), bracket: None };
    while let Some(next) = lines.next(at) {
        at = next;
        let line = text[at..].split_inclusive('\n').next().unwrap_or("");
        if is_held(at, line) {
            at += line.len();
            continue;
        }
        let Some((span, kind)) = reader.read(at, line) else {
            at += line.len();
            continue;
        };
        let given = peeled.span(span);
        at = span.end.max(at + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
        if !Command::any_overlaps(commands, given) {
            out.push(Rest { span: given, kind });
        }
    }
    out
}

/// The lines of a text that may be of interest.
struct Telling<'a, W: Iterator<Item = usize>> {
    text: &'a str,
    /// Where words stand that tell.
    words: Peekable<W>,
    /// Where the last bracket stands that was looked for; the end of the text where there is none.
    bracket: Option<usize>,
}

impl<W: Iterator<Item = usize>> Telling<'_, W> {
    /// Where the first such line from `from` on starts, or goes on that holds that place.
    fn next(&mut self, from: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(from..)?;
        while self.words.next_if(|&word| word < from).is_some() {}
        let found = || memchr::memchr2(b'{', b'[', rest).map_or(self.text.len(), |at| from + at);
        let bracket = self.bracket.filter(|&at| at >= from).unwrap_or_else(found);
        self.bracket = Some(bracket);
        let at = self.words.peek().map_or(bracket, |&word| bracket.min(word));
        (at < self.text.len()).then(|| memchr::memrchr(b'\n', &rest[..at - from]).map_or(from, |end| from + end + 1))
    }
}

/// A text being read line by line.
struct Reader<'a> {
    text: &'a str,
    mentions: Mentions<'a>,
    budget: Budget,
}

/// How many bytes are read for replies: what is read in vain, over and over, must stay in proportion.
pub(super) struct Budget {
    /// Before none is looked for any more.
    read: usize,
    /// Before none is looked for that goes beyond its line.
    looked: usize,
}

impl Budget {
    pub(super) fn of(text: &str) -> Self {
        let most = 64 * 1024 + 8 * text.len();
        Self { read: most, looked: most }
    }

    /// Whether anything is looked for still.
    pub(super) fn is_left(&self) -> bool {
        self.read > 0
    }
}

impl Reader<'_> {
    /// What starts on the line at `at`.
    fn read(&mut self, at: usize, line: &str) -> Option<(Span, RestKind)> {
        let words = line.trim();
        let start = at + line.len() - line.trim_start().len();
        let whole = Span::new(start, start + words.len());
        if let Some(span) = self.answer(at, line) {
            return Some((span, RestKind::Reply));
        }
        if words.starts_with(CURL) {
            return Some((whole, RestKind::CurlError));
        }
        // Quoted in a sentence, it is spoken of.
        let quoted = |at: usize| words[..at].chars().next_back().is_some_and(|c| Quotes::of(c).is_some());
        if SHELL.iter().filter_map(|said| said.find(words.as_bytes())).any(|at| !quoted(at)) {
            return Some((whole, RestKind::ShellError));
        }
        // What somebody quotes is said all the same.
        let spoken = words.trim_start_matches(['>', ' ']);
        let inner = Span::new(whole.end - spoken.len(), whole.end);
        let said = Some(inner).filter(|_| !spoken.is_empty()).and_then(|inner| advised(self.text, inner));
        let before = said.map_or(line, |said| &line[..said.start - at]);
        let told = self.program(at, before).map(|span| (span, RestKind::ProgramError));
        told.or(said.map(|said| (said, RestKind::Advice)))
    }

    /// What a server answered: the head that curl shows, JSON, a page, or all of them together.
    fn answer(&mut self, at: usize, line: &str) -> Option<Span> {
        let Some(head) = Head::read(&self.text[at..]) else { return self.body(at, line) };
        let start = at + head.len;
        let line = self.text[start..].split_inclusive('\n').next().unwrap_or("");
        let body = self.body(start, line).filter(|body| self.text[start..body.start].trim().is_empty());
        Some(body.map_or_else(|| head.span(self.text, at), |body| Span::new(at, body.end)))
    }

    /// The JSON, page or short message of the edge that starts on the line at `at`.
    fn body(&mut self, at: usize, line: &str) -> Option<Span> {
        if let Some(found) = self.json(at, line) {
            return Some(found);
        }
        if let Some(open) = line.find("{&quot;") {
            let start = at + open;
            let end = self.text[start..].find("\n\n").unwrap_or(self.text.len() - start);
            let close = self.text[start..start + end].rfind('}')?;
            return Some(Span::new(start, start + close + 1));
        }
        let words = line.trim();
        if words.get(..5).is_some_and(|tag| tag.eq_ignore_ascii_case("<html") || tag.eq_ignore_ascii_case("<!doc")) {
            let end = self.text[at..].find("</html>").map_or(self.text.len(), |end| at + end + 7);
            return Some(Span::new(at, end));
        }
        let is_code = |number: &str| number.parse::<u16>().is_ok();
        let is_short = words.strip_prefix(STATUS).is_some_and(is_code) || edge::stated(words).is_some();
        let start = at + line.len() - line.trim_start().len();
        is_short.then(|| Span::new(start, start + words.len()))
    }

    /// The first JSON on the line at `at` that is a reply.
    fn json(&mut self, at: usize, line: &str) -> Option<Span> {
        let mut seen = 0;
        while let Some(open) = line.get(seen..).and_then(|rest| rest.find(['{', '['])).map(|open| seen + open) {
            let start = at + open;
            let is_other = !is_json(&self.text[start..]) || is_powershell(&self.text[..start]);
            match if is_other { Json::Other(1) } else { Json::read(&self.text[start..], &mut self.budget) } {
                Json::Reply(len) => return Some(Span::new(start, start + len)),
                Json::Other(len) => seen = open + len,
            }
        }
        None
    }

    fn mentioned<'l>(&self, line: &'l str) -> Vec<Mention<'l>> {
        self.mentions.read(line)
    }

    /// What a program says of the API's answer in its own words, with the line above that names the path.
    fn program(&self, at: usize, line: &str) -> Option<Span> {
        let start = at + line.len() - line.trim_start().len();
        let end = start + line.trim().len();
        if !self.mentioned(line).is_empty() {
            return Some(Span::new(start, end));
        }
        if !line.contains(PATH) {
            return None;
        }
        let below = &self.text[at + line.len()..];
        let mut next = at + line.len();
        for line in below.split_inclusive('\n').take(LINES) {
            if !self.mentioned(line).is_empty() {
                return Some(Span::new(start, next + line.trim_end().len()));
            }
            next += line.len();
        }
        Some(Span::new(start, end))
    }
}

/// The first sentence within `whole` that gives advice.
fn advised(text: &str, whole: Span) -> Option<Span> {
    let mut start = whole.start;
    while start < whole.end {
        let rest = &text[start..whole.end];
        let ends = rest.match_indices(['.', '?', '!']).map(|(at, mark)| at + mark.len());
        let end = ends.into_iter().find(|&end| rest[end..].starts_with(' ')).unwrap_or(rest.len());
        let sentence = rest[..end].trim_start();
        if advice::is_given(sentence) {
            return Some(Span::new(start + end - sentence.len(), start + end));
        }
        start += end;
    }
    None
}

/// Whether a table or here-string of PowerShell opens at the end of `text`.
fn is_powershell(text: &str) -> bool {
    text.ends_with('@') || ["@\"", "@'", "@“", "@‘"].iter().any(|open| text.trim_end().ends_with(open))
}

/// What JSON at the start of a text is, and its length.
pub(super) enum Json {
    /// What a server answered.
    Reply(usize),
    /// Something else.
    Other(usize),
}

impl Json {
    /// What `text`, which starts with a bracket, is.
    pub(super) fn read(text: &str, budget: &mut Budget) -> Self {
        if !budget.is_left() {
            return Self::Other(text.len());
        }
        let is_line = budget.looked == 0;
        let line = || text.split('\n').next().unwrap_or(text);
        let document = json::read_prefix(if is_line { line() } else { text });
        let len = document.end.max(1);
        let read = if is_line { document.looked } else { len };
        budget.read = budget.read.saturating_sub(read.max(1));
        budget.looked = budget.looked.saturating_sub(document.looked);
        if is_reply(text, &document) { Self::Reply(len) } else { Self::Other(len) }
    }
}

/// Whether `document`, which `text` starts with, is what a server answers.
fn is_reply(text: &str, document: &json::Document) -> bool {
    let Some(root) = &document.root else { return false };
    let has = |name: &str| root.get(name).is_some();
    if has("level") && (has("msg") || has("message")) {
        // A line of a log, in which a program speaks.
        return false;
    }
    let is_shaped = SHAPE.iter().any(|name| has(name)) || root.members().is_empty();
    if !is_shaped && !document.faults.is_empty() {
        // Code rather than data; read as data it may run over what stands below it.
        return false;
    }
    root.members().iter().any(|member| member.name.len() > 1)
        || !root.items().is_empty() && text.len() > 2 && text[1..].trim_start().starts_with('{')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[RestKind]) {
        let found = find(&Mapped::verbatim(text, Span::new(0, text.len())), &[]);
        assert_eq!(found.iter().map(|rest| rest.kind).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn what_is_looked_at_in_vain_stays_in_proportion() {
        let line = "'{\"\"a\"\"...' is not recognized as an internal or external command\n";
        let mut expected = vec![RestKind::ShellError; 5000];
        expected.push(RestKind::Reply);
        check(&format!("{}{{\"success\": false}}\n", line.repeat(5000)), &expected);
    }

    #[test]
    fn messages_are_told_from_what_is_said_of_them() {
        check("zsh: command not found: –H", &[RestKind::ShellError]);
        check("bash: -H: command not found", &[RestKind::ShellError]);
        check("On my Mac it says “command not found”.", &[]);
        check("curl: (6) Could not resolve host: a.example", &[RestKind::CurlError]);
        check("{\"success\": false}", &[RestKind::Reply]);
        check("> You need to add Bearer before the token", &[RestKind::Advice]);
        check("HTTP/2 403\nnel: {\"report_to\":\"x\"}\n\n{\"success\": false}", &[RestKind::Reply]);
        check("error code: 1020", &[RestKind::Reply]);
        check(
            "fetch(u, {headers: {'A': 'Bearer ' + token}})\n\n{ success: false, errors: [ { code: 9109, message: 'x' } ] }",
            &[RestKind::Reply],
        );
        check("{&quot;success&quot;:false,&quot;errors&quot;:[]}", &[RestKind::Reply]);
        check(
            "Cloudflare\n{\"level\":\"error\",\"msg\":\"expected 1 zone, got 0 for a.example\"}",
            &[RestKind::ProgramError],
        );
        check("irm : The remote server returned an error: (403) Forbidden.", &[RestKind::Reply]);
        check(
            "It is {\"code\": 9103, \"message\": \"x\"}. You must add Bearer to it. Use your global API key instead. Bye",
            &[RestKind::Reply, RestKind::Advice, RestKind::Advice],
        );
        check(
            "A request to the Cloudflare API (/zones/x) failed.\n\n  Oh dear [code: 10000]",
            &[RestKind::ProgramError],
        );
    }
}
