//! A hyphen before an option that a wiki took for the start of struck text: `d 'a=b-c'` for `-d 'a=b--c'`.
//!
//! The hyphen that ended it is gone as well, somewhere behind.

use crate::knowledge::options;
use crate::text::Edit;

/// The hyphens of options that lost it.
pub(super) fn find(text: &str) -> Vec<Edit> {
    places(text).map(|at| Edit::new(at..at, "-")).collect()
}

/// What stands behind such an option, as it stands, where a hyphen is left that may have been two.
pub(super) fn find_doubtful(text: &str) -> Vec<Edit> {
    let values = places(text).filter_map(|at| {
        let line = text[at..].split('\n').next().unwrap_or("");
        let value = line.trim_end_matches([' ', '\\']);
        let start = at + 2;
        (value.len() > 2 && value[2..].contains('-')).then(|| Edit::new(start..at + value.len(), &value[2..]))
    });
    values.collect()
}

/// Where a letter stands alone as an option does, with the value of one behind it.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let on = text.contains("curl ");
    let single = move |&(at, _): &(usize, &str)| {
        let letter = at.checked_sub(1).and_then(|before| text.as_bytes().get(before)).map_or(' ', |&b| char::from(b));
        let before = text.get(..at.saturating_sub(1)).unwrap_or("");
        on && options::short(letter).is_some_and(options::CurlOption::takes_value)
            && follows(before)
            && is_value(letter, &text[at + 1..])
    };
    text.match_indices(' ').filter(single).map(|(at, _)| at - 1)
}

/// Whether an argument can start behind `before`: on a continued line, or behind a quoted value.
fn follows(before: &str) -> bool {
    let line = before.trim_end_matches([' ', '\t']);
    line.ends_with("\\\n") || line.len() < before.len() && line.ends_with(['"', '\''])
}

/// Whether `text` starts like a value of the option `letter`.
fn is_value(letter: char, text: &str) -> bool {
    let word = text.split(char::is_whitespace).next().unwrap_or("");
    let inner = word.trim_start_matches(['"', '\'']);
    match letter {
        'H' => {
            inner.len() < word.len()
                && inner.ends_with(':')
                && super::super::accept::is_header_name(&inner[..inner.len() - 1])
        }
        'd' | 'F' => inner.starts_with(['{', '[']) && inner.len() < word.len() || inner.contains('='),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn options_get_their_hyphen_back() {
        check(super::find, "curl -m 5 \\\nd a=b-c", "curl -m 5 \\\n-d a=b-c");
        check(super::find, "curl -m '5' H 'x-a: b-c' d", "curl -m '5' -H 'x-a: b-c' d");
        check(super::find, "curl -m 5 d x", "curl -m 5 d x");
        assert_eq!(super::find_doubtful("curl -m 5 \\\nd a=b-c").len(), 1);
    }
}
