//! Typographic quotes round a command that another program takes: `ssh host “curl …”`.

use super::super::quotes::Quotes;
use super::argument::is_given;
use super::lines;
use crate::text::{Edit, Span};

/// The edits that put straight the quotes around each command that is such an argument, and those within that are escaped,
/// or would keep their shell from filling something in.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (start, line) in lines(text).filter(|(_, line)| line.contains(is_typographic)) {
        let mut over = 0;
        for (open, mark) in line.char_indices().filter(|&(_, c)| c == '"' || is_typographic(c)) {
            let inside = open + mark.len_utf8();
            if open < over || !is_given(text, Span::new(start, start + open), start + inside) {
                continue;
            }
            let close = if mark == '"' { straight(line, inside) } else { closing(line, inside, mark) };
            let (Some(quotes), Some(close)) = (Quotes::of(mark), close) else { continue };
            let outer = [(Span::new(open, inside), quotes), (close, quotes)];
            let outer = outer.into_iter().filter(|_| !mark.is_ascii());
            let all = outer.chain(within(line, Span::new(inside, close.start), quotes));
            edits.extend(all.map(|(at, quotes)| Edit::new(start + at.start..start + at.end, quotes.mark())));
            over = close.end;
        }
    }
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// The straight quote that closes what one opens before `inside` of `line`.
fn straight(line: &str, inside: usize) -> Option<Span> {
    let mut at = inside;
    loop {
        at += line[at..].find(['"', '\\'])?;
        if line[at..].starts_with('"') {
            return Some(Span::new(at, at + 1));
        }
        at += 1 + line[at + 1..].chars().next()?.len_utf8();
    }
}

fn is_typographic(c: char) -> bool {
    !c.is_ascii() && Quotes::of(c).is_some()
}

/// The quote that closes what `mark` opens before `inside` of `line`; `None` where nothing tells which one does.
fn closing(line: &str, inside: usize, mark: char) -> Option<Span> {
    let quotes = Quotes::of(mark);
    let mut depth = 0_usize;
    let mut last = mark;
    for (at, c) in line[inside..].char_indices().map(|(at, c)| (inside + at, c)) {
        let before = std::mem::replace(&mut last, c);
        if Quotes::of(c) != quotes || before == '\\' {
            continue;
        }
        let rest = &line[at + c.len_utf8()..];
        let is_apostrophe =
            quotes == Some(Quotes::Single) && before.is_alphanumeric() && rest.starts_with(char::is_alphanumeric);
        match c {
            _ if c.is_ascii() => return None,
            _ if is_apostrophe => {}
            '“' | '‘' | '„' | '‚' | '«' => depth += 1,
            _ if depth > 0 => depth -= 1,
            _ => {
                let is_end = rest.chars().next().is_none_or(|c| c.is_whitespace() || ";|&),`".contains(c));
                return is_end.then(|| Span::new(at, at + c.len_utf8()));
            }
        }
    }
    None
}

/// The typographic quotes at `span` of `line`, between `quotes`, that are to be straight so that both shells see them.
fn within(line: &str, span: Span, quotes: Quotes) -> Vec<(Span, Quotes)> {
    if quotes == Quotes::Single {
        return Vec::new();
    }
    let marks = span.of(line).char_indices().filter(|&(_, c)| is_typographic(c));
    let place = |at: usize, c: char| Span::new(span.start + at, span.start + at + c.len_utf8());
    let marks: Vec<_> = marks.filter_map(|(at, c)| Some((place(at, c), Quotes::of(c)?))).collect();
    let is_filled = |open: Span, close: Span| line[open.end..close.start].contains('$');
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(&(at, kind)) = marks.get(index) {
        index += 1;
        let close = marks.get(index).filter(|(close, other)| kind != quotes && *other == kind && is_filled(at, *close));
        if kind == quotes && line[..at.start].ends_with('\\') {
            found.push((at, kind));
        } else if let Some(&close) = close {
            found.extend([(at, kind), close]);
            index += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::find;

    #[test]
    fn quotes_become_straight() {
        check(find, "sh -c ‘curl “a”’", "sh -c 'curl “a”'");
        check(find, "sh -c “curl -d \\“b\\” c”\nd", "sh -c \"curl -d \\\"b\\\" c\"\nd");
        check(find, "sh -c “curl -d b” && c", "sh -c \"curl -d b\" && c");
        check(find, "sh -c “curl -H “A: b” c” | d", "sh -c \"curl -H “A: b” c\" | d");
        check(find, "sh -c \"curl -H ‘A: $B’ -d “c”\"", "sh -c \"curl -H 'A: $B' -d “c”\"");
        check(find, "sh -c “curl -H ‘A: $B’ -d ‘c’”", "sh -c \"curl -H 'A: $B' -d ‘c’\"");
    }

    #[test]
    fn what_has_no_end_stays() {
        for text in ["sh -c “curl b", "sh -c “curl -H \"A: b\" c”", "say “curl b”", "sh -c “curl b”c"] {
            check(find, text, text);
        }
    }
}
