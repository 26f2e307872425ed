//! Text of Rust with nothing but its code in it.

/// `text` with blanks for all that stands in comments and literals; line ends stay.
pub(super) fn blanked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = literal(rest, out.chars().next_back());
        if length == 0 {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
        } else {
            let (gone, after) = rest.split_at(length);
            out.extend(gone.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
            rest = after;
        }
    }
    out
}

/// How long the comment or literal is that `text` starts with; 0 where it starts with none.
fn literal(text: &str, before: Option<char>) -> usize {
    let inside_word = before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    let hashes = text.strip_prefix('r').map_or(0, |raw| raw.len() - raw.trim_start_matches('#').len());
    if text.starts_with("//") {
        text.find('\n').unwrap_or(text.len())
    } else if !inside_word && text.starts_with('r') && text[1 + hashes..].starts_with('"') {
        let end = format!("\"{}", "#".repeat(hashes));
        let start = hashes + 2;
        text[start..].find(&end).map_or(text.len(), |at| start + at + end.len())
    } else if text.starts_with('"') {
        string(text)
    } else if text.starts_with('\'') {
        let mut letters = text.char_indices().skip(1);
        match (letters.next(), letters.next()) {
            (Some((_, '\\')), _) => text.get(3..).and_then(|rest| rest.find('\'')).map_or(0, |at| at + 4),
            (Some(_), Some((at, '\''))) => at + 1,
            _ => 0,
        }
    } else {
        0
    }
}

fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn literals_and_comments_are_blanked() {
    let check = |text: &str, expected: &str| assert_eq!(blanked(text), expected, "{text}");
    check("a // b\nc", "a     \nc");
    check(r#"f("x\"y", 'q', '\'', r"z\")"#, "f(      ,    ,     ,      )");
    check("r#\"a\"b\"# fn<'a>(&'a str) var\"\"", "         fn<'a>(&'a str) var  ");
}
