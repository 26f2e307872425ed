//! A command as the words that a program starts it by: `["curl", "-X", "POST", …]`, `exec.Command("curl", …)`.

use super::super::quotes::Quotes;
use super::super::reach;
use super::super::region;
use super::string::escape;
use crate::knowledge::programs;
use crate::text::{Edit, Span};

/// How many bytes such a list may have.
const LONGEST: usize = 16 << 10;

/// What makes a command for a shell of each list of words that begins with curl, or with what runs it, and names a URL.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut over = 0;
    for name in region::names(text.as_bytes()) {
        let Some(open) = opening(text, name).filter(|&open| open >= over) else { continue };
        let Some(list) = List::read(text, open).and_then(|list| list.called(text, name)) else { continue };
        if list.words.len() > 1 && list.words.iter().any(|word| word.content.of(text).contains("://")) {
            over = list.end;
            list.write(text, open, &mut edits);
        }
    }
    edits
}

/// How many words of a list may stand before curl.
const LEADING: usize = 8;

/// How many bytes each of them may have.
const SHORT: usize = 64;

/// Where the bracket stands that opens a list with the name at `name`, behind other words in quotes at most.
fn opening(text: &str, name: usize) -> Option<usize> {
    let quote = text[..name].chars().next_back().filter(|&c| Quotes::of(c).is_some())?;
    let mut before = text[..name - quote.len_utf8()].trim_end();
    for _ in 0..=LEADING {
        if before.ends_with(['[', '(']) {
            return Some(before.len() - 1);
        }
        let word = before.strip_suffix(',')?.trim_end();
        let close = word.chars().next_back().filter(|&c| Quotes::of(c).is_some())?;
        let inner = &word[..word.len() - close.len_utf8()];
        let open = reach::tail(inner, SHORT).rfind(|c| Quotes::of(c).is_some())?;
        before = inner[..inner.len() - reach::tail(inner, SHORT).len() + open].trim_end();
    }
    None
}

/// A list of words in quotes.
struct List {
    words: Vec<Item>,
    /// One past its closing bracket.
    end: usize,
}

/// One word: what stands between its quotes, and the escapes in that.
struct Item {
    content: Span,
    escapes: Vec<Edit>,
}

impl List {
    /// The list whose bracket stands at `open`; `None` where something else than a word in quotes is in it.
    fn read(text: &str, open: usize) -> Option<Self> {
        let near = reach::head(&text[open..], LONGEST);
        let closing = if near.starts_with('[') { ']' } else { ')' };
        let (mut words, mut at) = (Vec::new(), open + 1);
        let end = open + near.len();
        loop {
            at = end - text[at..end].trim_start().len();
            if text[at..end].starts_with(closing) {
                return Some(Self { words, end: at + 1 });
            }
            let item = Item::read(text, at, end)?;
            at = item.content.end + text[item.content.end..end].chars().next()?.len_utf8();
            words.push(item);
            let rest = text[at..end].trim_start();
            at = end - rest.len();
            match rest.chars().next()? {
                ',' => at += 1,
                c if c == closing => {}
                _ => return None,
            }
        }
    }

    /// The same list, where the name at `name` is that of the command which it calls. A word in capitals alone before it is
    /// one of whoever reads the list: `["CMD", "curl", …]`.
    fn called(mut self, text: &str, name: usize) -> Option<Self> {
        let first = self.words.iter().position(|word| word.content.start == name)?;
        let lead: Vec<_> = self.words[..first].iter().map(|word| word.content.of(text)).collect();
        let is_keyword = |word: &str| word.bytes().all(|byte| byte.is_ascii_uppercase());
        if let [word] = lead[..]
            && is_keyword(word)
        {
            self.words.drain(..first);
            return Some(self);
        }
        (lead.is_empty() || programs::leads(&lead)).then_some(self)
    }

    /// Writes the words as a shell takes them, on a line of their own.
    fn write(&self, text: &str, open: usize, edits: &mut Vec<Edit>) {
        let mut before = open;
        let is_alone = |beside: Option<char>| beside.is_none_or(|c| c == '\n');
        let mut between = if is_alone(text[..open].chars().next_back()) { String::new() } else { "\n".to_owned() };
        for word in &self.words {
            let quote = if word.is_plain(text) { "" } else { "'" };
            between.push_str(quote);
            edits.push(Edit::new(before..word.content.start, std::mem::take(&mut between)));
            edits.extend(word.escapes.iter().cloned());
            before = word.content.end;
            between = format!("{quote} ");
        }
        between.truncate(between.trim_end().len());
        let end = if is_alone(text[self.end..].chars().next()) { "" } else { "\n" };
        edits.push(Edit::new(before..self.end, between + end));
    }
}

impl Item {
    /// The word in quotes at `at`, which ends before `end`.
    fn read(text: &str, at: usize, end: usize) -> Option<Self> {
        let open = text[at..end].chars().next()?;
        let quotes = Quotes::of(open)?;
        let start = at + open.len_utf8();
        let mut escapes = Vec::new();
        let mut here = start;
        loop {
            let c = text[here..end].chars().next()?;
            if c == '\\' {
                let (len, to) = escape(&text[here..end]).filter(|(_, to)| !to.is_empty())?;
                escapes.push(Edit::new(here..here + len, to.replace('\'', r"'\''")));
                here += len;
                continue;
            }
            let is_mark = Quotes::of(c) == Some(quotes) && (open.is_ascii() == c.is_ascii());
            if is_mark && (c.is_ascii() || is_over(&text[here + c.len_utf8()..end])) {
                return Some(Self { content: Span::new(start, here), escapes });
            }
            // What PHP, Perl and Ruby fill in there, others take as it stands.
            let is_filled = quotes == Quotes::Double && (c == '$' || text[here..end].starts_with("#{"));
            if c == '\n' || is_filled {
                return None;
            }
            if c == '\'' {
                escapes.push(Edit::new(here..here + 1, r"'\''"));
            }
            here += c.len_utf8();
        }
    }

    /// Whether a shell takes it without quotes.
    fn is_plain(&self, text: &str) -> bool {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:=@%+,".contains(&byte);
        // A dash of another kind before an option has to be seen as one.
        let content = self.content.of(text).trim_start_matches(['–', '—']);
        !content.is_empty() && content.bytes().all(is_plain)
    }
}

/// Whether a word of a list is over before `rest`.
fn is_over(rest: &str) -> bool {
    rest.trim_start().starts_with([',', ']', ')'])
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn words_of_a_list_are_a_command() {
        check(
            super::find,
            r#"subprocess.run(["curl", "-d", '{"a": "b"}', "https://a.example/?b=c&d", ], check=True)"#,
            "subprocess.run(\ncurl -d '{\"a\": \"b\"}' 'https://a.example/?b=c&d'\n, check=True)",
        );
        check(
            super::find,
            "exec.Command(\n\t\"curl\",\n\t\"-d\", \"{\\\"a\\\": \\\"it's\\\"}\",\n\t\"http://a.example\",\n)",
            "exec.Command\ncurl -d '{\"a\": \"it'\\''s\"}' http://a.example",
        );
        check(super::find, "test: [\"CMD\", \"curl\", \"http://a.example\"]", "test: \ncurl http://a.example");
        check(super::find, "run([\"sudo\", \"curl\", \"http://a.example\"])", "run(\nsudo curl http://a.example\n)");
        check(super::find, "x([“curl”, “–s”, “http://a.example”])", "x(\ncurl –s http://a.example\n)");
    }

    #[test]
    fn other_lists_stay() {
        for text in [
            r#"["curl", "wget"] of "http://a.example""#,
            r#"["curl", "-H", token, "http://a.example"]"#,
            r#"["wget", "curl", "http://a.example"]"#,
            r#"["curl", "-H", f"A: {b}", "http://a.example"]"#,
            r#"["curl", "-s" "http://a.example"]"#,
            r#"["curl", "-H", "A: $b", "http://a.example"]"#,
            r#"("curl" is a word, "http://a.example")"#,
        ] {
            check(super::find, text, text);
        }
    }
}
