//! UTF-8 that was read as Windows-1252: `â€œ` for `“`.

use crate::text::Edit;
use crate::text::codepage::byte;

/// Every run that is UTF-8 read as Windows-1252, put right; none if some such run is no UTF-8.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains("â€") && !text.contains("Â") && !text.contains("Ã") {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| !c.is_ascii()) {
        let start = at + offset;
        let rest = &text[start..];
        let end = start + rest.find(|c: char| c.is_ascii()).unwrap_or(rest.len());
        edits.extend(run(&text[start..end], start));
        at = end;
    }
    edits
}

/// The characters of one run, each decoded where it can be.
fn run(text: &str, start: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut index = 0;
    while index < chars.len() {
        let Some((len, decoded)) = decode(&chars[index..]) else {
            index += 1;
            continue;
        };
        let from = chars[index].0;
        let to = chars.get(index + len).map_or(text.len(), |&(at, _)| at);
        edits.push(Edit::new(start + from..start + to, decoded.to_string()));
        index += len;
    }
    edits
}

/// The character that the first few of `chars` are the bytes of, and how many they are.
fn decode(chars: &[(usize, char)]) -> Option<(usize, char)> {
    let bytes: Vec<u8> = chars.iter().take(4).map_while(|&(_, c)| byte(c)).collect();
    let lost = bytes.len() == 2 && bytes == [0xe2, 0x80];
    if lost {
        let replaced = chars.get(2).is_some_and(|&(_, c)| c == char::REPLACEMENT_CHARACTER);
        return Some((2 + usize::from(replaced), '”'));
    }
    (2..=bytes.len()).find_map(|len| {
        let text = std::str::from_utf8(&bytes[..len]).ok()?;
        let mut decoded = text.chars();
        let first = decoded.next()?;
        decoded.next().is_none().then_some((len, first))
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn quotes_and_umlauts_come_back() {
        check(super::find, "â€œaâ€\u{9d} â€“d ZÃ¼rich Â x", "“a” –d Zürich Â x");
        check(super::find, "â€œaâ€ b", "“a” b");
        check(super::find, "“a” Zürich", "“a” Zürich");
    }
}
