//! Rows of a body that their author set: they begin alike, as the lines of measurements and tables do and broken prose
//! does not.

use super::quotes::Quotes;

/// How much of a row the one before it begins with too.
const ALIKE: usize = 8;

/// Whether `next` begins as `line` does, or as what is quoted there.
pub(super) fn follows(line: &str, next: &str) -> bool {
    let Some(head) = next.get(..ALIKE).filter(|head| !head.contains(' ')) else { return false };
    let is_quote = |c: char| Quotes::of(c).is_some();
    line.match_indices(head).any(|(at, _)| line[..at].is_empty() || line[..at].ends_with(is_quote))
}

/// Whether all lines of `content` follow one another so.
pub(super) fn are_all(content: &str) -> bool {
    let content = content.trim_matches(|c| c == '\n' || Quotes::of(c).is_some());
    let mut ends = content.match_indices('\n').map(|(at, _)| at).peekable();
    let first = content.split('\n').next().unwrap_or("");
    ends.peek().is_some() && ends.all(|at| follows(first, &content[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_begin_alike() {
        assert!(are_all("cpu,host=a v=1\ncpu,host=b v=2\ncpu,host=c v=3"));
        assert!(follows("curl -d ‘requests{m=1} 2", "requests{m=2} 3"));
        assert!(!are_all("the cat and\nthe dog"));
        assert!(!are_all("that was\nthat is"));
        assert!(!are_all("cpu,host=a v=1"));
        assert!(!follows("curl requests -d x", "requests{m=2} 3"));
    }
}
