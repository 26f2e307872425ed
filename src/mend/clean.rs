//! Right stays right: what the shell reads without complaint, whose options exist, and that shows no
//! trace of damage, is taken as it stands.

use super::accept::{Role, dressed_field, is_broken, is_json, swallows};
use super::bare::is_before_attribute;
use super::doubt;
use super::exact::{accident, exact};
use super::gap::{follows_on, is_placeholder};
use super::heredoc;
use super::joint::{is_argument, is_half_quoted, is_joined};
use super::option;
use super::quotes::Quotes;
use super::reach::head;
use super::read::Read;
use super::spread;
use super::tail::{inner_quotes, is_filter};
use super::url::{option_behind, reply};
use crate::curl::{Arg, ComplaintKind};
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::knowledge::{help_topics, options, programs};
use crate::shell::{Part, Quoting, Redirect, Simple, Word, Worth};

/// Whether the command `read` from `text`, its first `end` bytes, is clean.
pub(super) fn is_clean(read: &Read, text: &str, end: usize) -> bool {
    let Some(simple) = read.pipeline.commands.get(read.position) else { return false };
    let names = read.invocation.complaints.iter().all(|complaint| {
        !matches!(complaint.kind, ComplaintKind::UnknownOption | ComplaintKind::MissingValue | ComplaintKind::NoUrl)
    });
    let dashed = read
        .pipeline
        .commands
        .iter()
        .any(|simple| simple.words.first().is_some_and(|word| word.span.of(text).starts_with('-')));
    let glued = |(at, _): (usize, &str)| {
        text[..at].ends_with(['/', '=', '@', '.', ':', '-', '_']) && is_placeholder(&text[at..])
    };
    let is_dressed = |redirect: &Redirect| {
        let given = redirect.span.of(text);
        let is_blank = |c: char| matches!(glyph(c), Some((Glyph::Blank, _)));
        given.starts_with(['<', '>'])
            && !given.is_ascii()
            && given
                .contains(|c: char| is_blank(c) || given.starts_with("<<<") && !c.is_ascii() && Quotes::of(c).is_some())
    };
    let is_bare_filter = |simple: &Simple| {
        let mut words = simple.words.iter().map(|word| word.span.of(text));
        words.next().is_some_and(is_filter) && words.any(|word| !inner_quotes(word).is_empty())
    };
    let mut redirects = read.pipeline.commands.iter().flat_map(|simple| &simple.redirects);
    names
        && !redirects.any(|redirect| redirect.heredoc.as_ref().is_some_and(|it| heredoc::is_dressed(it.span.of(text))))
        && !read.pipeline.commands.iter().any(is_bare_filter)
        && !simple.redirects.iter().any(is_dressed)
        && !text[..end].match_indices('<').any(glued)
        && !dashed
        && !read.invocation.args.is_empty()
        && read.pipeline.commands.iter().flat_map(|simple| &simple.words).all(|word| is_plain(word, text))
        && simple.words.iter().all(|word| !is_long_with_one_dash(word.span.of(text)))
        && !simple.words.windows(2).any(|pair| is_spaced(&pair[0], &pair[1], text))
        && (are_meant(&read.invocation.args, text) || asks_for_help(read, simple, text))
        && doubt::shown(&read.invocation, |arg| is_content(arg, text)).is_none()
        && !is_cut(text, end)
        && !is_cut_below(read, text, end)
}

/// Whether all that `simple` does is ask for help, on one topic or option or on nothing.
fn asks_for_help(read: &Read, simple: &Simple, text: &str) -> bool {
    let [arg] = read.invocation.args.as_slice() else { return false };
    let mut behind = simple.words.iter().map(|word| word.span).filter(|span| span.start >= arg.span.end);
    let is_topic = |word: &str| help_topics::is_topic(word) || word.starts_with('-');
    arg.option.is_some_and(|option| option.long == "help")
        && behind.next().is_none_or(|span| is_topic(span.of(text)))
        && behind.next().is_none()
}

/// The longest line of a sentence, in bytes, that is read as a shell would.
const SHOWN: usize = 4 << 10;

/// The line that `given`, what stands in a sentence, begins with, if it ends near.
pub(super) fn shown(given: &str) -> Option<&str> {
    let seen = head(given, SHOWN);
    let end = memchr::memchr(b'\n', seen.as_bytes()).or((seen.len() == given.len()).then_some(seen.len()))?;
    Some(&seen[..end]).filter(|line| !line.trim_end().ends_with('\\'))
}

/// Whether `rest`, behind the name of curl in a sentence, begins as one: of two plain words behind each other, the second is
/// no value of an option, and no URL. Told without reading any of it as a shell would.
pub(super) fn is_prose(rest: &str) -> bool {
    let is_word = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_bare = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-:/._".contains(&byte));
    let mut before = false;
    rest.split_whitespace().take_while(is_bare).any(|word| std::mem::replace(&mut before, is_word(word)) && before)
}

/// Whether the command `read` from `text` is no part of the sentence that it stands in: each of its words that is no option
/// is a URL, and each of its pipes leads to a program.
pub(super) fn is_evident(read: &Read, text: &str) -> bool {
    let is_url =
        |arg: &Arg| arg.value.as_ref().is_some_and(|value| value.text().contains("://") || is_quoted(arg, text));
    let mut operands = read.invocation.args.iter().filter(|arg| arg.option.is_none()).peekable();
    let is_program = |simple: &Simple| simple.words.first().is_some_and(|word| programs::is_known(word.span.of(text)));
    operands.peek().is_some()
        && operands.all(is_url)
        && read.pipeline.commands.iter().skip(read.position + 1).all(is_program)
}

/// Whether `arg` stands in straight quotes, so that nothing has changed the marks within: all in pairs, with no option
/// behind one.
fn is_content(arg: &Arg, text: &str) -> bool {
    let Some(value) = &arg.value else { return false };
    let whole = value.whole();
    let is_quoted = |mark: char| text[..whole.start].ends_with(mark) && text[whole.end..].starts_with(mark);
    let count = |mark: char| value.text().matches(mark).count();
    (is_quoted('"') || is_quoted('\''))
        && count('“') == count('”')
        && count('‘') <= count('’')
        && !swallows(value.text())
}

/// Whether the line below has what the program behind the last pipe was to be told.
fn is_cut_below(read: &Read, text: &str, end: usize) -> bool {
    let is_piped = read.position + 1 < read.pipeline.commands.len();
    let below = text[end..].strip_prefix('\n').filter(|_| is_piped);
    below.is_some_and(|below| is_argument(below.split('\n').next().unwrap_or("")) || read.is_cut_off(text))
}

/// Whether no typographic character stands outside the quotes of `word`, and its quotes are no accident.
pub(super) fn is_plain(word: &Word, text: &str) -> bool {
    let bare = |part: &&Part| part.quoting == Quoting::Bare && matches!(part.worth, Worth::Text(_));
    let typographic = |c: char| !c.is_ascii() && glyph(c).is_some();
    let outside = word.parts.iter().filter(bare).any(|part| part.span.of(text).contains(typographic));
    // A caret alone is what cmd.exe has at line ends.
    let escaped = word.span.of(text).strip_prefix('\\');
    let glued = escaped.is_some_and(|rest| !rest.starts_with(['{', '[']))
        || word.span.of(text) == "^"
        || exact(text, word.span.start).is_some_and(|exact| accident(text, &exact.runs) > 0);
    !outside
        && !glued
        && !joins_option(word, text)
        && !word.parts.windows(2).any(|pair| is_accident(&pair[0], &pair[1], word, text))
}

/// Whether a continued line without a blank on either side makes an option part of `word`.
fn joins_option(word: &Word, text: &str) -> bool {
    let continuation = |part: &&Part| part.quoting == Quoting::Bare && part.span.of(text).ends_with("\\\n");
    word.parts.iter().filter(continuation).any(|part| option::at(text, part.span.end).is_some())
}

/// Whether a quoted run with blanks in it ends where bare letters go on: its closing quote was another's.
fn is_accident(before: &Part, after: &Part, word: &Word, text: &str) -> bool {
    let closes = before.quoting != Quoting::Bare && after.quoting == Quoting::Bare && before.span.len() == 1;
    let letters = after.span.of(text).starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '{' | '[' | '-'));
    let run = || text[word.span.start..before.span.start].rsplit(['"', '\'']).next().unwrap_or("");
    let accident = |run: &str| run.contains(' ') || matches!(run, "" | "{" | "[");
    closes && letters && (accident(run()) || after.span.of(text).starts_with(['{', '[']))
        || word.span.of(text).starts_with("\"{\"") && closes
}

/// Whether two dashes and the name of an option stand apart.
fn is_spaced(dashes: &Word, name: &Word, text: &str) -> bool {
    dashes.span.of(text) == "--" && options::long(name.span.of(text)).is_some()
}

/// Whether a word is the name of a long option with one dash.
fn is_long_with_one_dash(word: &str) -> bool {
    let name = word.strip_prefix('-').filter(|name| !name.starts_with('-') && name.len() > 2);
    name.is_some_and(|name| options::long(name.split('=').next().unwrap_or(name)).is_some())
}

/// Whether what stands behind a command is a part of it that its shell does not see.
pub(super) fn is_cut(text: &str, end: usize) -> bool {
    let rest = text[end..].trim_start_matches([' ', '\t']);
    let query = text[end..].strip_prefix('&').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let line = rest.split('\n').next().unwrap_or("");
    let backslash =
        rest.strip_prefix('\n').is_some_and(|below| below.trim_start_matches([' ', '\t']).starts_with("\\\n"));
    query
        || backslash
        || rest.starts_with(['\\', '(']) && !is_joined(rest)
        || is_half_quoted(line)
        || is_before_attribute(text, end)
        || follows_on(text, end)
}

/// Whether the arguments of a command for another shell than `sh` may have been typed so.
pub(super) fn is_plausible(read: &Read, text: &str) -> bool {
    are_meant(&read.invocation.args, text)
}

/// Whether each argument may have been typed so. A word that looks like no URL may stand alone beside
/// one that does; two in a row are a sentence, or a value that lost its quotes.
fn are_meant(args: &[Arg], text: &str) -> bool {
    let strange = |arg: &Arg| arg.option.is_none() && !is_meant(arg, text);
    let url = |arg: &Arg| arg.option.map_or(!strange(arg), |option| option.long == "url");
    let broken = |pair: &[Arg]| pair.iter().all(strange) || pair[1].option.is_none() && is_cut_header(&pair[0], text);
    let run_into = |pair: &[Arg]| {
        strange(&pair[1]) && pair[0].value.as_ref().is_some_and(|value| option_behind(value.text(), "\"").is_some())
    };
    let parted = |pair: &[Arg]| {
        pair[0].option.is_none()
            && pair[0].value.as_ref().is_some_and(|value| value.text().ends_with(":/") || value.text().ends_with("://"))
    };
    let spread =
        |pair: &[Arg]| strange(&pair[1]) && pair[0].option.is_none() && spread::more(text, pair[0].span.end).is_some();
    let broken = |pair: &[Arg]| broken(pair) || run_into(pair) || parted(pair) || spread(pair);
    // Neither a reply nor the mark of a sentence is a word that somebody gives to curl.
    let said = |arg: &Arg| {
        let given = arg.span.of(text);
        let mark = matches!(given, "." | "," | ";" | ":" | "!" | "?" | "+" | "=");
        arg.option.is_none() && !is_quoted(arg, text) && (mark || reply(given).is_some())
    };
    !args.iter().any(said)
        && args.iter().all(|arg| strange(arg) || is_meant(arg, text))
        && args.iter().any(url)
        && !args.windows(2).any(broken)
}

/// Whether quotes stand around `arg`.
fn is_quoted(arg: &Arg, text: &str) -> bool {
    text[..arg.span.start].ends_with(['"', '\'']) || arg.span.of(text).starts_with(['"', '\''])
}

/// Whether the value of `arg` may have been typed so.
fn is_meant(arg: &Arg, text: &str) -> bool {
    let Some(value) = &arg.value else { return true };
    let given = value.text();
    let Some(option) = arg.option else {
        let word = is_quoted(arg, text) && !given.contains(char::is_whitespace);
        let dotted = given.split('.').all(|label| !label.is_empty()) && given.contains('.');
        let filled = value.unknowns().first().is_some_and(|unknown| unknown.span.start == 0);
        let url = (filled || dotted || !Role::Operand.fit(given).is_hopeless()) && !given.ends_with([',', '!', '?']);
        let typographic = |c: char| !c.is_ascii() && Quotes::of(c).is_some();
        return (url || word)
            && !given.contains('\n')
            && !is_broken(given)
            && !given.contains("&amp;")
            && !swallows(given)
            && (!given.contains(typographic) || is_content(arg, text));
    };
    let role = Role::of(option);
    if role == Role::Data && is_json(given) {
        // What only the running shell knows has no quotes of this body; a number may stand wherever it does.
        return role.fit(&value.masked('1')).trace == 0;
    }
    if role == Role::Data && dressed_field(given).is_some() {
        return false;
    }
    let eaten = role == Role::Header && role.fit(given).trace == 3;
    let broken = role == Role::Header && given.contains('\n');
    let quoted = given.starts_with(|c: char| !c.is_ascii() && Quotes::of(c).is_some());
    !(eaten || broken || quoted)
}

/// Whether `arg` is a header without quotes that ends at its colon.
fn is_cut_header(arg: &Arg, text: &str) -> bool {
    let header = arg.option.is_some_and(|option| Role::of(option) == Role::Header);
    arg.value.as_ref().filter(|_| header).is_some_and(|value| {
        let whole = value.whole();
        let bare = whole.of(text) == value.text() && !text[..whole.start].ends_with(['"', '\'']);
        bare && value.text().ends_with(':')
    })
}
