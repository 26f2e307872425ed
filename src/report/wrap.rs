//! Breaks lines at a width, code in backticks kept whole.

/// The longest code that is kept on one line.
const WHOLE: usize = 48;

/// `text` in lines of `width` columns; the first starts with `first`, the others with `rest`.
pub(super) fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    let mut out = String::from(first);
    let mut column = columns(first);
    let mut empty = true;
    for word in words(text) {
        let length = columns(&word);
        if !empty && column + 1 + length > width {
            out.push('\n');
            out.push_str(rest);
            column = columns(rest);
        } else if !empty {
            out.push(' ');
            column += 1;
        }
        out.push_str(&word);
        column += length;
        empty = false;
    }
    out
}

/// The words of `text`, code with blanks in it being one.
fn words(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match out.last_mut().filter(|last| is_open(last) && last.len() + word.len() < WHOLE) {
            Some(last) => {
                last.push(' ');
                last.push_str(word);
            }
            None => out.push(word.to_owned()),
        }
    }
    out
}

fn is_open(word: &str) -> bool {
    word.matches('`').count() % 2 == 1
}

/// Columns that `text` takes on a terminal; East Asian characters take two.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{ffe6}') { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 9, "a: ", "  "), "a: one\n  two\n  three");
        assert_eq!(wrap("say `-X POST` twice", 12, "", ""), "say\n`-X POST`\ntwice");
        assert_eq!(wrap("", 9, "a: ", "  "), "a: ");
    }
}
