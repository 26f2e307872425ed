//! What cmd.exe and PowerShell write otherwise than a POSIX shell does, put as that takes it: for texts
//! that are damaged, or mix the shells. Line ends between words are the lattice's.

use super::option;
use super::quotes::Quotes;
use super::unit::wrecked;
use super::windows::{is_percent_name, posix_variable};
use crate::shell::Dialect;
use crate::text::{Edit, Span};

/// How far behind a name its command is looked for.
pub(super) const REACH: usize = 1 << 16;

/// What has to be done to `text` behind `from`, so that a POSIX shell takes what `dialect` would.
pub(super) fn translation(text: &str, from: usize, dialect: Dialect) -> Vec<Edit> {
    let carets = ["^\"", "^“", "^”"].iter().any(|mark| text[from..].contains(mark));
    let mut reader = Reader { text, dialect, carets, at: from, open: None, edits: Vec::new() };
    while let Some(c) = reader.rest().chars().next() {
        if !(reader.shell(c) || reader.quote(c)) {
            reader.at += c.len_utf8();
        }
    }
    reader.edits
}

struct Reader<'t> {
    text: &'t str,
    dialect: Dialect,
    /// Carets stand before quote marks, as browsers write them: then cmd.exe is never inside quotes.
    carets: bool,
    at: usize,
    open: Option<Quotes>,
    edits: Vec<Edit>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn before(&self) -> &'t str {
        &self.text[..self.at]
    }

    /// Replaces the next `len` bytes.
    fn replace(&mut self, len: usize, to: &str) -> bool {
        let span = Span::new(self.at, self.at + len);
        if span.of(self.text) != to {
            self.edits.push(Edit::new(span, to));
        }
        self.at = span.end;
        true
    }

    /// Skips `len` bytes, which mean the same everywhere.
    fn keep(&mut self, len: usize) -> bool {
        self.at += len;
        true
    }

    /// Reads what the shell has of its own; `false` if nothing of that is next.
    fn shell(&mut self, c: char) -> bool {
        match (self.dialect, c) {
            (Dialect::Cmd, '^') => self.caret(),
            (Dialect::Cmd, '%') => self.percent(),
            (Dialect::Cmd, '$') if self.open != Some(Quotes::Single) => self.dollar(),
            (Dialect::PowerShell, '`') if self.open != Some(Quotes::Single) => self.tick(),
            (Dialect::PowerShell, '$') if self.open != Some(Quotes::Single) => self.environment(),
            (Dialect::PowerShell, '@') if self.open.is_none() => self.here_string(),
            (_, '\\') => self.backslash(),
            _ => false,
        }
    }

    fn caret(&mut self) -> bool {
        let rest = &self.rest()[1..];
        let end = rest.trim_start_matches([' ', '\t', '\r']);
        if end.starts_with('\n') && self.open.is_some() {
            let doubled = self.carets && end[1..].starts_with('\n');
            let len = self.rest().len() - end.len() + 1 + usize::from(doubled);
            return self.replace(len, "\n");
        }
        if end.starts_with('\n') || end.is_empty() {
            return self.keep(1);
        }
        if self.newline_operand() {
            return true;
        }
        let operator = rest.starts_with(['&', '|', '<', '>', '^', '%', '"']);
        if !self.carets && (self.open.is_some() || !operator) {
            return false;
        }
        self.replace(1, "");
        let Some(next) = rest.chars().next() else { return true };
        match next {
            '\\' => self.backslash(),
            '%' => self.keep(1),
            _ if Quotes::of(next).is_some() => self.quote(next),
            '$' => self.dollar(),
            _ => self.keep(next.len_utf8()),
        }
    }

    /// Takes away a line end in quotes that stands alone and is no option's value: a continuation that
    /// a converter took for a word.
    fn newline_operand(&mut self) -> bool {
        let Some(inside) = self.rest().strip_prefix("^\"^\n").filter(|_| self.open.is_none()) else { return false };
        let Some(after) = inside.trim_start_matches('\n').strip_prefix("^\"") else { return false };
        let word = self.before().trim_end().rsplit([' ', '\t', '\n']).next().unwrap_or("");
        let apart = self.before().ends_with([' ', '\t', '\n']) && after.starts_with([' ', '\t', '\n', '\r']);
        if !apart || option::waits(word) {
            return false;
        }
        let blank = after.len() - after.trim_start_matches([' ', '\t']).len();
        self.replace(self.rest().len() - after.len() + blank, "")
    }

    fn percent(&mut self) -> bool {
        let rest = &self.rest()[1..];
        if rest.starts_with('%') {
            return self.replace(2, "%");
        }
        let Some((name, after)) = rest.split_once('%').filter(|(name, _)| is_percent_name(name)) else { return false };
        self.replace(name.len() + 2, &variable(name, after))
    }

    /// A dollar, which means nothing to cmd.exe.
    fn dollar(&mut self) -> bool {
        match posix_variable(self.before(), self.rest()) {
            Some(len) => self.keep(len),
            None => self.replace(1, "\\$"),
        }
    }

    fn tick(&mut self) -> bool {
        let rest = &self.rest()[1..];
        let Some(next) = rest.chars().next() else { return false };
        if self.open.is_none() && !matches!(next, '"' | '$' | '`' | '\'') {
            return false;
        }
        let escaped = self.before().ends_with('\\');
        match next {
            '"' | '“' | '”' if escaped => self.replace(1 + next.len_utf8(), "\""),
            '"' | '“' | '”' => self.replace(1 + next.len_utf8(), "\\\""),
            '$' => self.replace(2, "\\$"),
            '`' => self.replace(2, "\\`"),
            'n' => self.replace(2, "\n"),
            't' => self.replace(2, "\t"),
            _ => self.replace(1, ""),
        }
    }

    fn environment(&mut self) -> bool {
        let rest = self.rest();
        let (lead, close) = if rest.starts_with("${") { ("${", "}") } else { ("$", "") };
        let Some(name) = rest.get(lead.len()..lead.len() + 4).filter(|scope| scope.eq_ignore_ascii_case("env:")) else {
            return false;
        };
        let start = lead.len() + name.len();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let end = rest[start..].find(|c| !is_name(c)).map_or(rest.len(), |len| start + len);
        if end == start || !rest[end..].starts_with(close) {
            return false;
        }
        self.replace(end + close.len(), &variable(&rest[start..end], &rest[end + close.len()..]))
    }

    fn here_string(&mut self) -> bool {
        let rest = self.rest();
        let Some(open) = rest[1..].chars().next() else { return false };
        let Some(quotes) = Quotes::of(open) else { return false };
        let head = 1 + open.len_utf8();
        let blank = rest[head..].len() - rest[head..].trim_start_matches([' ', '\t', '\r']).len();
        let start = head + blank + 1;
        if !rest[head + blank..].starts_with('\n') {
            return false;
        }
        let is_tail =
            |line: &str| line.chars().next().and_then(Quotes::of) == Some(quotes) && line.chars().nth(1) == Some('@');
        let mut tail = start;
        for line in rest[start..].split_inclusive('\n') {
            if is_tail(line) {
                return self.unfold(quotes, start, tail);
            }
            tail += line.len();
        }
        false
    }

    /// Makes a quoted word of a here-string whose text is the bytes from `start` to `tail` from here on.
    fn unfold(&mut self, quotes: Quotes, start: usize, tail: usize) -> bool {
        let end = self.at + tail;
        self.replace(start, quotes.mark());
        while self.at + 1 < end {
            let Some(c) = self.rest().chars().next() else { break };
            match (quotes, c) {
                (Quotes::Single, '\'') => self.replace(1, "'\\''"),
                (Quotes::Double, '"') if self.before().ends_with('\\') => self.keep(1),
                (Quotes::Double, '"') => self.replace(1, "\\\""),
                (Quotes::Double, '`') => self.tick(),
                (Quotes::Double, '$') => self.environment() || self.keep(1),
                _ => self.keep(c.len_utf8()),
            };
        }
        let tail = self.rest().chars().take_while(|c| *c != '@').map(char::len_utf8).sum::<usize>() + 1;
        self.replace(tail, quotes.mark())
    }

    /// A backslash and the mark or backslash it escapes.
    fn backslash(&mut self) -> bool {
        let escaped = self.rest()[1..].strip_prefix('^').filter(|_| self.carets);
        if let Some(next) = escaped.and_then(|rest| rest.chars().next()).filter(|c| Quotes::of(*c).is_some()) {
            self.keep(1);
            self.replace(1, "");
            return self.keep(next.len_utf8());
        }
        let next = self.rest()[1..].chars().next().filter(|c| *c == '\\' || Quotes::of(*c).is_some());
        match next {
            Some(next) => self.keep(1 + next.len_utf8()),
            None if self.open.is_none() && self.parts_path() => self.replace(1, "\\\\"),
            None => false,
        }
    }

    /// Whether the backslash here stands between the names of a path.
    fn parts_path(&self) -> bool {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '$' | '~');
        let before = |c: char| is_name(c) || matches!(c, ':' | '}');
        self.before().ends_with(before) && self.rest()[1..].starts_with(is_name)
    }

    /// A quote mark of any dress.
    fn quote(&mut self, c: char) -> bool {
        let Some(kind) = Quotes::of(c) else { return false };
        let Some(open) = self.open else {
            // An apostrophe in a bare word is one.
            let apostrophe = kind == Quotes::Single && self.before().ends_with(char::is_alphanumeric);
            self.open = (!apostrophe).then_some(kind);
            return self.keep(c.len_utf8());
        };
        if open != kind {
            return self.keep(c.len_utf8());
        }
        if let Some(len) = self.idiom() {
            return self.keep(len);
        }
        if let Some(len) = wrecked(self.text, self.at) {
            return self.keep(len);
        }
        if let Some(len) = self.doubled(kind) {
            return self.replace(len, if kind == Quotes::Double { "\\\"" } else { "'\\''" });
        }
        self.open = None;
        self.keep(c.len_utf8())
    }

    /// The length of two marks that stand for one within quotes of `kind`.
    fn doubled(&self, kind: Quotes) -> Option<usize> {
        let mut chars = self.rest().chars();
        let marks = [chars.next()?, chars.next()?];
        let ends = chars.next().is_none_or(char::is_whitespace);
        let here = kind == Quotes::Double || self.dialect == Dialect::PowerShell;
        (here && !ends && Quotes::of(marks[1]) == Some(kind)).then(|| marks.into_iter().map(char::len_utf8).sum())
    }

    /// The length of what a POSIX shell takes for an apostrophe in single quotes.
    fn idiom(&self) -> Option<usize> {
        let found = ["'\\''", "'\"'\"'"].into_iter().find(|idiom| self.rest().starts_with(idiom));
        found.filter(|_| self.open == Some(Quotes::Single)).map(str::len)
    }
}

/// The variable `name` before `after`.
fn variable(name: &str, after: &str) -> String {
    if after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
        format!("${{{name}}}")
    } else {
        format!("${name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, dialect: Dialect, expected: &str) {
        assert_eq!(crate::text::apply(text, &translation(text, 0, dialect)), expected);
    }

    #[test]
    fn carets_go() {
        check(r#"^"a^&b^" ^"^{^\^"c^\^":1^}^""#, Dialect::Cmd, r#""a&b" "{\"c\":1}""#);
        check("^“a 100^%^25^”", Dialect::Cmd, "“a 100%25”");
        check("a^&b \"^a^&b\" ^\n c", Dialect::Cmd, "a&b \"^a^&b\" ^\n c");
        check("-d \"{^\n  a^\n}\"", Dialect::Cmd, "-d \"{\n  a\n}\"");
        check("-d ^\"a^\n\nb^\"", Dialect::Cmd, "-d \"a\nb\"");
    }

    #[test]
    fn line_ends_taken_for_words_go() {
        check("-s ^\"^\n\n^\" ^\n -d ^\"^\n\n^\"", Dialect::Cmd, "-s ^\n -d \"\n\"");
    }

    #[test]
    fn variables_are_those_of_sh() {
        check("%TOKEN% %ZONE%x a%20b%20 100%%", Dialect::Cmd, "$TOKEN ${ZONE}x a%20b%20 100%");
        check(
            "\"$ZONE ${id} $zone_id\" \"?$top=1 \\\"$set\\\"\"",
            Dialect::Cmd,
            "\"$ZONE ${id} $zone_id\" \"?\\$top=1 \\\"\\$set\\\"\"",
        );
        check("\"$env:A ${Env:B}c $d\" '$env:E'", Dialect::PowerShell, "\"$A ${B}c $d\" '$env:E'");
    }

    #[test]
    fn doubled_quotes_are_escaped() {
        check(r#""{""a"": ""b""}""#, Dialect::Cmd, r#""{\"a\": \"b\"}""#);
        check("“{“”a””: 1}”", Dialect::Cmd, "“{\\\"a\\\": 1}”");
        check("'it''s' 'it'\\''s' '' \"\"", Dialect::PowerShell, "'it'\\''s' 'it'\\''s' '' \"\"");
    }

    #[test]
    fn paths_keep_their_backslashes() {
        check(r"-o C:\temp\x.y \n", Dialect::Cmd, r"-o C:\\temp\\x.y \n");
        check("-o \"C:\\temp\"", Dialect::PowerShell, "-o \"C:\\temp\"");
    }

    #[test]
    fn backticks_go() {
        check("\"{`\"a`\": \\`\"`$b`\"}\" `\n -d", Dialect::PowerShell, "\"{\\\"a\\\": \\\"\\$b\\\"}\" `\n -d");
    }

    #[test]
    fn here_strings_are_quoted() {
        check("-d @'\nit's \"$a\"\n'@ -s", Dialect::PowerShell, "-d 'it'\\''s \"$a\"' -s");
        check("-d @“\n\"$env:A\"\n”@ -s", Dialect::PowerShell, "-d \"\\\"$A\\\"\" -s");
        check("-d @'\nopen", Dialect::PowerShell, "-d @'\nopen");
    }
}
