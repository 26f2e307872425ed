//! Stars and underscores put around a whole command to make it bold or italic.

use super::{is_command, lines};
use crate::text::Edit;

/// The marks before a command at the start of a line, and the same behind its paragraph.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (start, line) in lines(text) {
        let lead = line.len() - line.trim_start().len();
        let body = &line[lead..];
        for mark in ["***", "**", "__", "*", "_"] {
            let Some(inside) =
                body.strip_prefix(mark).filter(|inside| is_command(inside) && inside.starts_with(['c', 'C']))
            else {
                continue;
            };
            let paragraph = &text[start + line.len() - inside.len()..];
            let end = paragraph.find("\n\n").unwrap_or(paragraph.len());
            let Some(close) = paragraph[..end].trim_end().strip_suffix(mark) else { break };
            let open = start + lead;
            let close = start + line.len() - inside.len() + close.len();
            edits.push(Edit::new(open..open + mark.len(), ""));
            edits.push(Edit::new(close..close + mark.len(), ""));
            break;
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn marks_around_a_command_go() {
        check(super::find, "**curl a \\\n -H b**\n\nc", "curl a \\\n -H b\n\nc");
        check(super::find, "* curl a*", "* curl a*");
    }
}
