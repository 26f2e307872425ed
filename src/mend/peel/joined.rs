//! A command that source code puts together of several strings: `"curl -X POST " + "https://…"`.

use super::super::region::names;
use super::string::escape;
use crate::text::Edit;

/// What joins the strings of each command that is made of strings alone.
pub(super) fn find(text: &str) -> Vec<Edit> {
    commands(text).into_iter().filter(|command| !command.is_filled).flat_map(|command| command.edits).collect()
}

/// The same of those in which something else is joined in, which becomes a variable.
pub(super) fn find_doubtful(text: &str) -> Vec<Edit> {
    commands(text).into_iter().filter(|command| command.is_filled).flat_map(|command| command.edits).collect()
}

/// A command put together.
struct Joined {
    edits: Vec<Edit>,
    /// Whether it has parts that are no strings.
    is_filled: bool,
}

fn commands(text: &str) -> Vec<Joined> {
    let mut out = Vec::new();
    let mut over = 0;
    for quote in ['"', '\''] {
        let quoted =
            names(text.as_bytes()).filter(|&at| text[..at].ends_with(quote) && text[at + 4..].starts_with(' '));
        for open in quoted.map(|at| at - 1) {
            if open < over {
                continue;
            }
            let before = text[..open].trim_end();
            let is_value =
                before.ends_with(['(', ',', ':', '[', '=']) && !(before.len() == open && before.ends_with('='));
            let begins = is_value || before.ends_with("return") || text[..open].ends_with('\n');
            let Some((joined, end)) = Some(open).filter(|_| begins).and_then(|open| joined(text, open, quote)) else {
                continue;
            };
            out.push(joined);
            over = end;
        }
        if !out.is_empty() {
            break;
        }
    }
    out
}

/// The command whose first string opens at `open`, and where it ends; `None` where it is one string.
fn joined(text: &str, open: usize, quote: char) -> Option<(Joined, usize)> {
    let mut edits = vec![Edit::new(open..open + 1, "\n")];
    let mut is_filled = false;
    let in_parentheses = text[..open].trim_end().ends_with('(');
    let mut close = string(text, open, quote, &mut edits)?;
    let mut strings = 1;
    while let Some(joint) = joint(text, close + 1, quote, in_parentheses) {
        let next = joint.next;
        edits.push(Edit::new(close..next + 1, joint.variable.map_or(String::new(), |name| format!("${name}"))));
        is_filled |= joint.variable.is_some();
        close = string(text, next, quote, &mut edits)?;
        strings += 1;
    }
    edits.push(Edit::new(close..close + 1, "\n"));
    (strings > 1).then_some((Joined { edits, is_filled }, close + 1))
}

/// Adds what the string that opens at `open` escapes; where its quote closes.
fn string(text: &str, open: usize, quote: char, edits: &mut Vec<Edit>) -> Option<usize> {
    let mut at = open + 1;
    loop {
        match text[at..].chars().next()? {
            c if c == quote => return Some(at),
            '\n' => return None,
            '\\' => {
                let (len, to) = escape(&text[at..])?;
                edits.push(Edit::new(at..at + len, to));
                at += len;
            }
            c => at += c.len_utf8(),
        }
    }
}

/// What stands between two strings.
struct Joint<'t> {
    /// Where the next string opens.
    next: usize,
    /// What is joined in between.
    variable: Option<&'t str>,
}

/// The joint at `at`, behind a string.
fn joint(text: &str, at: usize, quote: char, in_parentheses: bool) -> Option<Joint<'_>> {
    let rest = text[at..].trim_start();
    let blank = text.len() - rest.len() - at;
    let is_below = text[at..at + blank].contains('\n');
    if in_parentheses && is_below && rest.starts_with(quote) && !rest[1..].starts_with("curl ") {
        return Some(Joint { next: at + blank, variable: None });
    }
    let sign = ["+", "..", "."].iter().find_map(|sign| rest.strip_prefix(sign))?.trim_start();
    if sign.starts_with(quote) {
        return Some(Joint { next: text.len() - sign.len(), variable: None });
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let len = sign.find(|c| !is_name(c)).unwrap_or(sign.len());
    let name = sign[..len].trim_start_matches('$');
    let behind = sign[len..].trim_start();
    let next = ["+", "..", "."].iter().find_map(|sign| behind.strip_prefix(sign))?.trim_start();
    let is_variable = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    (is_variable && next.starts_with(quote)).then(|| Joint { next: text.len() - next.len(), variable: Some(name) })
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn strings_come_together() {
        let java = "String c = \"curl -X POST \" +\n    \"https://a/x \" +\n    \"-H 'A: b'\";\n";
        check(super::find, java, "String c = \ncurl -X POST https://a/x -H 'A: b'\n;\n");
        check(super::find, "c = ('curl -s '\n     'x -d \"a\"')\n", "c = (\ncurl -s x -d \"a\"\n)\n");
        check(super::find, "$c = \"curl -H \\\"A: b\\\" \" . \"x\";", "$c = \ncurl -H \"A: b\" x\n;");
        check(super::find_doubtful, "c = \"curl x/\" + id + \"/y\"", "c = \ncurl x/$id/y\n");
    }

    #[test]
    fn single_strings_and_words_of_a_shell_stay() {
        for text in [
            "c = \"curl x\"",
            "A=\"curl x\" + \"y\"",
            "C=(\"curl x\"\n \"curl y\")",
            "sh -c \"curl x\" . \"y\"",
            "c = \"curl x/\" + id",
        ] {
            check(super::find, text, text);
            check(super::find_doubtful, text, text);
        }
    }
}
