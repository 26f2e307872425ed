//! Closing quotes that a link swallowed and percent-encoded, and escapes of JSON that were left in a URL.

use crate::knowledge::glyphs::{Glyph, glyph};
use crate::text::Edit;

/// Percent-encoded quotes, and the marks they are.
const QUOTES: [(&str, &str); 7] = [
    ("%22", "\""),
    ("%27", "'"),
    ("%E2%80%9D", "”"),
    ("%E2%80%9C", "“"),
    ("%E2%80%99", "’"),
    ("%E2%80%98", "‘"),
    ("%C2%BB", "»"),
];

/// The encoded quote at the end of `url`, and its mark.
fn encoded(url: &str) -> Option<(usize, &'static str)> {
    QUOTES.iter().find_map(|(code, mark)| {
        let start = url.len().checked_sub(code.len())?;
        url.get(start..).filter(|end| end.eq_ignore_ascii_case(code)).map(|_| (start, *mark))
    })
}

/// `url` with an encoded quote at its end read.
pub(super) fn opened(url: &str) -> String {
    encoded(url).map_or_else(|| url.to_owned(), |(start, mark)| url[..start].to_owned() + mark)
}

/// How long a URL may be.
const LONGEST: usize = 8192;

/// Each URL, as far as no quote, blank or other character stands in it.
fn urls(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = |byte: u8| byte <= b' ' || matches!(byte, b'"' | b'\'') || !byte.is_ascii();
    text.match_indices("://").filter_map(move |(mark, _)| {
        let start = text[..mark].strip_suffix("https").or_else(|| text[..mark].strip_suffix("http"))?.len();
        let most = (text.len() - start).min(LONGEST);
        let len = text[start..].bytes().take(most).position(ends).unwrap_or(most);
        Some((start, &text[start..start + len]))
    })
}

/// The quotes that should close a URL and were taken into it.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains('%') {
        return Vec::new();
    }
    let quote = |start: usize| {
        let c = text[..start].chars().next_back();
        c.is_some_and(|c| matches!(c, '"' | '\'') || matches!(glyph(c), Some((Glyph::Double | Glyph::Single, _))))
    };
    let over = |rest: &str| {
        let next = rest.trim_start_matches([' ', '\\']);
        next.is_empty()
            || next.starts_with(['\n', '-', '–', '—', '|']) && next.len() < rest.len()
            || next.starts_with('\n')
    };
    let edit = |(start, url): (usize, &str)| {
        let (at, mark) = encoded(url).filter(|_| quote(start) && over(&text[start + url.len()..]))?;
        Some(Edit::new(start + at..start + url.len(), mark))
    };
    urls(text).filter_map(edit).collect()
}

/// The `&` and `=` of a URL that are still written as in JSON: no URL has a backslash.
pub(super) fn find_escapes(text: &str) -> Vec<Edit> {
    if !text.contains("\\u00") {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for (start, url) in urls(text).filter(|&(start, _)| !text[..start].ends_with("$'")) {
        for (at, _) in url.match_indices("\\u00") {
            let sign = match url.get(at + 4..at + 6) {
                Some("26") => "&",
                Some("3d" | "3D") => "=",
                Some("2f" | "2F") => "/",
                _ => continue,
            };
            edits.push(Edit::new(start + at..start + at + 6, sign));
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_swallowed_quote_comes_back() {
        check(super::find, "curl \"https://a.b/c%22 -v", "curl \"https://a.b/c\" -v");
        check(super::find, "curl “https://a.b/c%e2%80%9d \\\n -v", "curl “https://a.b/c” \\\n -v");
        for text in
            ["curl \"https://a.b/?c=%22d%22\" -v", "curl https://a.b/?c=%22d%22 -v", "curl \"https://a.b/%22c%22 d\""]
        {
            check(super::find, text, text);
        }
    }

    #[test]
    fn escapes_of_json_are_read() {
        check(super::find_escapes, "curl \"https://a.b/?c=d\\u0026e\"", "curl \"https://a.b/?c=d&e\"");
        check(super::find_escapes, "curl $'https://a.b/?c=d\\u0026e'", "curl $'https://a.b/?c=d\\u0026e'");
        check(super::find_escapes, "curl a -d '\"b\\u0026\"'", "curl a -d '\"b\\u0026\"'");
    }
}
