//! Comments, as documents and shells write them; knows nothing of what they say but that they speak to this program.

use super::line::Line;
use crate::shell::Dialect;
use crate::text::Span;

/// A way to write comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    open: &'static str,
    close: &'static str,
}

/// What a comment begins with that is for this program.
const CALL: &str = "uncurly:";

impl Remark {
    /// A shell's, YAML's, make's.
    pub const HASH: Self = Self { open: "#", close: "" };
    /// HTML's.
    pub const HIDDEN: Self = Self { open: "<!--", close: "-->" };
    /// MDX's, where whoever shows the page takes braces for a program.
    pub const EXPRESSION: Self = Self { open: "{/*", close: "*/}" };
    /// `AsciiDoc`'s.
    pub const SLASHES: Self = Self { open: "//", close: "" };
    /// That of several lines of `AsciiDoc`'s.
    pub const SLASHED: Self = Self { open: "////", close: "////" };
    /// reStructuredText's.
    pub const DOTS: Self = Self { open: "..", close: "" };
    /// That of cmd.exe.
    pub const REM: Self = Self { open: "REM", close: "" };
    /// A label of cmd.exe that nothing can jump to.
    pub const COLONS: Self = Self { open: "::", close: "" };

    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::HASH, Self::HIDDEN, Self::EXPRESSION, Self::SLASHED, Self::SLASHES, Self::DOTS, Self::REM, Self::COLONS];

    /// Those of a shell; where it is not told which one it is, those of all.
    pub const fn of(dialect: Option<Dialect>) -> &'static [Self] {
        match dialect {
            Some(Dialect::Posix | Dialect::PowerShell) => &[Self::HASH],
            Some(Dialect::Cmd) => &[Self::REM, Self::COLONS],
            None => &[Self::HASH, Self::REM, Self::COLONS],
        }
    }

    /// What the comment says that `text` is from its first sign to its last.
    pub fn said(self, text: &str) -> Option<&str> {
        let text = text.strip_suffix(self.close)?;
        // A sign before it keeps cmd.exe from showing it.
        let text = if self == Self::REM { text.strip_prefix('@').unwrap_or(text) } else { text };
        let said = text.get(self.open.len()..)?;
        let is_open = text[..self.open.len()].eq_ignore_ascii_case(self.open);
        let is_apart = !self.is_word() || said.starts_with([' ', '\t', '\r', '\n']);
        (is_open && is_apart).then_some(said)
    }

    /// Where in `text`, such a comment, ends what it says.
    pub const fn said_to(self, text: &str) -> usize {
        text.len() - self.close.len()
    }

    /// The comment for this program that `line` is.
    pub(super) fn call(self, line: &Line<'_>) -> Option<Span> {
        let is_call = self.said(line.text.trim()).is_some_and(Self::is_call);
        is_call.then(|| Span::new(line.start + line.indent(), line.start + line.text.trim_end().len()))
    }

    /// Whether a comment that says `said` is for this program.
    pub(super) fn is_call(said: &str) -> bool {
        Self::called(said).is_some()
    }

    /// What a comment that says `said` tells this program, whose name may be written in any case.
    pub fn called(said: &str) -> Option<&str> {
        let said = said.trim_start();
        let (name, rest) = said.split_at_checked(CALL.len())?;
        name.eq_ignore_ascii_case(CALL).then_some(rest)
    }

    /// Where in `text` something begins that this program may be told.
    pub fn calls(text: &str) -> impl Iterator<Item = usize> {
        let end = CALL.len() - 1;
        let starts = memchr::memchr_iter(b':', text.as_bytes()).filter_map(move |at| at.checked_sub(end));
        starts.filter(|&at| text.get(at..at + CALL.len()).is_some_and(|name| name.eq_ignore_ascii_case(CALL)))
    }

    /// What in `said` would end the comment before its end, or would let it go on behind that.
    pub fn obstacle(self, said: &str) -> Option<&'static str> {
        let ends: &[&str] = match self {
            Self::HIDDEN => &["-->", "--!>"],
            // To a program in braces, the comment ends before the last of them.
            Self::EXPRESSION => &["*/"],
            _ => &[],
        };
        let goes_on = match self {
            Self::HASH => Some("\\").filter(|sign| said.ends_with(*sign)),
            Self::REM => Some("^").filter(|sign| said.ends_with(*sign)),
            _ => None,
        };
        let turn = said.contains(['\n', '\r']).then_some("\n");
        ends.iter().copied().find(|end| said.contains(end)).or(goes_on).or(turn)
    }

    /// A comment that says `said`.
    pub fn written(self, said: &str) -> String {
        let Self { open, close } = self;
        if close.is_empty() { format!("{open} {said}") } else { format!("{open} {said} {close}") }
    }

    /// Where the comment begins that `before`, the beginning of a line, leaves open at its end.
    pub fn opened(self, before: &str) -> Option<usize> {
        let open = before.trim_end();
        let at = open.len().checked_sub(self.open.len())?;
        let is_open = open.get(at..)?.eq_ignore_ascii_case(self.open);
        let is_first = before[..at].chars().next_back().is_none_or(char::is_whitespace);
        (is_open && is_first && (!self.is_word() || open.len() < before.len())).then_some(at)
    }

    /// Where the comment ends that `line` goes on with: one that has no end says nothing.
    pub fn ends(self, line: &str) -> Option<usize> {
        if self.close.is_empty() {
            return Some(line.trim_end().len());
        }
        line.find(self.close).map(|at| at + self.close.len())
    }

    /// Whether a blank must stand behind what opens it.
    fn is_word(self) -> bool {
        [Self::DOTS, Self::REM].contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_they_say() {
        let check = |remark: Remark, text: &str, expected: Option<&str>| {
            assert_eq!(remark.said(text), expected, "{text}");
        };
        check(Remark::HASH, "#a", Some("a"));
        check(Remark::HIDDEN, "<!-- a -->", Some(" a "));
        check(Remark::HIDDEN, "<!-- a", None);
        check(Remark::REM, "@rem a", Some(" a"));
        check(Remark::REM, "remote a", None);
        check(Remark::COLONS, ":: a", Some(" a"));
        check(Remark::DOTS, "...", None);
        for remark in Remark::ALL {
            assert_eq!(remark.said(&remark.written("a")).map(str::trim), Some("a"));
            assert_eq!(remark.opened(&format!("b {} ", remark.open)), Some(2));
            assert_eq!(remark.opened("b "), None);
        }
        assert_eq!(Remark::HASH.opened("a#"), None);
        assert_eq!(Remark::EXPRESSION.ends("a */} b"), Some(5));
    }
}
