//! What stands before the name of a command on its line: where the command begins, and in what setting.

use super::quotes::Quotes;
use super::reach::{LOOK_BACK, line_start, tail};
use super::setting::Setting;
use crate::curl::environment;
use crate::knowledge::glyphs::is_typographic_dash;
use crate::knowledge::programs::{self, Runs};
use crate::shell::{self, Dialect};

/// Where the command begins whose name stands at `name` in the line that starts at `line`, and in what setting.
pub(super) fn setting(text: &str, line: usize, name: usize) -> (usize, Setting) {
    let before = &text[line..name];
    let call = runner(before);
    let at = line + assignments(&before[..call.unwrap_or(before.len())]);
    let before = &text[line..at];
    let trimmed = before.trim_end();
    let lead = line + before.len() - before.trim_start().len();
    if trimmed.trim_matches(['*', '_', ' ']).is_empty() {
        return (at, Setting::Line);
    }
    if trimmed.ends_with('|') && before.contains("curl") {
        // That of the command before it; what it begins with was looked at already.
        return (at, Setting::Line);
    }
    if trimmed.ends_with('|') && !trimmed.ends_with("||") {
        if let Some(start) = feeder(text, line, at) {
            return (start, Setting::Line);
        }
        if shell::read(trimmed, Dialect::Posix).pipelines.len() == 1 {
            return (lead + sentence(trimmed.trim_start()), Setting::Line);
        }
    }
    if before.ends_with('`') {
        return (at, Setting::Code);
    }
    let command = trimmed.ends_with("$(")
        || trimmed.ends_with([';', '&', '(', '{'])
        || is_prefix(trimmed.trim_start())
        || is_find(trimmed.trim_start())
        || trimmed.rsplit(';').next().is_some_and(|word| ["do", "then", "else"].contains(&word.trim()));
    match call {
        _ if command => (at, Setting::Line),
        Some(start) if is_call(&text[line + start..name], before) => (at, Setting::Sentence),
        _ if at < name && is_read(&text[at..name]) => (at, Setting::Sentence),
        _ => (name, Setting::Sentence),
    }
}

/// Whether `set`, what stands in a sentence before a name, sets a variable that curl reads.
fn is_read(set: &str) -> bool {
    set.split_once('=').is_some_and(|(name, value)| !value.trim().is_empty() && environment::is_read(name))
}

/// Whether `call`, which stands behind `before` in a sentence, is none of its words.
fn is_call(call: &str, before: &str) -> bool {
    let first = call.split(' ').next().unwrap_or_default();
    let is_shown = before.trim_end().ends_with(':') || before.ends_with(|c| c == '*' || Quotes::of(c).is_some());
    programs::runs(first).is_some() && (is_shown || !programs::is_said(first))
}

/// Whether a backtick at the end of `before` is the shell's: in a value, or among what a program is given.
pub(super) fn is_substitution(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let rest = line.strip_suffix('`').unwrap_or(line);
    let rest = rest.strip_suffix('"').unwrap_or(rest);
    let mut words = rest.split_whitespace().skip_while(|word| matches!(*word, "$" | "#" | ">" | "sudo"));
    let first = words.next().unwrap_or_default();
    rest.ends_with('=') || rest.trim_end().ends_with(" [") || programs::is_known(first) || first == "export"
}

/// Where a command begins in `before`, which ends with the pipe that feeds another one: behind what a sentence says.
fn sentence(before: &str) -> usize {
    let first = before.split(' ').next().unwrap_or_default();
    if !first.ends_with(':') && !first.starts_with(char::is_uppercase) {
        return 0;
    }
    let plain = &before[..before.find(['"', '\'', '$']).unwrap_or(before.len())];
    let starts = plain.match_indices(' ').map(|(at, _)| at + 1);
    let is_program = |&at: &usize| plain[at..].split(' ').next().is_some_and(programs::is_known);
    starts.clone().find(is_program).unwrap_or(0)
}

/// Where the program starts that feeds the command at `at`, in a line above the one at `line` in which a quote closes.
fn feeder(text: &str, line: usize, at: usize) -> Option<usize> {
    let before = &text[line..at];
    let quote = ['\'', '"'].into_iter().find(|&quote| before.matches(quote).count() % 2 == 1)?;
    let above = tail(&text[..line], LOOK_BACK * 8);
    let open = line - above.len() + above.rfind(quote)?;
    let first = line_start(text, open);
    let start = first + text[first..].len() - text[first..].trim_start().len();
    let is_named = text[..open].ends_with(' ') && text[start..open].starts_with(|c: char| c.is_ascii_lowercase());
    let script = shell::read(text[start..at].trim_end().strip_suffix('|')?, Dialect::Posix);
    (is_named && script.complaints.is_empty() && script.pipelines.len() == 1).then_some(start)
}

/// Whether `before` is all that `find` is told before the first command that it runs.
pub(super) fn is_find(before: &str) -> bool {
    let runs = before.ends_with(" -exec") || before.ends_with(" -execdir");
    runs && before.starts_with("find ") && !before.contains("curl")
}

/// Where the call of a program starts that ends `before` and runs the command behind it as it stands: `sudo -E `.
fn runner(before: &str) -> Option<usize> {
    let words = before.strip_suffix(' ').or_else(|| Some(before).filter(|_| names_image(before)))?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " _-./@=:+,{}%".contains(c) || is_wide_dash(c);
    // How far back is looked in a line that has no end.
    let near = words.len() - tail(words, LOOK_BACK).len();
    let near = if near == 0 { 0 } else { near + words[near..].find(' ').map_or(0, |at| at + 1) };
    let start = words[near..].rfind(|c| !is_plain(c)).map_or(near, |at| near + at + 1);
    let start = start + words.get(start..).and_then(quoted).unwrap_or(0);
    let words = words.get(start..).filter(|words| !words.ends_with(' '))?;
    // As long as the dashes themselves, so that places stay.
    let spelled = if words.is_ascii() { words.to_owned() } else { words.replace(is_wide_dash, "---") };
    let starts = words.match_indices(' ').map(|(at, _)| at + 1).rev().take(LEADING).chain([0]);
    let leads = |&at: &usize| programs::leads(&spelled[at..].split_whitespace().collect::<Vec<_>>());
    let is_called = |&at: &usize| words[at..].starts_with(|c: char| c.is_ascii_lowercase() || c == '/');
    let is_joined = |&at: &usize| words[at..].ends_with(" and") || words[at..].ends_with(" or");
    let first = starts.filter(is_called).filter(leads).filter(|at| !is_joined(at)).min()?;
    Some(start + first)
}

/// Where in `words` the command starts that another program takes in quotes: two blanks stand where these were taken away.
fn quoted(words: &str) -> Option<usize> {
    let gap = words.rfind("  ")?;
    let takes = |word: &str| programs::runs(word).is_some_and(|runs| runs != Runs::Here);
    words[..gap].split_whitespace().any(takes).then_some(gap + 2)
}

/// Whether `c` is what software makes of hyphens, and as long as three of them.
fn is_wide_dash(c: char) -> bool {
    c.len_utf8() == 3 && is_typographic_dash(c)
}

/// Whether `before`, which ends at the name of a program, ends with the owner of an image that is named after it, as in
/// `docker run --rm curlimages/curl`.
fn names_image(before: &str) -> bool {
    let owner = before.rsplit(' ').next().unwrap_or(before);
    owner.len() < before.len()
        && owner.ends_with('/')
        && !owner.starts_with(['/', '.', '~', '$', '-'])
        && !owner.contains('=')
}

/// Whether `before` ends with a call of what runs the image that is named after the program behind it.
pub(super) fn runs_image(before: &str) -> bool {
    names_image(before) && runner(before).is_some()
}

/// Whether a name behind `before` is something else that a program is told, as the name of what is to run, since `behind`
/// it the same name follows as the command: `kubectl run curl --image=a -- curl …`.
pub(super) fn is_told(before: &str, behind: &str) -> bool {
    let line = behind.split('\n').next().unwrap_or("");
    // Behind most names, no other one stands.
    let mut names = line.match_indices("curl").map(|(at, _)| at).take(NAMED).peekable();
    let is_runner = |word: &str| programs::runs(word) == Some(Runs::Elsewhere);
    if names.peek().is_none() {
        return false;
    }
    let mut words: Vec<_> = before.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(LEADING).collect();
    words.reverse();
    let Some(first) = words.iter().copied().position(is_runner) else { return false };
    let is_command = |at: usize| {
        let is_apart = line[..at].ends_with([' ', '/']) && line[at + "curl".len()..].starts_with(' ');
        let call: Vec<_> =
            words[first..].iter().copied().chain(["curl"]).chain(line[..at].split_whitespace()).collect();
        is_apart && programs::leads(&call)
    };
    !programs::leads(&words[first..]) && names.any(is_command)
}

/// How many names behind one are looked at.
const NAMED: usize = 4;

/// How many words of such a call are looked at.
const LEADING: usize = 16;

/// Where the assignments start that end `before` and hold for the command behind it alone.
fn assignments(before: &str) -> usize {
    let mut start = before.len();
    while let Some(word) = assignment(&before[..start]) {
        start -= word;
    }
    start
}

/// The length of the assignment that ends `before`, with the blanks behind it.
fn assignment(before: &str) -> Option<usize> {
    let word = before.trim_end_matches([' ', '\t']);
    let kind = |c: char| Quotes::of(c).filter(|_| c != '`' && c != '´');
    let quote = word.chars().next_back().and_then(|c| Some((c, kind(c)?)));
    let open = match quote {
        Some((mark, _)) if mark.is_ascii() => word[..word.len() - 1].rfind(mark)?,
        Some((mark, quotes)) => word[..word.len() - mark.len_utf8()].rfind(|c| kind(c) == Some(quotes))?,
        None => word.len(),
    };
    let borders = word[..open].rmatch_indices(|c: char| c.is_whitespace() || "&;|(".contains(c));
    let start = borders.map(|(at, border)| at + border.len()).next().unwrap_or(0);
    let (name, value) = word[start..].split_once('=')?;
    let is_whole = quote.is_none_or(|_| start + name.len() + 1 == open);
    let is_plain = quote.is_some() || !value.contains(|c| c == '`' || c == ')' || kind(c).is_some());
    (word.len() < before.len() && is_name(name) && is_whole && is_plain).then_some(before.len() - start)
}

/// Whether the words before the name are such as a shell takes before a command.
fn is_prefix(before: &str) -> bool {
    const KEYWORDS: [&str; 6] = ["then", "do", "else", "if", "while", "!"];
    before.split_whitespace().all(|word| {
        let assignment = word.split_once('=').is_some_and(|(name, _)| is_name(name));
        let runs = || programs::runs(word) == Some(Runs::Here);
        assignment || KEYWORDS.contains(&word) || word.starts_with('-') || runs()
    })
}

/// Whether `text` can name a shell variable.
pub(super) fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_')
        && bytes.all(|b| b.is_ascii_alphanumeric() || b == b'_')
}
