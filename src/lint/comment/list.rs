//! Where a comment of `AsciiDoc` leaves the list whole in which it stands: one behind an empty line ends the list, and one
//! behind a `+` takes what was to go on there.

/// Where the line starts that a comment is to stand above, so that it holds for what begins at `head` of `text`; `None` where
/// it would be shown.
pub(super) fn place(text: &str, head: usize) -> Option<usize> {
    let above = lines_above(text, head);
    let first = above.clone().next().map_or("", |(_, line)| line);
    let begins = &text[head..];
    let may_go_on = first == "+" || first.is_empty() && (begins.starts_with([' ', '\t']) || is_entry(begins));
    if !may_go_on {
        return Some(head);
    }
    let mut above = above.skip_while(|(_, line)| line.is_empty() || *line == "+").peekable();
    let Some(&(place, last)) = above.peek() else { return Some(head) };
    let is_shown = !is_delimiter(last) && is_verbatim(above.map(|(_, line)| line));
    (!is_shown).then_some(place)
}

/// The lines of `text` before `at`, from the last to the first, without what they end with, each with where it ends.
fn lines_above(text: &str, at: usize) -> impl Iterator<Item = (usize, &str)> + Clone {
    let mut end = at;
    text[..at].split_inclusive('\n').rev().map(move |line| {
        let place = end;
        end -= line.len();
        (place, line.trim_end())
    })
}

/// Whether `lines`, from the last to the first, end with a paragraph that is shown as it stands.
fn is_verbatim<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let paragraph: Vec<_> = lines.take_while(|line| !line.is_empty() && *line != "+" && !is_delimiter(line)).collect();
    let is_block = paragraph.iter().any(|line| line.starts_with('[') && line.ends_with(']'));
    is_block || paragraph.last().is_some_and(|first| first.starts_with([' ', '\t']) && !is_entry(first))
}

/// Whether `line` opens or closes a block.
fn is_delimiter(line: &str) -> bool {
    let is_row = |sign: char| line.len() >= 4 && line.chars().all(|c| c == sign);
    ["--", "```", "|==="].contains(&line) || ['-', '.', '=', '*', '_', '+', '/'].into_iter().any(is_row)
}

/// Whether `text` begins with an entry of a list, of whatever kind.
fn is_entry(text: &str) -> bool {
    let line = text.lines().next().unwrap_or("").trim();
    let mark = line.split([' ', '\t']).next().unwrap_or("");
    let is_row = |sign: char| !mark.is_empty() && mark.chars().all(|c| c == sign);
    let number = mark.trim_start_matches('<').trim_end_matches(['.', ')', '>']);
    let is_numbered =
        mark.len() > number.len() && number.chars().all(|c| c.is_ascii_alphanumeric()) && number.len() <= 4;
    let is_term = ["::", ";;"].iter().any(|mark| line.ends_with(mark) || line.contains(&format!("{mark} ")));
    mark.len() < line.len() && (is_row('*') || is_row('.') || mark == "-" || is_numbered) || is_term
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what stands below the comment; nothing, where there is no place for one.
    #[track_caller]
    fn check(text: &str, head: &str, expected: &str) {
        let place = place(text, text.rfind(head).expect("a line"));
        assert_eq!(place.map_or("", |at| &text[at..]), expected, "{text}");
    }

    /// As Asciidoctor shows the same with and without the comment.
    #[test]
    fn lists_go_on() {
        check(". A\n+\n[source,sh]\n----\n", "[source", "+\n[source,sh]\n----\n");
        check("* A\r\n\r\n+\r\n----\r\n", "----", "\r\n+\r\n----\r\n");
        check("----\nx\n----\n+\n----\n", "----", "+\n----\n");
        check(". A\n\n. B\n", ". B", "\n. B\n");
        check("a:: b\n\nc:: d\n", "c:", "\nc:: d\n");
        check("* A\n\n  b\n", "  b", "\n  b\n");
    }

    #[test]
    fn elsewhere_it_stands_above() {
        check(". A\n. B\n", ". B", ". B\n");
        check("A\n\n[source,sh]\n----\n", "[source", "[source,sh]\n----\n");
        check("\n. A\n", ". A", ". A\n");
    }

    #[test]
    fn what_is_shown_takes_none() {
        check("  ls\n\n. A\n", ". A", "");
        check("[source,sh]\nls\n\n. A\n", ". A", "");
    }
}
