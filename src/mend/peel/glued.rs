//! A command that what stands before or behind it touches: the letters of a script that sets no blanks, an option.

use super::super::option;
use super::super::reach;
use super::super::region::names;
use super::named_lines;
use crate::text::Edit;

/// The blanks that are missing before and behind the names and the words of commands.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (start, line) in named_lines(text) {
        edits.extend(label(line).map(|at| Edit::new(start + at..start + at, "\n")));
        let is_apart = |name: &usize| !line[..*name].ends_with(|c: char| c.is_ascii_alphanumeric());
        let Some(name) = names(line.as_bytes()).find(is_apart) else { continue };
        if !line.is_ascii() {
            edits.extend(before(line, name).map(|at| Edit::new(start + at..start + at, " ")));
            edits.extend(behind(line, name).map(|at| Edit::new(start + at..start + at, " ")));
        }
        edits.extend(option(line, name).map(|at| Edit::new(start + at..start + at, " ")));
    }
    edits
}

/// Where the label of a button ends that a page shows above its code, with the code's language or without, and that touches
/// the name of a command: `bashCopy codecurl`.
fn label(line: &str) -> Option<usize> {
    const LABELS: [&str; 3] = ["Copy code", "Copied!", "Copy"];
    let name = names(line.as_bytes()).next()?;
    let language = LABELS.iter().find_map(|label| line[..name].strip_suffix(label))?;
    let is_language = language.trim().bytes().all(|byte| byte.is_ascii_lowercase());
    (is_language && language.len() < LANGUAGE && line[name + 4..].starts_with(' ')).then_some(name)
}

/// How long the name of a language is at most.
const LANGUAGE: usize = 12;

/// Where the letter ends that touches the name at `name` of `line`.
fn before(line: &str, name: usize) -> Option<usize> {
    let touches = line[..name].chars().next_back().is_some_and(is_letter);
    (touches && line[name + 4..].starts_with(' ')).then_some(name)
}

/// Where, behind the name at `name` of `line`, the sentence goes on: at its marks behind a URL, or at a letter behind a quote.
fn behind(line: &str, name: usize) -> Option<usize> {
    // Where software sets quotes, it sets the marks of the command as well.
    if line.contains(['“', '”', '‘', '’']) {
        return None;
    }
    let mut open = None;
    let mut last = ' ';
    let mut word = name;
    for (offset, c) in line[name..].char_indices() {
        let at = name + offset;
        match open {
            Some(quote) if c == quote => open = None,
            None if matches!(c, '"' | '\'') => open = Some(c),
            None if c == ' ' => word = at + 1,
            None if is_mark(c) && line[word..at].contains("://") && goes_on(&line[at + c.len_utf8()..]) => {
                return Some(at);
            }
            None if (is_mark(c) || is_letter(c)) && matches!(last, '"' | '\'') => return Some(at),
            _ => {}
        }
        last = c;
    }
    None
}

/// Whether `rest`, what stands behind a mark, is the sentence.
fn goes_on(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| c.is_whitespace() || is_letter(c))
}

/// Where the option begins that touches the name at `name`, with which `line` begins.
fn option(line: &str, name: usize) -> Option<usize> {
    let end = name + 4;
    let word = line[end..].split(' ').next().unwrap_or("");
    let letters = word.trim_start_matches('-');
    let is_short = word.len() == letters.len() + 1 && (1..4).contains(&letters.len());
    let begins = line[..name].trim_start_matches(['$', '#', '>', ' ', '\t']).is_empty();
    let is_option = word.starts_with('-') && (is_short || word.starts_with("--")) && option::at(line, end).is_some();
    (begins && is_option && reach::head(&line[end..], REACH).contains("://")).then_some(end)
}

/// How far behind the name a URL is looked for.
const REACH: usize = 1024;

/// Whether `c` is a letter of a script that sets no blanks between words.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether `c` is a mark of a sentence in such a script.
fn is_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '、' | '）' | '」' | '』' | '】' | '》')
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn blanks_part_commands_from_sentences() {
        check(super::find, "请运行curl https://a/x，然后\n", "请运行 curl https://a/x ，然后\n");
        check(super::find, "使用curl x -d '{\"a\":1}'即可\n", "使用 curl x -d '{\"a\":1}' 即可\n");
        check(super::find, "curl-X POST https://a/x\n", "curl -X POST https://a/x\n");
        check(super::find, "$ curl--location https://a/x\n", "$ curl --location https://a/x\n");
    }

    #[test]
    fn labels_of_buttons_stand_apart() {
        check(super::find, "bashCopy codecurl https://a/x\n", "bashCopy code\ncurl https://a/x\n");
        check(super::find, "Copycurl -s https://a/x\n", "Copy\ncurl -s https://a/x\n");
        for text in ["Copycurl\n", "My Copycurl -s https://a/x\n", "pycurl -s https://a/x\n"] {
            check(super::find, text, text);
        }
    }

    #[test]
    fn names_and_values_stay() {
        for text in [
            "curl-config --libs",
            "see curl-X https://a",
            "curl-7.88 https://a",
            "curl -d '请，a' https://a/维基",
            "curl https://a/x?q=东京",
            "pycurl https://a，b",
            "curl https://a/x，b=1",
            "curl -d ‘{“a”：”https://a/x”，”b”：1}’ https://a/x",
        ] {
            check(super::find, text, text);
        }
    }
}
