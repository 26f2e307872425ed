//! Backticks around a command, and the fences of code blocks.

use super::{is_command, lines};
use crate::text::Edit;

/// The fences of code blocks, and the backticks around each command that stands in a pair of them.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains('`') && !text.contains("~~~") {
        return Vec::new();
    }
    let mut edits: Vec<Edit> =
        lines(text).filter(|(_, line)| is_fence(line)).map(|(at, line)| Edit::new(at..at + line.len(), "")).collect();
    let mut at = 0;
    while let Some(open) = text[at..].find('`').map(|offset| at + offset) {
        at = open + 1;
        let opens = text[..open].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ':'));
        let Some(close) =
            text[at..].find(['`', '\n']).map(|offset| at + offset).filter(|_| opens && is_command(&text[at..]))
        else {
            continue;
        };
        let closes = text[close..].starts_with('`')
            && text[close + 1..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '`');
        if closes {
            edits.push(Edit::new(open..open + 1, ""));
            edits.push(Edit::new(close..close + 1, ""));
            at = close + 1;
        }
    }
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// Whether a line opens or closes a code block.
fn is_fence(line: &str) -> bool {
    let line = line.trim();
    let word = line.trim_start_matches(['`', '~']);
    (line.starts_with("```") || line.starts_with("~~~")) && !word.contains(['`', ' ']) && word.len() < 20
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn commands_lose_what_marks_them_as_code() {
        check(super::find, "try `curl a.b`, then", "try curl a.b, then");
        check(super::find, "```sh\ncurl a.b\n```", "\ncurl a.b\n");
        check(super::find, "X=`curl a.b`", "X=`curl a.b`");
        check(super::find, "the `curl` tool", "the curl tool");
    }
}
