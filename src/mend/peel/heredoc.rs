//! Here-documents whose `<<` was made a guillemet: `«EOF`.

use super::lines;
use crate::text::Edit;

/// Each guillemet before the word that a line further down consists of.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains('«') {
        return Vec::new();
    }
    let alone: std::collections::BTreeSet<&str> = lines(text).map(|(_, line)| line.trim()).collect();
    let heredoc = |&(at, mark): &(usize, &str)| {
        let rest =
            text[at + mark.len()..].trim_start_matches(['-', ' ']).trim_start_matches(['\'', '"', '‘', '’', '“']);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        end > 0 && text[..at].ends_with([' ', '\n']) && alone.contains(&rest[..end])
    };
    text.match_indices('«').filter(heredoc).map(|(at, mark)| Edit::new(at..at + mark.len(), "<<")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_here_document_opens_again() {
        check(super::find, "curl a -d @- «EOF\n{}\nEOF", "curl a -d @- <<EOF\n{}\nEOF");
        check(super::find, "curl a -d @- «'EOF'\n{}\nEOF", "curl a -d @- <<'EOF'\n{}\nEOF");
        check(super::find, "curl -d '«EOF»' a", "curl -d '«EOF»' a");
        check(super::find, "curl « a » b", "curl « a » b");
    }
}
