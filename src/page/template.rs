//! Template literals of JavaScript → what they say, mapped.

use super::Remark;
use crate::text::{Mapped, Span};

/// How far before a template literal comments are looked for.
const FAR: usize = 4 << 10;

/// What the template literal says between whose marks the bytes `span` of `source` stand; `None` where only the program
/// knows.
pub(super) fn read(source: &str, span: Span) -> Option<Mapped> {
    // What stands before the mark makes of it what it likes.
    let before = source[..span.start].strip_suffix('`')?;
    if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | ')' | ']')) {
        return None;
    }
    let mut text = Mapped::default();
    let mut at = span.start;
    while let Some(sign) = source[at..span.end].find(['\\', '$', '\r']).map(|len| at + len) {
        text.copy(source, Span::new(at, sign));
        let rest = &source[sign..span.end];
        at = match rest.as_bytes()[0] {
            b'$' if rest.starts_with("${") => filled_in(source, sign, span.end, &mut text)?,
            b'\r' if rest.starts_with("\r\n") => {
                text.replace("\n", Span::new(sign, sign + 2));
                sign + 2
            }
            b'\\' => {
                let (said, len) = escape(&rest[1..])?;
                text.replace(said, Span::new(sign, sign + 1 + len));
                sign + 1 + len
            }
            _ => {
                text.copy(source, Span::new(sign, sign + 1));
                sign + 1
            }
        };
    }
    text.copy(source, Span::new(at, span.end));
    Some(text)
}

/// What the escape stands for whose backslash is before `rest`, and how long it is without that.
fn escape(rest: &str) -> Option<(&str, usize)> {
    let c = rest.chars().next()?;
    match c {
        'n' => Some(("\n", 1)),
        't' => Some(("\t", 1)),
        '\n' => Some(("", 1)),
        '\r' if rest.starts_with("\r\n") => Some(("", 2)),
        _ if c.is_alphanumeric() || c == '\r' => None,
        _ => Some((&rest[..c.len_utf8()], c.len_utf8())),
    }
}

/// Appends the variable of the program that starts at `start`, as one of the shell; gives where the text goes on.
fn filled_in(source: &str, start: usize, limit: usize, text: &mut Mapped) -> Option<usize> {
    let end = start + source[start..limit].find('}')? + 1;
    let name = source[start + 2..end - 1].trim();
    let is_named = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if !is_named || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(&byte)) {
        return None;
    }
    let span = Span::new(start, end);
    let written = format!("${{{}}}", name.replace('.', "_"));
    if written == span.of(source) {
        text.copy(source, span);
    } else {
        text.replace(&written, span);
    }
    Some(end)
}

/// The comments for this program before the expression whose template literal starts at `start` of `source`.
pub(super) fn calls(source: &str, start: usize) -> Vec<Span> {
    let least = (start.saturating_sub(FAR)..=start).find(|&at| source.is_char_boundary(at)).unwrap_or(start);
    let mut found = Vec::new();
    let Some(mut before) = source[least..start].trim_end().strip_suffix('{') else { return found };
    while let Some(open) = before.trim_end().strip_suffix("*/}").and_then(|rest| rest.rfind("{/*")) {
        let span = Span::new(least + open, least + before.trim_end().len());
        if !Remark::EXPRESSION.said(span.of(source)).is_some_and(Remark::is_call) {
            break;
        }
        found.insert(0, span);
        before = &before[..open];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(literal: &str, expected: Option<&str>) {
        let start = literal.find('`').expect("a mark") + 1;
        let found = read(literal, Span::new(start, literal.len() - 1));
        assert_eq!(found.as_ref().map(Mapped::text), expected, "{literal}");
    }

    #[test]
    fn literals_say_what_they_say() {
        check("`curl a \\\\\r\n  -d '\\`b\\`' \\${C}\\n`", Some("curl a \\\n  -d '`b`' ${C}\n"));
        check("`a \\\n  b`", Some("a   b"));
        check("`${URL}/${ a.b }$c`", Some("${URL}/${a_b}$c"));
    }

    #[test]
    fn what_the_program_makes_is_not_known() {
        for literal in ["`a\\u0041`", "`${f(1)}`", "`${a`", "String.raw`a`"] {
            check(literal, None);
        }
    }

    #[test]
    fn comments_stand_before_the_brace() {
        let text = "<A>{/* b */}{/* uncurly: ignore a */} { `x`}";
        let found: Vec<_> = calls(text, text.find('`').expect("a mark")).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["{/* uncurly: ignore a */}"]);
    }
}
