//! What a log writes before each line: the time, a host, a level, the name of a container.

use super::{is_command, lines};
use crate::text::Edit;

/// Levels that loggers name.
const LEVELS: [&str; 9] = ["debug", "info", "notice", "warn", "warning", "error", "trace", "fatal", "critical"];

/// The prefixes of a text in which one stands before a command, and lines that a runner repeats.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut logged = false;
    let mut heading: Option<(Edit, &str)> = None;
    for (start, line) in lines(text) {
        let len = prefix(line);
        let body = &line[len..];
        let command = body.trim_start_matches(['+', '$', ' ']);
        logged |= len > 0 && (is_command(command) || is_heading(body).is_some_and(is_command));
        match heading.take() {
            Some((edit, said)) if body.trim() == said => {
                logged = true;
                edits.push(edit);
            }
            _ => {}
        }
        if let Some(said) = is_heading(body).filter(|said| is_command(said)) {
            heading = Some((Edit::new(start + len..start + line.len(), ""), said));
        }
        if len > 0 {
            edits.push(Edit::new(start..start + len, ""));
        }
    }
    if !logged {
        return Vec::new();
    }
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// What a runner says it runs, before it shows the whole of it.
fn is_heading(line: &str) -> Option<&str> {
    let line = line.trim();
    line.strip_prefix("##[group]").unwrap_or(line).strip_prefix("Run ").map(str::trim)
}

/// The length of what a log put before `line`.
fn prefix(line: &str) -> usize {
    let lead = line.len() - line.trim_start().len();
    let body = &line[lead..];
    if let Some(len) = label(body) {
        return lead + len;
    }
    let Some((stamp, style)) = stamp(body) else { return 0 };
    let mut at = lead + stamp;
    if style == Style::Syslog {
        at += sender(&line[at..]).unwrap_or(0);
    } else {
        at += stream(&line[at..]);
        at += section(&line[at..]).unwrap_or(0);
        while let Some(len) = note(&line[at..]) {
            at += len;
        }
    }
    at
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Syslog,
}

/// The length of `web_1  | `.
fn label(text: &str) -> Option<usize> {
    let name =
        text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.')).filter(|&len| len > 1)?;
    let numbered = text[..name].contains(['-', '_']) && text[..name].ends_with(|c: char| c.is_ascii_digit());
    let rest = text[name..].trim_start_matches(' ');
    let bar = text.len() - rest.len();
    let marked = rest.starts_with("| ") || rest == "|";
    (numbered && bar > name && marked).then(|| bar + rest.len().min(2))
}

/// The length of the time that `text` starts with, and whose it is.
fn stamp(text: &str) -> Option<(usize, Style)> {
    let inner = text.strip_prefix('[').unwrap_or(text);
    let open = text.len() - inner.len();
    let (len, style) = match date(inner) {
        Some(date) => (date + clock(&inner[date..]).map_or(0, |clock| clock), Style::Plain),
        None => match month(inner) {
            Some(month) => (month + clock(&inner[month..])?, Style::Syslog),
            None => (clock(inner)?, Style::Plain),
        },
    };
    let len = open + len + usize::from(open > 0 && inner[len..].starts_with(']'));
    let rest = &text[len..];
    let closed = open == 0 || text[..len].ends_with(']');
    let ends = rest.is_empty() || rest.starts_with(' ') && closed;
    ends.then(|| (len + usize::from(rest.starts_with(' ')), style))
}

/// The length of `2025-03-02` or `2025/03/02` with the sign between it and the time.
fn date(text: &str) -> Option<usize> {
    let bytes = text.as_bytes().get(..11)?;
    let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    let sign = bytes[4];
    (digits(0..4) && matches!(sign, b'-' | b'/') && digits(5..7) && bytes[7] == sign && digits(8..10))
        .then_some(10)
        .filter(|_| matches!(bytes[10], b'T' | b' '))
        .map(|len| len + 1)
}

/// The length of `Mar  2 `.
fn month(text: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let rest = MONTHS.iter().find_map(|month| text.strip_prefix(month))?.strip_prefix(' ')?;
    let day = rest.trim_start_matches(' ');
    let behind = day.trim_start_matches(|c: char| c.is_ascii_digit());
    (day.len() > behind.len() && behind.starts_with(' ')).then(|| text.len() - behind.len() + 1)
}

/// The length of `07:41:09`, with a fraction and a zone.
fn clock(text: &str) -> Option<usize> {
    let bytes = text.as_bytes().get(..8)?;
    let shaped = bytes.iter().enumerate().all(|(at, b)| if at % 3 == 2 { *b == b':' } else { b.is_ascii_digit() });
    let rest = text.get(8..).filter(|_| shaped)?;
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let fraction = rest.strip_prefix(['.', ',']).map_or(0, |rest| 1 + digits(rest));
    let rest = &rest[fraction..];
    let zone = match rest.chars().next() {
        Some('Z') => 1,
        Some('+' | '-') => {
            1 + rest[1..].len() - rest[1..].trim_start_matches(|c: char| c.is_ascii_digit() || c == ':').len()
        }
        _ => 0,
    };
    Some(8 + fraction + zone)
}

/// The length of `box cron[812]: `.
fn sender(text: &str) -> Option<usize> {
    let host = text.find(' ').filter(|&len| len > 0)? + 1;
    let name = text[host..].find(' ').filter(|&len| len > 1)?;
    text[host..host + name].ends_with(':').then_some(host + name + 1)
}

/// The length of the mark of a stream, `00O `.
fn stream(text: &str) -> usize {
    let bytes = text.as_bytes();
    let marked = bytes.len() > 3 && bytes[..2].iter().all(u8::is_ascii_digit) && matches!(bytes[2], b'O' | b'E');
    if marked && matches!(bytes[3], b' ' | b'+') { 4 } else { 0 }
}

/// The length of the mark of a section, `section_end:1740901269:build`.
fn section(text: &str) -> Option<usize> {
    text.strip_prefix("section_start:").or_else(|| text.strip_prefix("section_end:"))?;
    Some(text.find(['\r', ' ']).unwrap_or(text.len()))
}

/// The length of a level or a name in brackets behind the time.
fn note(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(' ');
    let lead = text.len() - rest.len();
    let end = rest.find(' ')?;
    let word = &rest[..end];
    let bracketed = word.starts_with('[') && word.ends_with(']');
    let level = word.trim_matches(['[', ']', ':', '(', ')']);
    (bracketed || LEVELS.iter().any(|known| level.eq_ignore_ascii_case(known))).then_some(lead + end + 1)
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn what_stands_before_each_line_goes() {
        check(super::find, "2025-03-02T07:41:09.11Z curl a \\\n2025-03-02T07:41:09.12Z   -H b", "curl a \\\n  -H b");
        check(super::find, "[07:41:09] curl a\n[07:41:10] {}", "curl a\n{}");
        check(super::find, "web_1  | + curl a \\\nweb_1  |   -H b", "+ curl a \\\n  -H b");
        check(super::find, "Mar  2 07:41:09 box job[8]: curl a", "curl a");
        check(super::find, "2025-03-02 07:41:09,118 INFO [x] curl a", "curl a");
        check(super::find, "2025-03-02T07:41:09+00:00 00O $ curl a", "$ curl a");
        check(super::find, "07:41:09 00O section_end:8:x\n07:41:09 00O curl a", "\ncurl a");
    }

    #[test]
    fn what_a_runner_says_twice_is_said_once() {
        check(super::find, "07:41:09 ##[group]Run curl a \\\n07:41:09 curl a \\\n07:41:09  -H b", "\ncurl a \\\n -H b");
        check(super::find, "Run curl a\n curl a", "\n curl a");
        check(super::find, "Run curl a\n curl b", "Run curl a\n curl b");
    }

    #[test]
    fn other_times_stay() {
        for text in
            ["at 12:30:00 curl a", "12:30 curl a", "curl -H '\n12:30:00 x'", "a | curl b", "2025-03-02 x\ncurl a"]
        {
            check(super::find, text, text);
        }
    }
}
