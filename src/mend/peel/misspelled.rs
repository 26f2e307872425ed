//! The name of curl with two of its letters in another order: `crul`, `culr`.

use super::lines;
use crate::text::Edit;

/// The name before an option or a URL, at the start of a line or behind a prompt, as it is spelled.
pub(super) fn find(text: &str) -> Vec<Edit> {
    lines(text)
        .filter_map(|(start, line)| Some(Edit::new(start + at(line)?..start + at(line)? + NAME.len(), NAME)))
        .collect()
}

const NAME: &str = "curl";

/// Where in `line` such a name stands.
fn at(line: &str) -> Option<usize> {
    let command = line.trim_start_matches([' ', '\t', '$', '%', '#', '>']);
    let (name, rest) = command.split_once(' ')?;
    let is_called = rest.starts_with(['-', '–', '—']) || rest.trim_start_matches(['"', '\'', '“']).starts_with("http");
    (is_called && is_spelled(name)).then(|| line.len() - command.len())
}

/// Whether `name` is that of curl but for the order of two letters beside each other.
fn is_spelled(name: &str) -> bool {
    let pairs = name.bytes().zip(NAME.bytes());
    let mut other = pairs.enumerate().filter(|(_, (given, meant))| given != meant).map(|(at, _)| at);
    name.len() == NAME.len()
        && name.is_ascii()
        && {
            let found = (other.next(), other.next(), other.next());
            matches!(found, (Some(one), Some(two), None) if two == one + 1 && name.as_bytes()[one] == NAME.as_bytes()[two] && name.as_bytes()[two] == NAME.as_bytes()[one])
        }
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
