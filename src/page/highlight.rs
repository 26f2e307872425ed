//! Comments by which a page is told how code is shown: they are no part of it, and nobody sees them.

use crate::knowledge::page_comments::{ends, lines, marks};
use crate::text::{Edit, Mapped};

/// `text` without such comments.
pub(super) fn freed(text: Mapped) -> Mapped {
    if !lines().chain(ends()).chain([" ("]).any(|sign| text.text().contains(sign)) {
        return text;
    }
    let mut edits = Vec::new();
    let mut at = 0;
    for line in text.text().split_inclusive('\n') {
        let said = line.trim();
        let is_comment =
            marks().any(|mark| said.strip_prefix(mark).is_some_and(|it| lines().any(|line| line == it.trim())));
        if is_comment {
            edits.push(Edit::new(at..at + line.len(), ""));
        } else if let Some(start) = noted(line) {
            edits.push(Edit::new(at + start..at + line.trim_end().len(), ""));
        }
        at += line.len();
    }
    text.edited(&edits)
}

/// Where the comment at the end of `line` begins, with the blanks before it: `# [!code focus]`, or the number of a note
/// below the code, `# (1)!`.
fn noted(line: &str) -> Option<usize> {
    let said = line.trim_end();
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = said.trim_end_matches('!').strip_suffix(')').and_then(|it| it.rsplit_once('('));
    let numbered = numbered.filter(|(_, number)| is_number(number)).map(|(before, _)| before);
    let told = || {
        let note = said.strip_suffix(']')?;
        let (before, behind) = ends().find_map(|mark| note.rsplit_once(mark))?;
        behind.starts_with(' ').then_some(before)
    };
    let before = numbered.or_else(told)?.trim_end();
    let bare = marks().find_map(|mark| before.strip_suffix(mark))?;
    bare.ends_with([' ', '\t']).then(|| bare.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let given = Mapped::verbatim(text, Span::new(0, text.len()));
        assert_eq!(freed(given).text(), expected, "{text}");
    }

    #[test]
    fn comments_for_the_page_go() {
        check("curl a \\\n  # highlight-next-line\n  -d b\n", "curl a \\\n  -d b\n");
        check("// highlight-start\ncurl a\n# highlight-end", "curl a\n");
        check("curl a \\ # [!code highlight]\n  -d b // [!code ++]\n", "curl a \\\n  -d b\n");
        check("curl a \\ # (1)!\n  -d b # (12)\n", "curl a \\\n  -d b\n");
        for text in
            ["curl highlight-start", "curl a # (b)\n", "curl a (1)\n", "# say highlight-end\n", "curl [!code a]"]
        {
            check(text, text);
        }
    }
}
