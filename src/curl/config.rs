//! Files of options, as `-K` reads them: one option a line.

/// One line: an option as it would stand on the command line, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The number of the line, from 1.
    pub number: usize,
    /// The option, with its dashes.
    pub option: String,
    /// What follows it.
    pub value: Option<String>,
}

/// The options in `text`.
pub fn lines(text: &str) -> Vec<Line> {
    let read = |(index, line): (usize, &str)| self::line(line).map(|(option, value)| (index + 1, option, value));
    let lines = text.split('\n').enumerate().filter_map(read);
    lines.map(|(number, option, value)| Line { number, option, value }).collect()
}

fn line(line: &str) -> Option<(String, Option<String>)> {
    let line = line.trim_start_matches(is_blank);
    if line.is_empty() || line.starts_with(['#', '/', '*']) {
        return None;
    }
    let dashed = line.starts_with('-');
    let is_separator = |letter: char| is_blank(letter) || !dashed && matches!(letter, '=' | ':');
    let end = line.find(is_separator).unwrap_or(line.len());
    let option = if dashed { line[..end].to_owned() } else { format!("--{}", &line[..end]) };
    let rest = line[end..].trim_start_matches(is_separator);
    let value = match rest.strip_prefix('"') {
        Some(quoted) => Some(unquoted(quoted)),
        None => rest.split(is_blank).next().filter(|word| !word.is_empty()).map(str::to_owned),
    };
    Some((option, value))
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\r' | '\x0b' | '\x0c')
}

/// The text up to the closing quote mark, its escapes read.
fn unquoted(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next().filter(|&letter| letter != '"') {
        match letter {
            '\\' => out.extend(letters.next().map(escaped)),
            _ => out.push(letter),
        }
    }
    out
}

fn escaped(letter: char) -> char {
    match letter {
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        'v' => '\x0b',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let lines = lines(text);
        let found: Vec<_> = lines.iter().map(|line| (line.option.as_str(), line.value.as_deref())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_of_files() {
        check("# a\n\n  url = http://h/ # b\r\n", &[("--url", Some("http://h/"))]);
        check("data: \"a\\\"b\\\\ \\tc\" rest", &[("--data", Some("a\"b\\ \tc"))]);
        check("-o file\n--output=x\n-sS", &[("-o", Some("file")), ("--output=x", None), ("-sS", None)]);
        check("user-agent = \"\"\nverbose", &[("--user-agent", Some("")), ("--verbose", None)]);
    }
}
