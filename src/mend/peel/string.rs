//! A command that stood in a JSON string or in source code: `\"` for every quote, `\n` for line ends.

use crate::text::Edit;

/// The escapes of a text on one line in which every double quote is escaped.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let line = text.trim();
    if line.contains('\n') || !line.contains("\\\"") || !line.contains("curl ") {
        return Vec::new();
    }
    let start = text.len() - text.trim_start().len();
    let whole = line.len() > 2 && line.starts_with('"') && line.ends_with('"');
    let inner = if whole { start + 1..start + line.len() - 1 } else { start..start + line.len() };
    let mut edits = unescape(&text[inner.clone()], inner.start, whole).unwrap_or_default();
    if whole && !edits.is_empty() {
        edits.insert(0, Edit::new(start..start + 1, ""));
        edits.push(Edit::new(inner.end..inner.end + 1, ""));
    }
    edits
}

/// The edits that read the escapes of `text`; `None` where a quote is not escaped, or where the
/// escapes are those of a shell word in double quotes.
fn unescape(text: &str, start: usize, whole: bool) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let mut chars = text.char_indices();
    let mut single = false;
    let mut doubled = false;
    let mut inside = false;
    let mut outside = false;
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return None,
            '\'' => {
                single = true;
                inside = !inside;
            }
            '\\' => {
                let (_, next) = chars.next()?;
                let to = match next {
                    '"' => "\"",
                    '\\' => "\\",
                    '/' => "/",
                    'n' => "\n",
                    't' => "\t",
                    'r' => "",
                    _ => return None,
                };
                doubled |= next == '\\';
                outside |= next == '"' && !inside;
                edits.push(Edit::new(start + at..start + at + 1 + next.len_utf8(), to));
            }
            _ => {}
        }
    }
    ((outside || text.contains("\\\\\\n")) && (whole || single || doubled || edits.len() > 1)).then_some(edits)
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_string_is_read() {
        check(super::find, r#"curl \"a\" -d '{\"b\":1}'"#, r#"curl "a" -d '{"b":1}'"#);
        check(super::find, r#""curl \"a\" \\\n -d \"x\"""#, "curl \"a\" \\\n -d \"x\"");
        check(super::find, r#"curl "a" -d "{\"b\":1}""#, r#"curl "a" -d "{\"b\":1}""#);
    }
}
