//! curl's own variables: `--variable`, and `{{name:function}}` behind `--expand-`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The longest name.
const LONGEST: usize = 127;

/// Variables by name.
pub type Variables = BTreeMap<String, String>;

/// What a `--variable` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting<'a> {
    /// The name.
    pub name: &'a str,
    /// Whether the environment's value comes first.
    pub import: bool,
    /// Which bytes of the value count, from the first to the last.
    pub range: Option<(usize, usize)>,
    /// Where the value comes from else.
    pub source: Source<'a>,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source<'a> {
    /// `=text`
    Text(&'a str),
    /// `@file`, `@-`
    File(&'a str),
    /// It has to be imported.
    Nowhere,
}

/// Reads the value of `--variable`; `None` where curl passes it over, or what it refuses about it.
pub fn setting(text: &str) -> Result<Option<Setting<'_>>, &'static str> {
    let (import, rest) = text.strip_prefix('%').map_or((false, text), |rest| (true, rest));
    let end = rest.find(|letter| !is_name_part(letter)).unwrap_or(rest.len());
    let (name, rest) = rest.split_at(end);
    if name.is_empty() || name.len() > LONGEST {
        return Ok(None);
    }
    let (range, rest) = range(rest).ok_or("syntax error in --variable argument")?;
    let source = match rest.chars().next() {
        Some('=') => Source::Text(&rest[1..]),
        Some('@') => Source::File(&rest[1..]),
        None if import => Source::Nowhere,
        _ => return Ok(None),
    };
    Ok(Some(Setting { name, import, range, source }))
}

type Range = Option<(usize, usize)>;

/// `[3-7]`, `[3-]`; `None` where that is begun and is none.
fn range(text: &str) -> Option<(Range, &str)> {
    let Some(inside) = text.strip_prefix('[').filter(|inside| inside.starts_with(|c: char| c.is_ascii_digit())) else {
        return Some((None, text));
    };
    let (inside, rest) = inside.split_once(']')?;
    let (first, last) = inside.split_once('-')?;
    let last = if last.is_empty() { usize::MAX } else { last.parse().ok()? };
    let first = first.parse().ok().filter(|&first| first <= last)?;
    Some((Some((first, last)), rest))
}

/// The bytes of `value` that `range` leaves.
pub fn cut(value: &[u8], range: Range) -> &[u8] {
    let Some((first, last)) = range else { return value };
    let end = last.saturating_add(1).min(value.len());
    value.get(first..end).unwrap_or_default()
}

fn is_name_part(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// Functions that change a value on its way.
pub struct Codec {
    /// `url`
    pub percent: fn(&str) -> String,
    /// `b64`
    pub base64: fn(&str) -> String,
    /// `64dec`; `None` where the text is no Base64.
    pub unbase64: fn(&str) -> Option<String>,
}

/// `text` with its `{{name}}` filled in, or what curl refuses about it.
pub fn expand(text: &str, variables: &Variables, codec: &Codec) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    let mut replaced = false;
    while let Some(open) = rest.find("{{") {
        if let Some(before) = rest[..open].strip_suffix('\\') {
            out.push_str(before);
            out.push_str("{{");
            rest = &rest[open + 2..];
            continue;
        }
        let Some(close) = rest[open..].find("}}").map(|close| open + close) else { break };
        let inside = &rest[open + 2..close];
        let (name, functions) = inside.split_once(':').map_or((inside, None), |(name, rest)| (name, Some(rest)));
        out.push_str(&rest[..open]);
        if name.is_empty() || name.len() > LONGEST || !name.chars().all(is_name_part) {
            out.push_str(&rest[open..close + 2]);
        } else {
            let value = variables.get(name).cloned().unwrap_or_default();
            out.push_str(&functions.map_or(Ok(value.clone()), |list| apply(value, list, codec))?);
            replaced = true;
        }
        rest = &rest[close + 2..];
    }
    if !replaced {
        return Ok(text.to_owned());
    }
    out.push_str(rest);
    if out.contains('\0') { Err("variable contains null byte".to_owned()) } else { Ok(out) }
}

fn apply(mut value: String, functions: &str, codec: &Codec) -> Result<String, String> {
    for function in functions.split(':') {
        value = match function {
            "trim" => value.trim_matches(|letter: char| letter.is_ascii_whitespace() || letter == '\x0b').to_owned(),
            "json" => json(&value),
            "url" => (codec.percent)(&value),
            "b64" => (codec.base64)(&value),
            "64dec" => (codec.unbase64)(&value).unwrap_or_else(|| "[64dec-fail]".to_owned()),
            _ => return Err(format!("unknown variable function in '{functions}'")),
        };
    }
    Ok(value)
}

/// `text` as it stands within the quotes of a JSON string.
fn json(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\x08' => out.push_str("\\b"),
            '\x0c' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => drop(write!(out, "\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables() -> Variables {
        [("a", " x\"y "), ("b", "é"), ("nul", "\0")].map(|(name, value)| (name.to_owned(), value.to_owned())).into()
    }

    #[track_caller]
    fn check(text: &str, expected: Result<&str, &str>) {
        let codec = Codec {
            percent: |text| format!("%{text}"),
            base64: |text| format!("64{text}"),
            unbase64: |text| text.strip_prefix("64").map(str::to_owned),
        };
        let found = expand(text, &variables(), &codec);
        assert_eq!(found.as_deref().map_err(String::as_str), expected, "{text}");
    }

    #[test]
    fn texts_are_filled_in() {
        check("1{{a}}2{{b}}3", Ok("1 x\"y 2é3"));
        check("{{a:trim:json}}{{b:b64:64dec}}{{b:64dec}}", Ok("x\\\"yé[64dec-fail]"));
        check("\\{{a}} {{none}}.", Ok("{{a}} ."));
        check("\\{{a}}", Ok("\\{{a}}"));
        check("{{a}} {{not good}} {{", Ok(" x\"y  {{not good}} {{"));
        check("{{a:up}}", Err("unknown variable function in 'up'"));
        check("{{nul}}", Err("variable contains null byte"));
    }

    #[test]
    fn settings_are_read() {
        let read = |text| setting(text).expect("a good one").map(|it| (it.name, it.import, it.range, it.source));
        assert_eq!(read("a=b=c"), Some(("a", false, None, Source::Text("b=c"))));
        assert_eq!(read("%A@f"), Some(("A", true, None, Source::File("f"))));
        assert_eq!(read("a[1-2]=xyz"), Some(("a", false, Some((1, 2)), Source::Text("xyz"))));
        assert_eq!((read("%A"), read("a"), read("=x")), (Some(("A", true, None, Source::Nowhere)), None, None));
        for text in ["a[3-2]=x", "a[3=x", "a[3-x]=x", "a[3-99999999999999999999]=x"] {
            assert!(setting(text).is_err(), "{text}");
        }
        assert_eq!((read("a[x]=y"), read("a[]=y")), (None, None));
        assert_eq!((cut(b"xyz", Some((1, usize::MAX))), cut(b"xyz", Some((5, 6)))), (&b"yz"[..], &b""[..]));
    }
}
