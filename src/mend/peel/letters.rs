//! Letters that an encoding lacks, in the strings of a body: `?` in their place, or nothing but their blanks.

use crate::text::Edit;

/// The strings in which letters are lost, each as it stands.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    let mut before = "";
    for piece in text.split('"') {
        if before.trim_end().ends_with([':', '[', ',']) && (is_replaced(piece) || is_dropped(piece)) {
            edits.push(Edit::new(at..at + piece.len(), piece));
        }
        at += piece.len() + 1;
        before = piece;
    }
    edits
}

/// Whether question marks stand within several words of a sentence that is no pattern.
fn is_replaced(string: &str) -> bool {
    let within = |&(at, _): &(usize, &str)| {
        string[..at].ends_with(char::is_alphabetic) && string[at + 1..].starts_with(|c: char| c.is_ascii_lowercase())
    };
    let pattern = string.contains(['^', '$', '(', '[', '|', '*', '\\', '/', '=']);
    !pattern && string.contains(' ') && string.match_indices('?').filter(within).count() > 1
}

/// Whether two blanks in a row stand between words, and one at the end.
fn is_dropped(string: &str) -> bool {
    let words =
        |(before, after): (&str, &str)| before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic);
    string.len() > 2 && string.ends_with(' ') && !string.contains('\n') && string.split_once("  ").is_some_and(words)
}

#[cfg(test)]
mod tests {
    use super::find;

    fn check(text: &str, expected: usize) {
        assert_eq!(find(text).len(), expected, "{text}");
    }

    #[test]
    fn lost_letters_leave_traces() {
        check(r#"{"a":"B?ro Z?rich ? nicht ?"}"#, 1);
        check(r#"{"a":"why?not"}"#, 0);
        check(r#"{"a":"sch?n und gr?n"}"#, 1);
        check(r#"{"a":"Bro  nicht "}"#, 1);
        check(r#"{"a":"colou?r|flavou?r x"}"#, 0);
        check(r#"{"a":"one  two"} -H "b  c ""#, 0);
    }
}
