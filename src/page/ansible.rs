//! What Ansible's modules take for themselves of the command that they are given: `creates=/etc/x`.

use crate::knowledge::ansible;
use crate::text::Edit;

/// The edits that take such arguments out of `text`, each with the blanks before it.
pub(super) fn arguments(text: &str) -> Vec<Edit> {
    if !text.contains('=') {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let word = at + text[at..].len() - text[at..].trim_start().len();
        let end = word + len(&text[word..]);
        if is_argument(&text[word..end]) {
            let blank = text[at..word].trim_end_matches([' ', '\t']).len();
            edits.push(Edit::new(at + blank..end, ""));
        }
        at = end;
    }
    edits
}

fn is_argument(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| ansible::is_argument(name))
}

/// The length of the word that `text` starts with: blanks between quotes or the braces of a template are part of it.
fn len(text: &str) -> usize {
    let (mut quote, mut is_template, mut before) = (None, false, '\0');
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') if before != '\\' => quote = Some(c),
            (Some(open), _) if open == c && before != '\\' => quote = None,
            (_, '{' | '%') if before == '{' => is_template = true,
            (_, '}') if matches!(before, '}' | '%') => is_template = false,
            (None, _) if c.is_whitespace() && !is_template => return at,
            _ => {}
        }
        before = c;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(crate::text::apply(text, &arguments(text)), expected, "{text}");
    }

    #[test]
    fn arguments_go() {
        check("curl -o /x a creates=/x", "curl -o /x a");
        check("creates=/x chdir='/a b' curl a\n  removes={{ x }}/y\n", " curl a\n\n");
        check(
            "curl -d \"a creates=b\" -d warn=no&x=y -d 'executable=a'",
            "curl -d \"a creates=b\" -d -d 'executable=a'",
        );
    }

    #[test]
    fn all_else_stays() {
        for text in
            ["curl a", "A=b curl 'c stdin=d'", "curl -d \"a=\\\"b chdir=c\\\"\"", "curl x?creates=y", "'", "{{ a="]
        {
            check(text, text);
        }
    }
}
