//! How wide characters are in the type that most pages are set in: `grammar/widths.tsv`.

use super::table::{Table, count, split};

const ROWS: &str = Table::new(include_str!("../../grammar/widths.tsv")).rows().text();
/// The widths from the blank on, read at compile time: every character of a line is measured.
static WIDTHS: [u16; count(ROWS)] = widths(ROWS);

/// The width of a character that is not ASCII, which is that of an `e`.
const OTHER: u16 = 444;

/// The width of `text`, in thousandths of the size of the type.
pub fn type_width(text: &str) -> usize {
    let width = |c: char| {
        let index = u32::from(c).checked_sub(0x20).and_then(|index| usize::try_from(index).ok());
        usize::from(index.and_then(|index| WIDTHS.get(index)).copied().unwrap_or(OTHER))
    };
    text.chars().map(width).sum()
}

const fn widths<const N: usize>(rows: &str) -> [u16; N] {
    let mut widths = [0; N];
    let (mut rest, mut at) = (rows, 0);
    while at < N {
        let (line, below) = split(rest, b'\n');
        let (_, width) = split(line, b'\t');
        widths[at] = match u16::from_str_radix(width, 10) {
            Ok(width) => width,
            Err(_) => panic!("a width in digits"),
        };
        rest = below;
        at += 1;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_the_next_character() {
        for (at, row) in ROWS.lines().enumerate() {
            let (code, width) = row.split_once('\t').expect("two cells");
            assert_eq!(usize::from_str_radix(code, 16), Ok(0x20 + at), "{row}");
            assert!((150..1000).contains(&width.parse::<usize>().expect("a number")), "{row}");
        }
        assert_eq!(WIDTHS.len(), 0x7f - 0x20);
    }

    #[test]
    fn lines_are_as_wide_as_their_letters() {
        assert_eq!(type_width("it"), 278 + 278);
        assert_eq!(type_width("W é"), 944 + 250 + 444);
    }
}
