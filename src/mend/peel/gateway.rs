//! URLs that a mail gateway wrapped: Safe Links, and URL Defense version 2 and 3.

use crate::text::Edit;

/// Every wrapped URL, as the URL inside.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains("safelinks.protection.outlook.com") && !text.contains("urldefense") {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("https://").map(|offset| at + offset) {
        let rest = &text[start..];
        let end =
            rest.find(|c: char| c.is_whitespace() || c == '"' || c == '\'' || !c.is_ascii()).unwrap_or(rest.len());
        let found = safe_link(&rest[..end]).or_else(|| defense3(&rest[..end])).or_else(|| defense2(&rest[..end]));
        at = start + found.as_ref().map_or(8, |(len, _)| *len);
        edits.extend(found.map(|(len, url)| Edit::new(start..start + len, url)));
    }
    edits
}

/// `https://….safelinks.protection.outlook.com/?url=…&data=…`
fn safe_link(text: &str) -> Option<(usize, String)> {
    let (host, query) = text.split_once("/?url=")?;
    let wrapped = query.split('&').next()?;
    host.ends_with(".safelinks.protection.outlook.com").then(|| Some((text.len(), percent(wrapped)?)))?
}

/// `https://urldefense.com/v3/__URL__;!!…$`
fn defense3(text: &str) -> Option<(usize, String)> {
    let rest = text
        .strip_prefix("https://urldefense.com/v3/__")
        .or_else(|| text.strip_prefix("https://urldefense.us/v3/__"))?;
    let (url, tail) = rest.split_once("__;")?;
    let end = tail.find('$').map_or(text.len(), |end| text.len() - tail.len() + end + 1);
    (!url.contains('*')).then(|| (end, url.to_owned()))
}

/// `https://urldefense.proofpoint.com/v2/url?u=https-3A__…&d=…`
fn defense2(text: &str) -> Option<(usize, String)> {
    let rest = text.strip_prefix("https://urldefense.proofpoint.com/v2/url?u=")?;
    let wrapped = rest.split('&').next()?;
    Some((text.len(), percent(&wrapped.replace('-', "%").replace('_', "/"))?))
}

/// `text` with every `%XX` read.
fn percent(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = digits.filter(|_| first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn wrapped_urls_come_out() {
        check(
            super::find,
            "curl \"https://n1.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.b%2Fc%3Fd%3D1&data=x\" -v",
            "curl \"https://a.b/c?d=1\" -v",
        );
        check(super::find, "curl https://urldefense.com/v3/__https://a.b/c__;!!x!y$ -v", "curl https://a.b/c -v");
        check(
            super::find,
            "curl https://urldefense.proofpoint.com/v2/url?u=https-3A__a.b_c&d=x -v",
            "curl https://a.b/c -v",
        );
    }
}
