//! What a program fills into its strings of several lines, `"""${name}"""`: to the shell that gets such a string, quotes
//! keep nothing from it.

use super::variable::Quotes;
use crate::text::{Edit, Mapped, Span};

/// `text`, a program in a language whose double quotes fill in what stands behind a dollar sign, with variables of the
/// shell in place of that.
pub(super) fn freed(text: Mapped) -> Mapped {
    let edits = if text.text().contains('$') { edits(text.text()) } else { Vec::new() };
    if edits.is_empty() { text } else { text.edited(&edits) }
}

fn edits(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['"', '\'', '/']).map(|len| at + len) {
        let rest = &text[next..];
        let len = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |len| len + 2)
        } else if rest.starts_with('/') {
            1
        } else {
            let (inner, len) = string(rest);
            let inner = Span::new(next + inner.start, next + inner.end);
            if rest.starts_with("\"\"\"") {
                filled(text, inner, &mut edits);
            }
            len
        };
        at = next + len;
    }
    edits
}

/// What stands in the string that `text` begins with, and how long that is with its quotes; one that has three of them may
/// have several lines.
fn string(text: &str) -> (Span, usize) {
    let quote = &text[..1];
    let mark = ["\"\"\"", "'''"].into_iter().find(|mark| text.starts_with(mark)).unwrap_or(quote);
    let is_long = mark.len() > 1;
    let mut at = mark.len();
    while let Some(next) = text[at..].find(['\\', '\n', '"', '\'']).map(|len| at + len) {
        let rest = &text[next..];
        if rest.starts_with(mark) {
            return (Span::new(mark.len(), next), next + mark.len());
        }
        if rest.starts_with('\n') && !is_long {
            break;
        }
        at = next + 1;
        if rest.starts_with('\\') {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    (Span::at(mark.len()), mark.len())
}

/// Adds what is filled in at `span` of `text`.
fn filled(text: &str, span: Span, edits: &mut Vec<Edit>) {
    let mut quotes = Quotes::from(span.start);
    let mut at = span.start;
    while let Some(next) = text[at..span.end].find(['\\', '$']).map(|len| at + len) {
        let rest = &text[next + 1..span.end];
        at = next + 1;
        if text[next..].starts_with('\\') {
            at += rest.chars().next().map_or(0, char::len_utf8);
            continue;
        }
        let inner = rest.strip_prefix('{').unwrap_or(rest);
        let is_braced = inner.len() < rest.len();
        let len = inner.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(inner.len());
        let name = inner[..len].trim_end_matches('.');
        let end = if is_braced {
            inner.split('\n').next().and_then(|line| line.find('}')).map(|len| len + 2)
        } else {
            Some(name.len())
        };
        if let Some(end) = end.filter(|_| name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')) {
            let variable = quotes.variable(text, next, name);
            if variable != text[next..at + end] {
                edits.push(Edit::new(next..at + end, variable));
            }
            at += end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::edits;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(crate::text::apply(text, &edits(text)), expected, "{text}");
    }

    #[test]
    fn double_quotes_fill_in() {
        let given = "sh \"\"\"\ncurl '${f(x)}' \"$B\" ${env.ID} '$a.b.'\n\"\"\"";
        check(given, "sh \"\"\"\ncurl ''\"${f}\"'' \"${B}\" ${env_ID} ''\"${a_b}\"'.'\n\"\"\"");
    }

    #[test]
    fn all_else_stays() {
        for text in [
            "sh '$A'",
            "sh \"curl ${env.ID}\"",
            "'''\n\"$A\"\n'''",
            "// \"\"\"$A\"\"\"\n",
            "/* it's \"\"\"$A\"\"\" */",
            "\"\"\"$1 $( $ \\$A ${A}\"\"\"",
            "\"\"\"${a\n}\"\"\"",
            "$A",
        ] {
            check(text, text);
        }
    }
}
