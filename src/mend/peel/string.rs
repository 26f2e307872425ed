//! A command that stood in a JSON string or in source code: `\"` for every quote, `\n` for line ends.

use super::super::quotes::Quotes;
use super::tick::is_given;
use crate::text::Edit;

/// The escapes of a text on one line in which every double quote is escaped, or else those of each string
/// in `text` that is a command.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains('\\') || !text.contains("curl ") {
        return Vec::new();
    }
    let edits = line(text);
    let edits = if edits.is_empty() { literals(text) } else { edits };
    if edits.is_empty() { singles(text) } else { edits }
}

/// The escapes of each string in single quotes that holds a command and escapes its own: `system('curl -d \'a\' b');`.
fn singles(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut over = 0;
    for (open, _) in text.match_indices("'curl ") {
        let inside = open + 1;
        let before = text[..open].trim_end_matches(' ');
        let value = before.ends_with([':', '[', '(', ',']) || before.ends_with('=') && before.len() < open;
        let Some(inner) = Some(&text[inside..]).filter(|_| value && open >= over).and_then(single) else { continue };
        let end = inside + inner.len();
        edits.push(Edit::new(open..inside, "\n"));
        edits.extend(unescaped(inner, inside));
        edits.push(Edit::new(end..end + 1, "\n"));
        over = end + 1;
    }
    edits
}

/// The inside of the string in single quotes that `text` starts with, if pairs of its own are escaped in it and its line
/// goes on as source code does.
fn single(text: &str) -> Option<&str> {
    let end = closing(text, '\'')?;
    let (inner, behind) = (&text[..end], text[end + 1..].trim_start_matches(' '));
    let over = behind.is_empty() || behind.starts_with(['\n', '\r', ',', '}', ']', ')', ';']);
    let pairs = inner.matches("\\'").count();
    (over && pairs > 0 && pairs.is_multiple_of(2)).then_some(inner)
}

/// The backslashes that the string `inner`, which stands at `start`, needs for itself. One before a double quote is one of
/// them where all of these have it.
fn unescaped(inner: &str, start: usize) -> Vec<Edit> {
    let all_escaped = inner.matches('"').count() == inner.matches("\\\"").count();
    let mut edits = Vec::new();
    let mut bytes = inner.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        let next = if byte == b'\\' { bytes.next().map(|(_, next)| next) } else { None };
        if matches!(next, Some(b'\'' | b'\\')) || all_escaped && next == Some(b'"') {
            edits.push(Edit::new(start + at..start + at + 1, ""));
        }
    }
    edits
}

fn line(text: &str) -> Vec<Edit> {
    let line = text.trim();
    if line.contains('\n') {
        return Vec::new();
    }
    let start = text.len() - text.trim_start().len();
    let whole = line.len() > 2 && line.starts_with('"') && line.ends_with('"');
    let inner = if whole { start + 1..start + line.len() - 1 } else { start..start + line.len() };
    let read = unescape(&text[inner.clone()], inner.start).filter(|read| read.is_string(whole));
    let mut edits = read.map(|read| read.edits).unwrap_or_default();
    if whole && !edits.is_empty() {
        edits.insert(0, Edit::new(start..start + 1, ""));
        edits.push(Edit::new(inner.end..inner.end + 1, ""));
    }
    edits
}

/// The escapes of each string that holds a command, as the value of a member or the argument of a call.
fn literals(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(name) = text[at..].find("curl ").map(|offset| at + offset) {
        let mark = text[at..name].chars().next_back().filter(|&c| Quotes::of(c) == Some(Quotes::Double));
        at = name + usize::from(mark.is_none());
        let Some(mark) = mark else { continue };
        let open = name - mark.len_utf8();
        let Some(end) = closing(&text[at..], mark).map(|end| at + end) else {
            at += 1;
            continue;
        };
        let close = end + text[end..].chars().next().map_or(0, char::len_utf8);
        let before = text[..open].trim_end_matches(' ');
        let behind = text[close..].trim_start_matches(' ');
        let value = before.ends_with([':', '[', '(', ',']) || before.ends_with('=') && before.len() < open;
        let over = behind.is_empty() || behind.starts_with(['\n', '\r', ',', '}', ']', ')', ';']);
        // A sentence and a shell's list have few escapes: one has to stand where nothing else can be meant.
        let is_string = |read: &Read| read.outside || is_given(before) && !read.edits.is_empty();
        let read = unescape(&text[at..end], at).filter(|read| value && over && is_string(read));
        let Some(read) = read else {
            at += 1;
            continue;
        };
        edits.push(Edit::new(open..at, "\n"));
        edits.extend(read.edits);
        edits.push(Edit::new(end..close, "\n"));
        at = close;
    }
    edits
}

/// Where the string whose inside `text` starts with, behind `mark`, ends on its line.
fn closing(text: &str, mark: char) -> Option<usize> {
    let ends = |c: char| if mark.is_ascii() { c == mark } else { c != '"' && Quotes::of(c) == Some(Quotes::Double) };
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => return None,
            c if ends(c) && !escaped => return Some(at),
            c => escaped = c == '\\' && !escaped,
        }
    }
    None
}

/// The escapes of a string, and what tells that it is one.
#[derive(Default)]
struct Read {
    edits: Vec<Edit>,
    /// Single quotes or escaped backslashes stand in it.
    deep: bool,
    /// An escape stands outside single quotes that a shell has no use for there.
    outside: bool,
    /// A line of the command is continued.
    continued: bool,
}

impl Read {
    /// Whether it was a string, of which the quotes around it are there or were left out.
    fn is_string(&self, whole: bool) -> bool {
        self.continued || self.outside && (whole || self.deep || self.edits.len() > 1)
    }
}

/// Reads the escapes of `text`; `None` where a quote is not escaped, or where no string has such an escape.
fn unescape(text: &str, start: usize) -> Option<Read> {
    let mut read = Read::default();
    let mut inside = false;
    let mut dressed = None;
    let mut rest = text;
    while let Some(offset) = rest.find(|c| matches!(c, '"' | '\\') || Quotes::of(c).is_some()) {
        rest = &rest[offset..];
        if let Some((mark, quotes)) =
            rest.chars().next().filter(|c| !c.is_ascii()).and_then(|c| Some((c, Quotes::of(c)?)))
        {
            dressed = match dressed {
                None => Some(quotes),
                Some(open) if open == quotes => None,
                open => open,
            };
            rest = &rest[mark.len_utf8()..];
            continue;
        }
        let at = text.len() - rest.len();
        if rest.starts_with('"') {
            return None;
        }
        if rest.starts_with('\'') {
            read.deep = true;
            inside = !inside;
            rest = &rest[1..];
            continue;
        }
        let (len, to) = escape(rest)?;
        read.deep |= to == "\\";
        let inside = inside || dressed.is_some();
        // Within a word, a shell takes the quote for a letter, as it was meant.
        let opens = text[..at].chars().next_back().is_none_or(char::is_whitespace);
        read.outside |= !inside && (opens && to == "\"" || to == "\n");
        read.continued |= !inside && rest.starts_with("\\\\\\n");
        read.edits.push(Edit::new(start + at..start + at + len, to));
        rest = &rest[len..];
    }
    Some(read)
}

/// The length of the escape that `text` starts with, and what it stands for.
pub(super) fn escape(text: &str) -> Option<(usize, String)> {
    let to = match text[1..].chars().next()? {
        c @ ('"' | '\\' | '/' | '\'') => c.to_string(),
        'n' => "\n".to_owned(),
        't' => "\t".to_owned(),
        'r' | 'b' | 'f' => String::new(),
        'u' => return unicode(text),
        _ => return None,
    };
    Some((2, to))
}

/// The length of `\uXXXX` and its character; two of them for one beyond the first plane.
fn unicode(text: &str) -> Option<(usize, String)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        hex.then(|| u16::from_str_radix(digits, 16).ok())?
    };
    let first = unit(0)?;
    let units: Vec<u16> = if (0xd800..0xdc00).contains(&first) { vec![first, unit(6)?] } else { vec![first] };
    Some((6 * units.len(), String::from_utf16(&units).ok()?))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_string_is_read() {
        check(super::find, r#"curl \"a\" -d '{\"b\":1}'"#, r#"curl "a" -d '{"b":1}'"#);
        check(super::find, r#""curl \"a\" \\\n -d \"x\"""#, "curl \"a\" \\\n -d \"x\"");
        check(super::find, r"curl 'a' \\\n  -d 'b'", "curl 'a' \\\n  -d 'b'");
        check(super::find, r#"curl \"a?b\u0026c\" -d 'd\u201ce\ud83d\ude00'"#, "curl \"a?b&c\" -d 'd“e😀'");
    }

    #[test]
    fn a_string_among_others_is_read() {
        check(super::find, r#"{"run": "curl \"a\" -d '{\"b\":1}'"}"#, "{\"run\": \ncurl \"a\" -d '{\"b\":1}'\n}");
        check(super::find, "x\nexec(\"curl -H \\\"a\\\" b\");", "x\nexec(\ncurl -H \"a\" b\n);");
        let python = "os.system(\"curl -d 'say \\\"hi\\\"' a\")\n";
        check(super::find, python, "os.system(\ncurl -d 'say \"hi\"' a\n)\n");
        check(super::find, "exec(“curl -H \\\"a\\\" b”);", "exec(\ncurl -H \"a\" b\n);");
    }

    #[test]
    fn single_quotes_within_single_quotes_are_read() {
        check(super::find, r#"system('curl a -d \'{"b": 1}\'');"#, "system(\ncurl a -d '{\"b\": 1}'\n);");
        check(super::find, r#"x = 'curl -d \'{\"b\": 1}\' a'"#, "x = \ncurl -d '{\"b\": 1}' a\n");
    }

    #[test]
    fn words_of_a_shell_stay() {
        for text in [
            r"say 'curl a -d \'b\''",
            r"A='curl a -d \'b\''",
            r"system('curl a -w \'b');",
            r#"curl "a" -d "{\"b\":1}""#,
            r#"sh -c "curl -H \"a\" b""#,
            r#"A="curl -H \"a\" b""#,
            r#"curl 'a' -d '{"b":"c\nd"}'"#,
            r"curl 'a' -d 'b\nc'",
            r"curl a -w '%{http_code}\n'",
            r"curl a -w \n",
            r#"A=("curl a -w '\n'")"#,
            r#"Run this: "curl a -w '\n'""#,
            r"It works (“curl a -w '\n'”)",
        ] {
            check(super::find, text, text);
        }
    }
}
