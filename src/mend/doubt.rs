//! What a command, mended as far as it can be, still shows of damage that nothing tells how to undo.

use super::accept::{Role, is_json, is_whole_json};
use super::certainty::Certainty;
use super::command::{Command, Slip, SlipKind};
use crate::curl::{Arg, ComplaintKind, Invocation};
use crate::json::{self, FaultKind, Kind};
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::knowledge::placeholders::classify;
use crate::shell::Value;

/// What speaks against a command, mended or not: what nobody types, but for the arguments that are content as they stand.
pub(super) fn shown(invocation: &Invocation, is_content: impl Fn(&Arg) -> bool) -> Option<&'static str> {
    if invocation.complaints.iter().any(|complaint| complaint.kind == ComplaintKind::MissingValue) {
        return Some("the value of an option");
    }
    let media = Media::of(invocation);
    if bodies(invocation).any(|body| is_cut(body.text(), media)) {
        return Some("what the body was: it is no JSON");
    }
    invocation.args.iter().find_map(|arg| strange(arg, if is_content(arg) { Nature::Content } else { Nature::Open }))
}

/// What the bodies of a command are called.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Media {
    /// JSON, or nothing at all.
    Json,
    /// Something else.
    Other,
}

impl Media {
    /// What the headers of `invocation` say.
    fn of(invocation: &Invocation) -> Self {
        let headers = invocation.args.iter().filter(|arg| arg.option.is_some_and(|option| option.long == "header"));
        let fields = headers.filter_map(|arg| arg.value.as_ref()?.known()?.split_once(':'));
        let mut types = fields.filter(|(name, _)| name.eq_ignore_ascii_case("content-type")).map(|(_, media)| media);
        let is_other = |media: &str| media.contains('/') && !media.to_ascii_lowercase().contains("json");
        if types.any(is_other) { Self::Other } else { Self::Json }
    }
}

/// Whether typographic signs in a value can be anything but typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nature {
    Content,
    Open,
}

/// What nobody types in the value of `arg`.
fn strange(arg: &Arg, nature: Nature) -> Option<&'static str> {
    let value = arg.value.as_ref()?.text();
    let role = arg.option.map_or(Role::Operand, Role::of);
    let is_foreign = !value.is_ascii();
    let named = if is_foreign && is_named_in_guillemets(value) { "«»" } else { "" };
    let has = |wanted: &dyn Fn(Glyph) -> bool| {
        let is_wanted = |c: char| !named.contains(c) && glyph(c).is_some_and(|(class, _)| wanted(class));
        is_foreign && value.chars().any(|c| !c.is_ascii() && is_wanted(c))
    };
    let strict = matches!(role, Role::Operand | Role::Url | Role::Header);
    let ligature = is_foreign && value.contains(|c| matches!(c, '\u{fb00}'..='\u{fb06}'));
    if ligature
        || has(&|class| class == Glyph::Blank) && role != Role::Data
        || strict && nature == Nature::Open && has(&is_typographic)
    {
        Some("whether a character that is not ASCII was typed")
    } else if strict && ["\\_", "\\*", "\\-"].iter().any(|mark| value.contains(mark))
        || is_escaped_field(role, value)
        || role == Role::Data && (has_lone_escape(value) || has_escaped_name(value))
    {
        Some("whether a backslash was typed")
    } else if role == Role::Header && arg.value.as_ref().is_some_and(|value| holds_option(&value.masked('1'))) {
        Some("whether an option within a header was one of the command")
    } else if is_foreign && (has_half_pair(value) || nature == Nature::Open && has_code_quote(value)) {
        Some("whether a quote mark in a value was typed")
    } else if arg.option.is_some_and(|option| option.long == "write-out") && value.ends_with("}n") {
        Some("whether `\\n` stood at the end of a format")
    } else if is_foreign && value.split(|c: char| c.is_whitespace() || c == '"').any(is_dashed_name) {
        Some("whether a dash in a name was two hyphens")
    } else if is_broken(arg, role, value) {
        Some("whether a line of a value was broken by software")
    } else if value.split('T').any(is_undivided_date) {
        Some("whether a date lost a hyphen")
    } else if role == Role::Data && has_escaped_form(value) {
        Some("whether `&amp;` was typed")
    } else if arg.option.is_some() && is_in_question_marks(role, value) {
        Some("which of the question marks were quotes")
    } else if matches!(role, Role::Operand | Role::Url) && has_closing_tag(value) {
        Some("which of the tags in the URL were typed")
    } else {
        None
    }
}

/// Whether `value` has a tag of HTML that ends something.
fn has_closing_tag(value: &str) -> bool {
    value.split("</").skip(1).any(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether `value` has a placeholder in guillemets.
fn is_named_in_guillemets(value: &str) -> bool {
    let inside = value.split_once('«').and_then(|(_, rest)| rest.split_once('»'));
    inside.is_some_and(|(inside, _)| classify(&format!("<{inside}>")).is_some())
}

/// Whether question marks stand where the quotes of `value` should.
fn is_in_question_marks(role: Role, value: &str) -> bool {
    let opens = role == Role::Data && ["?{", "?["].iter().any(|mark| value.starts_with(mark));
    let inner = value.strip_prefix('?').filter(|inner| inner.starts_with(|c: char| c.is_alphanumeric() || c == '@'));
    opens || inner.is_some_and(|inner| inner.ends_with('?') || role != Role::Data && inner.contains('='))
}

/// Whether a line ends within what is one line wherever it goes.
fn is_broken(arg: &Arg, role: Role, value: &str) -> bool {
    let line = matches!(role, Role::Operand | Role::Url | Role::Header | Role::Method | Role::Number);
    let line =
        line || arg.option.is_some_and(|option| matches!(option.long, "user" | "cookie" | "user-agent" | "referer"));
    line && value.trim_end().contains('\n')
}

/// Whether the name of a form's field has an underscore as Markdown escapes it.
fn is_escaped_field(role: Role, value: &str) -> bool {
    let name = value.split('=').next().filter(|name| name.len() < value.len()).unwrap_or("");
    role == Role::Data && name.contains("\\_") && !name.contains(char::is_whitespace)
}

/// Whether of a pair of double quotes one alone is typographic: `<b class=“a">`.
fn has_half_pair(value: &str) -> bool {
    value.contains(['“', '”']) && value.matches('"').count() % 2 == 1
}

/// Whether a typographic double quote opens what in a language of queries is a string: `{job=”api”}`.
fn has_code_quote(value: &str) -> bool {
    let is_opening = |at: usize| value[..at].ends_with('=') && value[..at].contains('{');
    !value.contains('"') && value.match_indices(['“', '”']).any(|(at, _)| is_opening(at))
}

/// Whether all underscores of `value` have a backslash, and one joins two parts of a name: in SQL, that is for patterns.
fn has_escaped_name(value: &str) -> bool {
    let is_joint = |at: usize| {
        let is_part = |c: char| c.is_ascii_alphanumeric();
        value[..at].ends_with(is_part) && value[at + 2..].starts_with(is_part)
    };
    let count = value.matches("\\_").count();
    count > 0
        && count == value.matches('_').count()
        && count == value.matches('\\').count()
        && !value.contains(['%', '^', '*'])
        && value.match_indices("\\_").all(|(at, _)| is_joint(at))
}

/// Whether JSON has a backslash before what Markdown escapes, and JSON does not: `\*`, `\_`.
fn has_lone_escape(value: &str) -> bool {
    if !value.contains('\\') || !is_json(value) {
        return false;
    }
    let mut bytes = value.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'\\' && bytes.next().is_some_and(|next| b"*_-#~`<>[]()".contains(&next)) {
            return true;
        }
    }
    false
}

/// Whether the fields of a form are parted by `&amp;`.
fn has_escaped_form(value: &str) -> bool {
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']');
    let field = |text: &str| text.trim_start_matches(name).starts_with('=') && text.starts_with(name);
    !value.contains(char::is_whitespace)
        && field(value)
        && value.match_indices("&amp;").any(|(at, _)| field(&value[at + 5..]))
}

/// Whether a typographic dash joins the parts of an identifier: `key—a__b`.
fn is_dashed_name(word: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '–' | '—');
    word.contains(['–', '—']) && word.contains('_') && word.chars().all(part)
}

/// Whether what stands before the `T` of a time ends with a date that has but one of its hyphens: `2024-0517`.
fn is_undivided_date(before: &str) -> bool {
    let digits = |text: &[u8]| text.iter().all(u8::is_ascii_digit);
    let Some(date) = before.len().checked_sub(9).and_then(|at| before.as_bytes().get(at..)) else { return false };
    digits(&date[..4]) && date[4] == b'-' && digits(&date[5..]) && date.starts_with(b"20")
}

fn is_typographic(class: Glyph) -> bool {
    !matches!(class, Glyph::Blank | Glyph::Invisible | Glyph::Bidi | Glyph::Wide)
}

/// Whether `body`, which is called `media`, sets out to be JSON and ends at once, or holds what software puts there. What
/// people forget is wrong, and no sign of damage.
fn is_cut(body: &str, media: Media) -> bool {
    let body = body.trim();
    let alone = matches!(body, "{" | "[");
    if alone || !is_json(body) {
        return alone;
    }
    let faults = json::read(body).faults;
    let damage = |kind: FaultKind| matches!(kind, FaultKind::Blank | FaultKind::CurlyQuote);
    let doubled = |&(at, _): &(usize, &str)| body[..at].ends_with(char::is_alphanumeric);
    let doubled = || ["\"\":", "\"\",", "\"\"}"].iter().any(|end| body.match_indices(end).any(|found| doubled(&found)));
    // People forget the quotes of names, which other languages do not want, but not those of all texts as well.
    let has = |kind: FaultKind| faults.iter().any(|fault| fault.kind == kind);
    let bare = has(FaultKind::BareName) && has(FaultKind::BareValue);
    let unlike = || bare || !faults.is_empty() && doubled();
    faults.iter().any(|fault| damage(fault.kind)) || media == Media::Json && unlike()
}

/// Whether a value that had a quote mark in it too many for its quotes has an odd number of them.
fn is_odd(invocation: &Invocation, slips: &[Slip]) -> bool {
    let odd = |text: &str| text.matches('"').count() % 2 == 1;
    let stray = |text: &str| text.ends_with('\'') && text.matches('\'').count() == 1;
    let strange = |arg: &Arg| {
        let Some(text) = arg.value.as_ref().map(|value| value.text().trim()) else { return false };
        let within = || json::read(text).root.is_some_and(|root| has_string(&root, &odd));
        arg.option.is_some() && stray(text) || if is_json(text) { within() } else { odd(text) }
    };
    let quoted = |slip: &Slip| matches!(slip.kind, SlipKind::UnescapedQuote | SlipKind::MissingQuotes);
    slips.iter().any(quoted) && invocation.args.iter().any(strange)
}

/// Whether a string in `value` is such as `wanted` says.
fn has_string(value: &json::Value, wanted: &dyn Fn(&str) -> bool) -> bool {
    match &value.kind {
        Kind::String(text) => wanted(text),
        Kind::Array(items) => items.iter().any(|item| has_string(item, wanted)),
        Kind::Object(members) => members.iter().any(|it| wanted(&it.name) || has_string(&it.value, wanted)),
        _ => false,
    }
}

/// What else speaks against `command`, where something was mended.
pub(super) fn left(command: &Command) -> Option<&'static str> {
    let (invocation, slips) = (&command.invocation, command.slips.as_slice());
    if slips.is_empty() {
        None
    } else if beside(command) {
        Some("whether a character beside the command was typed")
    } else if invocation.complaints.iter().any(|complaint| complaint.kind == ComplaintKind::NoUrl) {
        Some("the URL")
    } else if is_odd(invocation, slips) {
        Some("whether a quote mark in a value was typed")
    } else if Media::of(invocation) == Media::Json && bodies(invocation).any(is_no_json) {
        Some("what the body was: it is no JSON even as mended")
    } else if invocation.requests.iter().any(|request| is_formula(request.url.text())) {
        Some("which variables stood in the URL: software set what was between two `$` as a formula")
    } else if invocation.args.windows(2).any(|pair| is_parted(&pair[0], &pair[1])) {
        Some("whether the URL behind a header is its value")
    } else if slips.iter().any(|slip| slip.kind == SlipKind::NoBreakSpace) && invocation.args.iter().any(is_set_in) {
        Some("whether a blank at the start of a value was typed")
    } else if has_capital(invocation) {
        Some("whether `-I` was typed `-i`")
    } else if command.certainty == Certainty::Certain && has_changed_dash(invocation, slips) {
        Some("whether a dash in a value was two hyphens")
    } else {
        None
    }
}

/// What was undone where software put backslashes before all punctuation.
const MARKDOWN: [SlipKind; 2] = [SlipKind::MarkdownEscape, SlipKind::DoubledContinuation];

/// Whether a program that the command is piped to, or fed by, still has typographic characters or Markdown's escapes
/// in its words.
fn beside(command: &Command) -> bool {
    let text = command.text.text();
    let others = command.pipeline.commands.iter().enumerate().filter(|(index, _)| *index != command.position);
    let is_markdown = command.slips.iter().any(|slip| MARKDOWN.contains(&slip.kind));
    let typographic = |c: char| !c.is_ascii() && glyph(c).is_some_and(|(class, _)| is_typographic(class));
    let escaped = |word: &str| ["\\[", "\\]", "\\_"].iter().any(|mark| word.contains(mark));
    let escaped = |word: &str| is_markdown && escaped(word);
    others.flat_map(|(_, simple)| &simple.words).any(|word| {
        let word = word.span.of(text);
        word.contains(typographic) || escaped(word)
    })
}

/// Whether `body` sets out to be JSON and is none, even with what people leave in it.
fn is_no_json(body: &Value) -> bool {
    is_json(body.text()) && !is_whole_json(body.text()) && !is_whole_json(body.filled(|_| Some("1")).text())
}

/// Whether a header that says nothing stands before a URL, which it may have lost.
fn is_parted(header: &Arg, url: &Arg) -> bool {
    let value = header.value.as_ref().map_or("", |value| value.text().trim_end());
    let names_url = ["origin:", "referer:", "location:", "destination:"].iter();
    header.option.is_some_and(|option| Role::of(option) == Role::Header)
        && url.option.is_none()
        && names_url.into_iter().any(|name| value.eq_ignore_ascii_case(name))
}

/// Whether the value of a form's field begins with a blank.
fn is_set_in(arg: &Arg) -> bool {
    let value = arg.value.as_ref().filter(|_| arg.option.is_some_and(|option| Role::of(option) == Role::Data));
    value.and_then(|value| value.text().split_once('=')).is_some_and(|(_, value)| value.starts_with(' '))
}

/// Whether `-I` stands beside a method other than its own: word processors write a lone `i` as a capital.
fn has_capital(invocation: &Invocation) -> bool {
    let is = |arg: &&Arg, long: &str| arg.option.is_some_and(|option| option.long == long);
    let other = |arg: &Arg| arg.value.as_ref().is_some_and(|value| !value.text().eq_ignore_ascii_case("HEAD"));
    let args = &invocation.args;
    args.iter().any(|arg| is(&arg, "head")) && args.iter().filter(|arg| is(arg, "request")).any(other)
}

/// Whether a dash stands between blanks in a body whose quotes software has changed.
fn has_changed_dash(invocation: &Invocation, slips: &[Slip]) -> bool {
    let changed = slips.iter().any(|slip| slip.kind == SlipKind::UnescapedQuote || slip.text == "'\\''");
    changed && bodies(invocation).any(|body| [" – ", " — "].iter().any(|dash| body.text().contains(dash)))
}

/// Whether a letter of `url` was set as the index of a formula: `zone_(i)d`.
fn is_formula(url: &str) -> bool {
    url.match_indices("_(").any(|(at, _)| {
        let mut rest = url[at + 2..].chars();
        rest.next().is_some_and(char::is_alphanumeric) && rest.next() == Some(')')
    })
}

/// Whether an option stands within the header `value`, behind a quote that was to end it.
fn holds_option(value: &str) -> bool {
    value.contains("\" -") || value.contains("' -")
}

/// The bodies that `invocation` sends.
pub(super) fn bodies(invocation: &Invocation) -> impl Iterator<Item = &Value> {
    let body = |arg: &&Arg| arg.option.is_some_and(|option| Role::of(option) == Role::Data);
    invocation.args.iter().filter(body).filter_map(|arg| arg.value.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told() {
        assert!(is_formula("https://api.example.com/zones/ZONE_(I)D"));
        assert!(!is_formula("https://en.example.org/wiki/Curl_(vector_calculus)"));
    }

    #[test]
    fn names_and_dates_that_lost_hyphens() {
        assert!(is_dashed_name("s3cr3t—key__v2") && !is_dashed_name("2019–2024") && !is_dashed_name("a—b"));
        assert!(is_undivided_date("2024-0517") && !is_undivided_date("2024-05-17") && !is_undivided_date("a0517"));
    }
}
