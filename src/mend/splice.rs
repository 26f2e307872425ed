//! What the shell fills in within a value in single quotes: `'{"id":"'"$ID"'"}'`, where the quotes end and begin anew
//! around it.

use super::quotes::Quotes;

/// A splice: how long it is with its marks, and what it fills in.
pub(super) struct Splice<'t> {
    pub(super) len: usize,
    pub(super) inner: &'t str,
}

/// The splice that `text` starts with, its marks in any dress.
pub(super) fn splice(text: &str) -> Option<Splice<'_>> {
    let behind = mark(text, Quotes::Single)?;
    let (given, marks) = mark(behind, Quotes::Double).map_or((behind, None), |inner| (inner, Some(Quotes::Double)));
    let inner = expansions(given, marks)?;
    let rest = &given[inner.len()..];
    let rest = if marks.is_some() { mark(rest, Quotes::Double)? } else { rest };
    let rest = mark(rest, Quotes::Single)?;
    Some(Splice { len: text.len() - rest.len(), inner })
}

/// Whether `raw` is a splice that fills in `value`, and so none of the text of its own.
pub(super) fn fills_in(raw: &str, value: &str) -> bool {
    value.starts_with('$') && splice(raw).is_some_and(|splice| splice.len == raw.len())
}

/// `raw`, a splice, with the marks that the shell knows.
pub(super) fn written(raw: &str, value: &str) -> String {
    let is_doubled = mark(raw, Quotes::Single).and_then(|inner| mark(inner, Quotes::Double)).is_some();
    if is_doubled { format!("'\"{value}\"'") } else { format!("'{value}'") }
}

/// `text` without the mark of the kind `quotes` that it starts with.
fn mark(text: &str, quotes: Quotes) -> Option<&str> {
    let c = text.chars().next()?;
    (Quotes::of(c) == Some(quotes)).then(|| &text[c.len_utf8()..])
}

/// How far an expansion is read.
const LONGEST: usize = 256;

/// The variables and substitutions that `text` starts with; within double quotes, plain characters may follow the first.
fn expansions(text: &str, marks: Option<Quotes>) -> Option<&str> {
    let text = super::reach::head(text, LONGEST);
    let mut at = expansion(text)?;
    while let Some(c) = text[at..].chars().next() {
        let plain = c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ':' | '@' | ' ');
        match expansion(&text[at..]) {
            Some(len) => at += len,
            None if plain && marks.is_some() => at += 1,
            None => break,
        }
    }
    Some(&text[..at])
}

/// The length of the `$NAME`, `${…}` or `$(…)` that `text` starts with and that has no quotes in it.
fn expansion(text: &str) -> Option<usize> {
    let name = text.strip_prefix('$')?;
    let close = match name.chars().next()? {
        '{' => '}',
        '(' => ')',
        c if c.is_ascii_alphabetic() || c == '_' => {
            let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
            return Some(1 + end);
        }
        _ => return None,
    };
    let len = name.find(close)?;
    let is_plain = |c: char| c != '\n' && Quotes::of(c).is_none() && (c == close || !matches!(c, '`' | '\\'));
    name[..len].chars().all(is_plain).then_some(len + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = splice(text).map(|found| (&text[..found.len], found.inner));
        assert_eq!(found, expected, "{text}");
        if let Some((raw, inner)) = expected {
            assert!(fills_in(raw, inner), "{raw}");
        }
    }

    #[test]
    fn splices_end_where_the_quotes_go_on() {
        check(r#"'"$X"'"}'"#, Some((r#"'"$X"'"#, "$X")));
        check("'$X'}'", Some(("'$X'", "$X")));
        check("’”$X”’”}’", Some(("’”$X”’", "$X")));
        check(r#"'"${A}-$(date +%F)"'"#, Some((r#"'"${A}-$(date +%F)"'"#, "${A}-$(date +%F)")));
        check("'$X}'", None);
        check("'x'", None);
        check("'$X\"'", None);
        check("'$5'", None);
    }

    #[test]
    fn marks_are_written_as_the_shell_knows_them() {
        assert_eq!(written("’”$X”’", "$X"), r#"'"$X"'"#);
        assert_eq!(written("‘$X’", "$X"), "'$X'");
    }
}
