//! Comments between the lines of one command, which end it for the shell, and comments of PowerShell that hold commands.

use super::{Repair, SlipKind, option};
use crate::text::{Edit, Span};

/// Takes out the comments that make up the lines of `text` from `next` on, where an option follows at once.
pub(super) fn below(text: &str, next: usize) -> Option<Repair> {
    let end = end(text, next);
    (end > next && starts_with_option(text, end)).then(|| taken_out(Span::new(next, end)))
}

/// Takes out the comment behind a backslash that ends at `mark`, and those below it, where an option follows at once.
pub(super) fn beside(text: &str, mark: usize) -> Option<Repair> {
    let line = text[mark..].split_inclusive('\n').next()?;
    let is_comment = line.trim_start_matches([' ', '\t']).starts_with('#') && line.ends_with('\n');
    let end = end(text, mark + line.len());
    (is_comment && starts_with_option(text, end)).then(|| taken_out(Span::new(mark, end - 1)))
}

/// The stretches of `text` that are comments of PowerShell over any lines, `<# … #>`, in order.
pub(super) fn blocks(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for (at, _) in text.match_indices("<#") {
        let is_apart = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || "(){};|".contains(c));
        if is_apart && out.last().is_none_or(|last| last.end <= at) {
            let end = text[at..].find("#>").map_or(text.len(), |len| at + len + 2);
            out.push(Span::new(at, end));
        }
    }
    out
}

/// One past the comments that make up the lines of `text` from `next` on.
fn end(text: &str, next: usize) -> usize {
    let lines = text[next..].split_inclusive('\n').take_while(|line| is_comment(line.trim_start_matches([' ', '\t'])));
    next + lines.map(str::len).sum::<usize>()
}

fn taken_out(span: Span) -> Repair {
    Repair { kind: SlipKind::CommentBetween, edit: Edit::new(span, "") }
}

/// Whether the line of `text` at `start` starts with an option.
fn starts_with_option(text: &str, start: usize) -> bool {
    let line = &text[start..];
    let at = text.len() - line.trim_start_matches([' ', '\t']).len();
    option::at(text, at).is_some()
}

/// Whether `line` is a comment of the shell's, or of a programmer's.
fn is_comment(line: &str) -> bool {
    line.starts_with('#') || line.strip_prefix("//").is_some_and(|rest| rest.starts_with([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_powershell_hold_lines() {
        let found = |text: &str| blocks(text).iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(found("<# a\n <# #> b; <##> \"c<#\" <# d"), ["<# a\n <# #>", "<##>", "<# d"]);
    }

    #[test]
    fn comments_before_an_option_go() {
        let check =
            |repair: Option<Repair>, expected: Option<Span>| assert_eq!(repair.map(|it| it.edit.span), expected);
        check(below("  # a\n  // b\n  -s", 0), Some(Span::new(0, 13)));
        check(below("# a\n\n-s", 0), None);
        check(below("# a\nx", 0), None);
        check(below("//a.b/c\n-s", 0), None);
        check(beside("  # a\n -s", 0), Some(Span::new(0, 5)));
        check(beside("# a\n  # b\n -s", 0), Some(Span::new(0, 9)));
        check(beside("  # a", 0), None);
    }
}
