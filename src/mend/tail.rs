//! Redirections, pipes and heredocs behind the arguments: kept as written, but for their quotes.

use super::accept::Role;
use super::dash::dashed;
use super::gap::blanks;
use super::heredoc::{bodies, delimiter};
use super::history::History;
use super::joint::{Tail, is_marked, is_pipe, is_program};
use super::patience::Patience;
use super::quotes::Quotes;
use super::reach::head;
use super::reading::Reading;
use super::word::{Doubt, readings};
use super::{Repair, SlipKind};
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::knowledge::{joints, programs};
use crate::shell::compound_end;
use crate::text::{Edit, Span};

/// One past a redirection to or from a file that starts at `at`; `None` for a heredoc. What its blanks need goes to `repairs`.
pub(super) fn redirect(text: &str, at: usize, repairs: &mut Vec<Repair>) -> Option<usize> {
    let rest = &text[at..];
    let operator = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '&');
    let sign = operator.len() - operator.trim_start_matches(['>', '<', '&', '|']).len();
    if operator.starts_with("<<") && !operator.starts_with("<<<") {
        return None;
    }
    let start = blanks(text, at + rest.len() - operator.len() + sign, repairs);
    let end = start + word(&text[start..])?;
    (end > start).then_some(end)
}

/// Where the word of a here-string starts whose operator is at `at`. What its blanks need goes to `repairs`.
pub(super) fn here_string(text: &str, at: usize, repairs: &mut Vec<Repair>) -> Option<usize> {
    let word = text[at..].strip_prefix("<<<")?;
    Some(blanks(text, text.len() - word.len(), repairs))
}

/// The rest of the line at `at`, continued lines and heredoc bodies included.
pub(super) fn rest(text: &str, at: usize, history: &History, patience: &Patience) -> Option<Tail> {
    let mut here = at;
    let mut repairs = Vec::new();
    let mut delimiters = Vec::new();
    let mut doubt = Doubt::None;
    let mut program = "";
    let mut pipe = at;
    loop {
        let word_end = here;
        let behind = blanks(text, here, &mut repairs);
        let trimmed = &text[behind..];
        here = behind;
        if let Some(next) = trimmed.strip_prefix("\\\n") {
            here = text.len() - next.len();
        } else if trimmed.starts_with('\n') && text[..here].trim_end().ends_with('|') && is_program(&trimmed[1..]) {
            here += 1;
        } else if let Some(below) =
            trimmed.strip_prefix('\n').filter(|below| is_cut(&text[pipe..here], below) || is_handed_on(below))
        {
            let edit = Edit::new(Span::new(word_end, here), " \\");
            repairs.push(Repair { kind: SlipKind::LostContinuation, edit });
            here = text.len() - below.len();
        } else if trimmed.is_empty() || trimmed.starts_with(['\n', ';', ')', '#']) || is_list(trimmed) {
            break;
        } else if is_said(trimmed) {
            doubt = doubt.max(Doubt::Said);
            break;
        } else if trimmed.strip_prefix('\\').is_some_and(|rest| rest.trim().is_empty()) {
            let end = here + 1;
            here = text[..here].trim_end_matches([' ', '\t']).len();
            let kind = SlipKind::DanglingContinuation;
            repairs.push(Repair { kind, edit: Edit::new(Span::new(here, end), "") });
            return bodies(text, end, &delimiters, history).map(|bodies| bodies.behind(repairs, doubt));
        } else if let Some(after) = trimmed.strip_prefix("<<").filter(|after| !after.starts_with('<')) {
            let after = after.strip_prefix('-').unwrap_or(after).trim_start_matches([' ', '\t']);
            let start = text.len() - after.len();
            let end = start + word(after)?;
            delimiters.push(delimiter(text, Span::new(start, end), &mut repairs));
            here = end;
        } else if let Some(end) = compound(text, here) {
            here = end;
        } else if trimmed.starts_with(['|', '<', '>', '&', '(']) {
            if let Some(behind) = trimmed.strip_prefix('|') {
                (program, pipe) = (name(behind), here + 1);
            }
            here += 1;
        } else if let Some(dashes) = dashed(text, here, program) {
            repairs.push(Repair { kind: SlipKind::SmartDash, edit: Edit::new(dashes.span, dashes.text) });
            doubt = doubt.max(dashes.doubt);
            here = dashes.span.end;
        } else if let Some(quotes) = filter(trimmed, program) {
            repairs.extend(quotes.into_iter().map(|at| escape(here + at)));
            here += word(trimmed)?;
        } else if let Some(mended) = mended(text, here, history, patience) {
            here = mended.end;
            doubt = doubt.max(mended.doubt);
            repairs.extend(mended.repairs);
        } else {
            let len = word(trimmed)?;
            let is_dressed = trimmed[..len].contains(|c: char| !c.is_ascii() && Quotes::of(c).is_some());
            doubt = doubt.max(if is_marked(&trimmed[..len]) { Doubt::Mark } else { Doubt::None });
            doubt = doubt.max(if is_dressed { Doubt::Quote } else { Doubt::None });
            here += len;
        }
    }
    let end = text[..here].trim_end_matches([' ', '\t']).len();
    repairs.retain(|repair| repair.edit.span.end <= end);
    bodies(text, end, &delimiters, history).map(|bodies| bodies.behind(repairs, doubt))
}

impl Tail {
    /// This, behind a line that needs `repairs` and has this `doubt`.
    fn behind(self, mut repairs: Vec<Repair>, doubt: Doubt) -> Self {
        repairs.extend(self.repairs);
        Self { end: self.end, repairs, doubt: doubt.max(self.doubt) }
    }
}

/// Whether `rest` goes on as a sentence does, to the end of its line: `and it prints this:`.
fn is_said(rest: &str) -> bool {
    let mut words = rest.split('\n').next().unwrap_or("").split_whitespace();
    let is_plain = |word: &str| {
        let word = word.trim_end_matches(['.', ',', ':', ';', '!', '?']);
        !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'))
    };
    words.next().is_some_and(joints::opens) && words.clone().count() > 1 && words.all(is_plain)
}

/// Whether a line end cuts the program called by `call` off from what it has to be told, which `below` begins with.
fn is_cut(call: &str, below: &str) -> bool {
    let line = below.split('\n').next().unwrap_or("").trim();
    let calls_anew = name(line) == "curl" || line.starts_with("sudo ") && call.trim_start().starts_with("sudo ");
    let words: Vec<_> = call.split_whitespace().collect();
    !line.is_empty() && !calls_anew && !is_other(line) && programs::wants_more(&words) && is_wanted(&words, line)
}

/// Whether `below` begins with a pipe into a program that is known, which hands on what the line above puts out.
fn is_handed_on(below: &str) -> bool {
    let line = below.split('\n').next().unwrap_or("");
    is_pipe(line) && line.trim_start().strip_prefix("| ").is_some_and(|rest| programs::is_known(name(rest)))
}

/// Whether `line` begins with a command where `words` wait for one, and else with what can be no command.
fn is_wanted(words: &[&str], line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or("");
    let is_program = programs::leads(words) && programs::is_known(first);
    is_program || first.starts_with(|c: char| c.is_ascii_digit()) || first.contains(|c| "/.'\"$-~‘“{".contains(c))
}

/// Whether `line` begins like a sentence, a message, a prompt or what was printed.
fn is_other(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or("");
    let is_plain = |word: &str| word.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b',' | b';'));
    let is_sentence = line.ends_with(['.', ':', '!', '?']) && line.contains(' ')
        || line.starts_with(char::is_uppercase)
        || line.split(' ').count() > 3 && line.split(' ').all(is_plain);
    let is_prompt =
        matches!(first, "$" | "%" | ">" | "❯") || first.contains('@') && first.ends_with(['#', '$', '%', '>']);
    is_sentence || is_prompt || first.ends_with(':') || line.starts_with(['#', '{', '<', '['])
}

/// How much of a compound command is read.
const COMPOUND: usize = 2048;

/// One past the compound command that the pipe at `at` leads into: `| while read line; do …; done`.
pub(super) fn compound(text: &str, at: usize) -> Option<usize> {
    let behind = text[at..].strip_prefix('|').filter(|behind| !behind.starts_with('|'))?;
    let command = behind.trim_start_matches([' ', '\t', '\n']);
    let opens =
        ["while ", "until ", "for ", "if ", "case ", "{ ", "{\n", "("].iter().any(|word| command.starts_with(word));
    let end = Some(head(command, COMPOUND)).filter(|_| opens).and_then(compound_end)?;
    Some(text.len() - command.len() + end)
}

/// The program that the words behind a pipe start.
fn name(text: &str) -> &str {
    let word = |text: &'_ str| text.find(|c: char| c.is_whitespace() || "|;&<>()".contains(c)).unwrap_or(text.len());
    let text = text.trim_start();
    let behind = text.strip_prefix("sudo ").map_or(text, str::trim_start);
    &behind[..word(behind)]
}

/// Where double quotes stand that the shell would take away from the filter of `program` which `text` starts with.
fn filter(text: &str, program: &str) -> Option<Vec<usize>> {
    let quotes = inner_quotes(&text[..word(text).filter(|_| text.starts_with('"') && is_filter(program))?]);
    (!quotes.is_empty()).then_some(quotes)
}

/// Whether the program called `name` wants names in its filters between double quotes.
pub(super) fn is_filter(name: &str) -> bool {
    matches!(name.rsplit('/').next(), Some("jq" | "yq"))
}

/// The double quotes within `word`, which stands between such itself, if plain names stand between them: `".a["b"]"`.
pub(super) fn inner_quotes(word: &str) -> Vec<usize> {
    let Some(inner) = word.strip_prefix('"').and_then(|word| word.strip_suffix('"')) else { return Vec::new() };
    let quotes = inner.match_indices('"').map(|(at, _)| at).filter(|&at| !inner[..at].ends_with('\\'));
    let quotes: Vec<_> = quotes.collect();
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
    };
    let pairs = quotes.chunks(2);
    let is_paired = |pair: &[usize]| pair.len() == 2 && is_name(&inner[pair[0] + 1..pair[1]]);
    if pairs.clone().all(is_paired) { quotes.into_iter().map(|at| at + 1).collect() } else { Vec::new() }
}

/// The backslash before the quote at `at`.
fn escape(at: usize) -> Repair {
    Repair { kind: SlipKind::UnescapedQuote, edit: Edit::new(Span::at(at), "\\") }
}

/// A word in quotes of which one is typographic.
fn mended(text: &str, at: usize, history: &History, patience: &Patience) -> Option<Reading> {
    let first = text[at..].chars().next()?;
    Quotes::of(first)?;
    let line = text[at..].find('\n').map_or(text.len(), |end| at + end);
    if first.is_ascii() && (text[at..line].is_ascii() || word(&text[at..line]).is_some()) {
        return None;
    }
    readings(text, at, Role::Text, history, patience)
        .into_iter()
        .min_by_key(|reading| (reading.fit.total(), reading.repairs.len(), reading.end))
}

fn is_blank(c: char) -> bool {
    matches!(glyph(c), Some((Glyph::Blank, _)))
}

fn is_list(text: &str) -> bool {
    text.starts_with("&&") || text.starts_with("||") || text.starts_with('&') && !text.starts_with("&>")
}

/// The length of the shell word at the start of `text`; `None` where a quote is never closed.
fn word(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b' ' | b'\t' | b'\n' | b'|' | b';' | b'<' | b'>' | b'(' | b')' | b'&' => break,
            b'\\' => at + 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
            b'\'' => at + 2 + text[at + 1..].find('\'')?,
            b'"' => double(bytes, at)?,
            0x80.. if text[at..].chars().next().is_some_and(is_blank) => break,
            _ => at + text[at..].chars().next().map_or(1, char::len_utf8),
        };
    }
    Some(at)
}

fn double(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        match bytes.get(at)? {
            b'\\' => at += 2,
            b'"' => return Some(at + 1),
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirection_ends_behind_its_target() {
        assert_eq!(redirect("2> /dev/null -H", 0, &mut Vec::new()), Some(12));
        assert_eq!(redirect("<<EOF\n", 0, &mut Vec::new()), None);
    }

    #[test]
    fn a_pipe_takes_its_line() {
        let end = |text: &str| rest(text, 0, &History::of(text), &Patience::new(text)).map(|tail| tail.end);
        assert_eq!(end("| jq '.a;b' \\\n -r; x"), Some(17));
        assert_eq!(end("| jq <<EOF\nEOF\nx"), Some(14));
        assert_eq!(end("| while read a; do echo $a; done > b; c"), Some(36));
        assert_eq!(end("| jq -r ‘.a[] | .b’\nx"), Some(23));
        assert_eq!(end("| python -m json.tool and it prints this:\nx"), Some(21));
        assert_eq!(end("| grep so\nx"), Some(9));
    }

    #[test]
    fn a_program_gets_what_the_line_end_cut_off() {
        let end = |text: &str| {
            rest(text, 0, &History::of(text), &Patience::new(text)).map(|tail| (tail.end, tail.repairs.len()))
        };
        assert_eq!(end("| sudo -E\nbash -\nls"), Some((16, 1)));
        assert_eq!(end("| sudo\ntee -a\n/etc/a\nls"), Some((20, 2)));
        assert_eq!(end("| sudo bash\nls"), Some((11, 0)));
        assert_eq!(end("| tee\nThis writes it."), Some((5, 0)));
        assert_eq!(end("| tee\nls"), Some((5, 0)));
        assert_eq!(end("| head -n\n5\nls"), Some((11, 1)));
        assert_eq!(end("| jq '.a'\n  | sort\n  | head\nls"), Some((27, 2)));
        assert_eq!(end("| jq '.a'\n| a | b |\n"), Some((9, 0)));
    }
}
