//! URL Defense: version 1 and 2 carry the URL in a parameter, version 3 within the path.

use super::{LONGEST, is_url, percent, url};

/// The length of the wrapped URL that `text` starts with, and the URL inside.
pub(super) fn read(text: &str) -> Option<(usize, String)> {
    third(text).or_else(|| older(text))
}

/// `https://urldefense.proofpoint.com/v2/url?u=https-3A__…&d=…&e=`, or `/v1/` with its URL in percents.
fn older(text: &str) -> Option<(usize, String)> {
    let link = url(text);
    let rest = link.strip_prefix("https://urldefense.proofpoint.com/v")?;
    let (version, query) = rest.split_once("/url?u=")?;
    let wrapped = query.split('&').next()?;
    let inner = match version {
        "1" => percent(wrapped),
        "2" => percent(&wrapped.replace('-', "%").replace('_', "/")),
        _ => None,
    }?;
    let end = link
        .rfind("&e=")
        .or_else(|| link.rfind("&amp;e="))
        .map_or(link.len(), |at| at + link[at..].find("e=").map_or(0, |offset| offset + 2));
    is_url(&inner).then_some((end, inner))
}

/// `https://urldefense.com/v3/__URL__;CHARACTERS!!…$`
fn third(text: &str) -> Option<(usize, String)> {
    let hosts =
        ["https://urldefense.com/v3/__", "https://urldefense.us/v3/__", "https://urldefense.proofpoint.com/v3/__"];
    let rest = hosts.into_iter().find_map(|host| text.strip_prefix(host))?;
    let most = rest.len().min(LONGEST);
    let line = &rest[..rest.bytes().take(most).position(|byte| byte <= b' ' || !byte.is_ascii()).unwrap_or(most)];
    let (inner, tail) = line.split_once("__;")?;
    let (hidden, tail) = tail.split_once('!')?;
    let len = text.len() - rest.len() + inner.len() + "__;".len() + hidden.len() + 1;
    let end = tail.find('$').map_or(url(tail).len(), |end| end + 1);
    let inner = if inner.contains('*') { unhidden(inner, &base64(hidden)?)? } else { inner.to_owned() };
    let inner = inner.replacen(":/", "://", usize::from(!inner.contains("://")));
    is_url(&inner).then_some((len + end, inner))
}

/// `wrapped` with each `*` as the next of the characters `hidden`, and each `**` and a letter as that many of them.
fn unhidden(wrapped: &str, hidden: &str) -> Option<String> {
    let mut hidden = hidden.chars();
    let mut out = String::with_capacity(wrapped.len());
    let mut rest = wrapped.chars();
    while let Some(c) = rest.next() {
        if c != '*' {
            out.push(c);
        } else if rest.as_str().starts_with('*') && rest.as_str()[1..].starts_with(|c| digit(c).is_some()) {
            rest.next();
            let count = usize::from(digit(rest.next()?)?) + 2;
            out.extend(hidden.by_ref().take(count));
        } else {
            out.push(hidden.next()?);
        }
    }
    Some(out)
}

/// What `c` is worth in base 64 for URLs.
fn digit(c: char) -> Option<u8> {
    match c {
        'A'..='Z' => Some(c as u8 - b'A'),
        'a'..='z' => Some(c as u8 - b'a' + 26),
        '0'..='9' => Some(c as u8 - b'0' + 52),
        '-' => Some(62),
        '_' => Some(63),
        _ => None,
    }
}

/// The text that `encoded` is in base 64 for URLs.
fn base64(encoded: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u16, 0);
    for c in encoded.trim_end_matches('=').chars() {
        bits = bits << 6 | u16::from(digit(c)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::super::super::check;
    use super::super::find;

    #[test]
    fn each_version_is_read() {
        check(find, "curl https://urldefense.com/v3/__https://a.b/c__;!!x!y$ -v", "curl https://a.b/c -v");
        check(
            find,
            "curl https://urldefense.proofpoint.com/v2/url?u=https-3A__a.b_c-2Dd&d=x&e=<ID>/e -v",
            "curl https://a.b/c-d<ID>/e -v",
        );
        check(
            find,
            "curl https://urldefense.proofpoint.com/v1/url?u=https%3A%2F%2Fa.b%2Fc&k=x -v",
            "curl https://a.b/c -v",
        );
    }

    #[test]
    fn hidden_characters_come_back() {
        check(find, "curl \"https://urldefense.com/v3/__https://a.b/c*d*e__;Iz8!!x!y$\"", "curl \"https://a.b/c#d?e\"");
        check(find, "curl https://urldefense.com/v3/__https://a.b/c**Ad__;Iz8!!x!y$ -v", "curl https://a.b/c#?d -v");
        check(find, "curl \"https://urldefense.com/v3/__https://a.b/c*__;4oCd!!x!y$", "curl \"https://a.b/c”");
        check(find, "curl \"https://urldefense.com/v3/__https://a.b/c*22__;JQ!!x!y$ -v", "curl \"https://a.b/c\" -v");
        check(find, "curl https://urldefense.com/v3/__https:/a.b/c__;!!x!y$/d", "curl https://a.b/c/d");
    }
}
