//! Encodings that curl applies to what it sends.

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// `bytes` in percent-encoding; only letters, digits and `-._~` stay, and a space becomes `+`.
pub(super) fn form(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for &byte in bytes {
        match byte {
            b' ' => out.push(b'+'),
            byte if is_unreserved(byte) => out.push(byte),
            byte => push_escape(&mut out, byte),
        }
    }
    out
}

/// `bytes` with every byte outside of letters, digits and `-._~` as an escape.
pub(super) fn segment(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for &byte in bytes {
        if is_unreserved(byte) { out.push(byte) } else { push_escape(&mut out, byte) }
    }
    out
}

/// Appends `byte` as `%XX`.
pub(super) fn push_escape(out: &mut Vec<u8>, byte: u8) {
    out.extend([b'%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
}

/// `text` with its `%XX` read; other `%` stay.
pub(super) fn unescape(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, tail)) = rest.split_first() {
        match tail {
            [high, low, after @ ..] if byte == b'%' && high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                out.push(nibble(*high) << 4 | nibble(*low));
                rest = after;
            }
            _ => {
                out.push(byte);
                rest = tail;
            }
        }
    }
    out
}

/// `bytes` as hexadecimal digits in lower case.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from(HEX[usize::from(nibble)].to_ascii_lowercase());
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Whether `letter` is a control character that no header holds; a tab is none.
pub(super) fn is_control(letter: char) -> bool {
    letter.is_ascii_control() && letter != '\t'
}

/// The bytes that `text` is the Base64 of.
pub(super) fn unbase64(text: &str) -> Option<Vec<u8>> {
    let body = text.trim_end_matches('=');
    if !text.len().is_multiple_of(4) || text.len() - body.len() > 2 || text.is_empty() {
        return None;
    }
    let mut out = Vec::with_capacity(body.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in body.bytes() {
        let value = BASE64.iter().position(|&other| other == byte)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 255) as u8);
        }
    }
    Some(out)
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => digit.to_ascii_lowercase() - b'a' + 10,
    }
}

/// `bytes` in Base64, padded.
pub(super) fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let [a, b, c] = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or(0)));
        let bits = a << 16 | b << 8 | c;
        for place in 0..4 {
            let digit = BASE64[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_the_rfc() {
        let rows =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (text, expected) in rows {
            assert_eq!(base64(text.as_bytes()), expected);
            assert_eq!(unbase64(expected).as_deref().unwrap_or_default(), text.as_bytes());
        }
    }

    #[test]
    fn what_is_no_base64_is_not_read() {
        for text in ["a", "====", "Zg=", "Z!==", "Zg==Zg=="] {
            assert_eq!(unbase64(text), None, "{text}");
        }
        assert_eq!(hex(b"\x00\xaf"), "00af");
    }

    #[test]
    fn escapes_are_upper_case_and_a_space_is_a_plus() {
        assert_eq!(form("a b=é~".as_bytes()), b"a+b%3D%C3%A9~");
        assert_eq!(segment(b"a b"), b"a%20b");
        assert_eq!(unescape(b"a%2Fb%zz%"), b"a/b%zz%");
    }
}
