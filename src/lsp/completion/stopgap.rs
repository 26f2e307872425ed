//! A command that is half written, with a word put in so that it can be read. Knows nothing of what is proposed.

/// What is put in for a word or a value.
const WORD: &str = "x";

/// The `text` with what the command lacks at `offset`, where somebody types; nothing where no command is near.
pub(super) fn fill(text: &str, offset: usize) -> Option<String> {
    let start = line_start(text, offset);
    let start = start + first_command(&text[start..offset])?;
    let end = text[offset..].find('\n').map_or(text.len(), |end| offset + end);
    let typed = &text[start..offset];
    let open = open_quote(typed);
    let word = match typed.rsplit(char::is_whitespace).next() {
        Some("-") if open.is_none() => "s",
        Some("--") if open.is_none() => "silent",
        _ => WORD,
    };
    // What is closed behind the place needs no other quote.
    let closing = open.filter(|_| open_quote(&text[start..end]).is_some());
    let closing = closing.map_or_else(String::new, String::from);
    Some([&text[..offset], word, &closing, &text[offset..]].concat())
}

/// Where the line at `offset` begins, with those before it that it continues.
fn line_start(text: &str, offset: usize) -> usize {
    let mut start = text[..offset].rfind('\n').map_or(0, |end| end + 1);
    while let Some(before) = text[..start].strip_suffix('\n').filter(|before| before.ends_with('\\')) {
        start = before.rfind('\n').map_or(0, |end| end + 1);
    }
    start
}

/// Where the first `curl` stands in `line`.
fn first_command(line: &str) -> Option<usize> {
    let is_word = |&(at, _): &(usize, &str)| {
        let before = line[..at].chars().next_back();
        let after = line[at + "curl".len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_whitespace)
    };
    line.match_indices("curl").find(is_word).map(|(at, _)| at)
}

/// The quote that is open at the end of `text`.
fn open_quote(text: &str) -> Option<char> {
    let (mut open, mut is_escaped) = (None, false);
    for sign in text.chars() {
        match (open, sign) {
            _ if is_escaped => is_escaped = false,
            (None | Some('"'), '\\') => is_escaped = true,
            (None, '\'' | '"') => open = Some(sign),
            (Some(quote), _) if quote == sign => open = None,
            _ => {}
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of `text`, in which `|` marks the place.
    fn check(text: &str, expected: Option<&str>) {
        let at = text.find('|').expect("the place is marked");
        assert_eq!(fill(&text.replacen('|', "", 1), at).as_deref(), expected, "{text}");
    }

    #[test]
    fn what_lacks_is_put_in() {
        check("curl -|", Some("curl -s"));
        check("curl --| a", Some("curl --silent a"));
        check("curl -H '|\nIt's", Some("curl -H 'x'\nIt's"));
        check("curl -H '|'", Some("curl -H 'x'"));
        check("curl -H \"A: |\" a", Some("curl -H \"A: x\" a"));
        check("curl a \\\n  -F |", Some("curl a \\\n  -F x"));
        check("a -|", None);
        check("mycurl -|", None);
    }
}
