//! The language of a `-w` format, in pieces.

/// The longest name of a variable; behind a longer one nothing is told.
const LONGEST: usize = 23;

/// A piece of a format.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text that stands for itself.
    Text(&'a str),
    /// `%{name}`
    Variable(&'a str),
    /// `%header{name}`, `%header{name:all:separator}`
    Header(Header<'a>),
    /// `%time{format}`
    Time(&'a str),
    /// `%output{name}`, `%output{>>name}`
    File { name: &'a str, append: bool },
}

/// Which values of a header are told.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header<'a> {
    pub(super) name: &'a str,
    /// What stands between those of all replies; of none, the first of the last reply is told.
    pub(super) separator: Option<String>,
}

/// The pieces of `format`.
pub(super) fn pieces(format: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = format;
    std::iter::from_fn(move || {
        let (piece, after) = piece(rest)?;
        rest = after;
        Some(piece)
    })
}

/// The first piece of `text`, and what follows it.
fn piece(text: &str) -> Option<(Piece<'_>, &str)> {
    match text.as_bytes() {
        [] => None,
        [b'%', _, ..] => directive(text),
        [b'\\', letter, ..] => Some(match letter {
            b'n' => (Piece::Text("\n"), &text[2..]),
            b'r' => (Piece::Text("\r"), &text[2..]),
            b't' => (Piece::Text("\t"), &text[2..]),
            _ => plain(text, 2),
        }),
        [b'%' | b'\\'] => Some((Piece::Text(text), "")),
        _ => Some(plain(text, text.find(['%', '\\']).unwrap_or(text.len()))),
    }
}

/// The first `length` bytes of `text` as they are, or a few more where a character goes on behind them.
fn plain(text: &str, length: usize) -> (Piece<'_>, &str) {
    let end = text.char_indices().map(|(at, _)| at).find(|&at| at >= length).unwrap_or(text.len());
    let (text, rest) = text.split_at(end);
    (Piece::Text(text), rest)
}

/// Reads what starts with `%` and does not end there.
fn directive(text: &str) -> Option<(Piece<'_>, &str)> {
    if let Some(rest) = text.strip_prefix("%%") {
        return Some((Piece::Text("%"), rest));
    }
    if let Some(rest) = text.strip_prefix("%{") {
        return match rest.split_once('}') {
            None => Some((Piece::Text("%{"), rest)),
            Some((name, after)) => (name.len() <= LONGEST).then_some((Piece::Variable(name), after)),
        };
    }
    if let Some(rest) = text.strip_prefix("%header{") {
        let closed = closed(rest).map(|(inside, after)| (Piece::Header(header(inside)), after));
        return Some(closed.unwrap_or((Piece::Text("%header{"), rest)));
    }
    if let Some(rest) = text.strip_prefix("%time{") {
        let closed = rest.split_once('}').map(|(format, after)| (Piece::Time(format), after));
        return Some(closed.unwrap_or((Piece::Text("%time{"), rest)));
    }
    if let Some(rest) = text.strip_prefix("%output{") {
        let behind = rest.strip_prefix(">>");
        let (rest, append) = (behind.unwrap_or(rest), behind.is_some());
        let closed = rest.split_once('}').map(|(name, after)| (Piece::File { name, append }, after));
        return Some(closed.unwrap_or((Piece::Text("%output{"), rest)));
    }
    Some(plain(text, 2))
}

/// What stands before a brace that no backslash protects, and what behind it.
fn closed(text: &str) -> Option<(&str, &str)> {
    let end = text.match_indices('}').map(|(at, _)| at).find(|&at| !text[..at].ends_with('\\'))?;
    Some((&text[..end], &text[end + 1..]))
}

fn header(inside: &str) -> Header<'_> {
    match inside.split_once(':').and_then(|(name, rest)| Some((name, rest.strip_prefix("all:")?))) {
        Some((name, separator)) => Header { name, separator: Some(unescaped(separator)) },
        None => Header { name: inside, separator: None },
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, if letter == '\\' { letters.next() } else { None }) {
            ('\\', Some('r')) => out.push('\r'),
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('t')) => out.push('\t'),
            ('\\', Some('}')) => out.push('}'),
            (letter, other) => out.extend([letter].into_iter().chain(other)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_read() {
        let found: Vec<_> = pieces("a%{b}\\n%é%time{%Y}%output{>>c}%header{d\\}:all:x}%").collect();
        let header = Header { name: "d\\}", separator: Some("x".to_owned()) };
        let expected = [
            Piece::Text("a"),
            Piece::Variable("b"),
            Piece::Text("\n"),
            Piece::Text("%é"),
            Piece::Time("%Y"),
            Piece::File { name: "c", append: true },
            Piece::Header(header),
            Piece::Text("%"),
        ];
        assert_eq!(found, expected);
    }
}
