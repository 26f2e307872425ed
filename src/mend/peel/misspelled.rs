//! The name of curl with two of its letters in another order: `crul`, `culr`.

use super::lines;
use crate::knowledge::glyphs::is_dash;
use crate::text::Edit;

const NAME: &str = "curl";

/// The name with two letters beside each other changed round.
const MISSPELLED: [&str; 3] = ["crul", "culr", "ucrl"];

/// The name before an option or a URL, at the start of a line or behind a prompt, as it is spelled.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let places = lines(text).filter_map(|(start, line)| Some(start + at(line)?));
    places.map(|at| Edit::new(at..at + NAME.len(), NAME)).collect()
}

/// Where in `line` such a name stands.
fn at(line: &str) -> Option<usize> {
    let command = line.trim_start_matches([' ', '\t', '$', '%', '#', '>']);
    let (_, rest) = command.split_once(' ').filter(|(name, _)| MISSPELLED.contains(name))?;
    let is_called = rest.starts_with(is_dash) || rest.trim_start_matches(['"', '\'', '“']).starts_with("http");
    is_called.then(|| line.len() - command.len())
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn letters_in_another_order_are_put_right() {
        check(super::find, "culr -s https://a.example", "curl -s https://a.example");
        check(super::find, "a\n$ crul https://a.example", "a\n$ curl https://a.example");
        check(super::find, "culr is a word\ncurt -s a\nlurc -s a", "culr is a word\ncurt -s a\nlurc -s a");
    }
}
