//! A command in the style of Cloudflare's documentation: long options, the method first, then the
//! URL, the credentials, other headers, everything else, and the body pretty-printed at the end.

use super::order::{self, Place};
use super::{Obstacle, atom};
use crate::curl::{Arg, Spelling};
use crate::json;
use crate::mend::Command;
use crate::shell::{Dialect, Piece, Unknown, UnknownKind, Value, quote_value};
use crate::text::{Mapped, Span};

/// `command` in documentation style for `dialect`; as it stands where another order could mean something else.
pub(super) fn print(command: &Command, dialect: Dialect) -> Result<String, Obstacle> {
    let is_own = command.dialect == dialect;
    let Some((head, tail)) = around(command).filter(|_| !order::is_fixed(command)) else {
        return if is_own { Ok(command.text.text().to_owned()) } else { super::dialect::print(command, dialect) };
    };
    // What stands around the arguments is written for the command's own shell.
    if !(is_own || is_name(head) && tail.is_empty()) {
        return super::dialect::print(command, dialect);
    }
    if is_own && is_alias(head, dialect) {
        return Ok(command.text.text().to_owned());
    }
    let args = command.invocation.args.iter().zip(order::places(command));
    let mut lines: Vec<(Place, String)> = args
        .filter(|(_, place)| *place != Place::Nowhere)
        .map(|(arg, place)| (place, line(command, arg, place, dialect)))
        .collect();
    lines.sort_by_key(|(place, _)| *place);
    let mut out = match dialect {
        _ if is_own => head.to_owned(),
        Dialect::PowerShell => "curl.exe".to_owned(),
        Dialect::Posix | Dialect::Cmd => "curl".to_owned(),
    };
    let mark = match dialect {
        Dialect::Posix => " \\\n",
        Dialect::Cmd => " ^\n",
        Dialect::PowerShell => " `\n",
    };
    for (index, (_, line)) in lines.iter().enumerate() {
        out.push_str(if index == 0 { " " } else { mark });
        out.push_str(line);
    }
    out.push_str(&tail);
    Ok(out)
}

/// Whether `head` calls what Windows PowerShell has by the name of curl, and which reads arguments of its own.
fn is_alias(head: &str, dialect: Dialect) -> bool {
    let ending = head.trim_end_matches(['"', '\'']).rsplit('.').next().unwrap_or("");
    dialect == Dialect::PowerShell && !ending.eq_ignore_ascii_case("exe")
}

/// Whether `head` is curl's name and nothing else.
fn is_name(head: &str) -> bool {
    !head.contains(char::is_whitespace)
}

/// A way in which a command is written otherwise than the documentation writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Departure {
    /// `-H`
    Letters,
    /// `--url`
    UrlOption,
    /// `-X GET`, `-X POST` with a body
    ImpliedMethod,
    /// The URL before the method, other headers before credentials.
    Order,
    /// JSON on one line.
    Body,
    /// Quotes, line ends or indentation.
    Layout,
}

impl Departure {
    /// What it is, for messages.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Letters => "options by their letters",
            Self::UrlOption => "`--url`",
            Self::ImpliedMethod => "a method that curl chooses anyway",
            Self::Order => "another order of arguments",
            Self::Body => "JSON that is not set out",
            Self::Layout => "other quotes or line ends",
        }
    }
}

/// In what `command` departs from the style of the documentation, which `printed` is.
pub fn departures(command: &Command, printed: &str) -> Vec<Departure> {
    if command.text.text() == printed {
        return Vec::new();
    }
    let args = &command.invocation.args;
    let has = |test: &dyn Fn(&Arg) -> bool| args.iter().any(test);
    let all = order::places(command);
    let places: Vec<_> = all.iter().copied().filter(|it| *it != Place::Nowhere).collect();
    let mut with_places = args.iter().zip(&all);
    let is_set_out = |arg: &Arg| arg.value.as_ref().is_none_or(|value| pretty(value).text() == value.text());
    let found = [
        (has(&|arg| arg.spelling == Spelling::Short), Departure::Letters),
        (has(&|arg| arg.option.is_some_and(|it| it.long == "url")), Departure::UrlOption),
        (all.contains(&Place::Nowhere), Departure::ImpliedMethod),
        (!places.is_sorted(), Departure::Order),
        (with_places.any(|(arg, place)| *place == Place::Body && !is_set_out(arg)), Departure::Body),
    ];
    let found: Vec<_> = found.into_iter().filter_map(|(holds, what)| holds.then_some(what)).collect();
    if found.is_empty() { vec![Departure::Layout] } else { found }
}

fn line(command: &Command, arg: &Arg, place: Place, dialect: Dialect) -> String {
    let option = arg.option.filter(|option| option.long != "url");
    let kept = || atom::live_word(command, arg.value.as_ref()?).filter(|_| command.dialect == dialect);
    let value = arg.value.as_ref().map(|value| match option.map(|option| option.long) {
        _ if let Some(word) = kept() => word.to_owned(),
        None => url(value, dialect),
        Some("header") => doubled(value, dialect),
        // A line end within quotes is more than cmd.exe takes for granted.
        Some(_) if place == Place::Body && dialect != Dialect::Cmd => quote_value(&pretty(value), dialect),
        Some(_) => quote_value(value, dialect),
    });
    let negated = if arg.spelling == Spelling::Negated { "no-" } else { "" };
    let name = option.map(|option| format!("--{negated}{}", option.long));
    [name, value].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A URL: bare unless it has a query or something the shell would act on. Of a variable for an id in its path, nobody
/// expects blanks.
fn url(value: &Value, dialect: Dialect) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '.' | '-' | '_' | '$' | '@' | '%');
    let start = value.text().find("://").map_or(0, |at| at + 3);
    let path = value.text()[start..].find('/').map_or(value.text().len(), |at| start + at);
    let named = value.unknowns().iter().all(|unknown| {
        matches!(&unknown.kind, UnknownKind::Variable(name) if atom::is_name_of_id(name)) && unknown.span.start > path
    });
    let written = live(value);
    let is_plain = named && written.chars().all(plain) && written.matches('$').count() == value.unknowns().len();
    if dialect == Dialect::Posix && is_plain { written } else { doubled(value, dialect) }
}

/// `value` in double quotes, where that says it as plainly.
fn doubled(value: &Value, dialect: Dialect) -> String {
    let special = value.pieces().any(|piece| match piece {
        Piece::Text(text) => text.contains(['"', '$', '\\', '`', '!']),
        Piece::Variable(_) => false,
        Piece::Expansion(written) => written.starts_with(['<', '>', '(']),
    });
    if dialect != Dialect::Posix || special { quote_value(value, dialect) } else { format!("\"{}\"", live(value)) }
}

/// The text of `value`, its variables as they are written, in braces where what follows would be taken into the name.
fn live(value: &Value) -> String {
    let text = value.text();
    let mut out = String::new();
    let mut at = 0;
    for unknown in value.unknowns() {
        out.push_str(&text[at..unknown.span.start]);
        let written = unknown.span.of(text);
        at = unknown.span.end;
        let goes_on = text[at..].starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '['));
        match &unknown.kind {
            UnknownKind::Variable(name) if goes_on && !written.starts_with("${") => out.extend(["${", name, "}"]),
            _ => out.push_str(written),
        }
    }
    out.push_str(&text[at..]);
    out
}

/// A JSON body with two blanks a level; what the shell fills in stays where it is.
fn pretty(value: &Value) -> Value {
    let document = json::read(value.text().trim());
    let Some(root) = document
        .root
        .filter(|root| document.faults.is_empty() && !(root.members().is_empty() && root.items().is_empty()))
    else {
        return value.clone();
    };
    let written = root.to_pretty();
    let Some(unknowns) = moved(value, &written) else { return value.clone() };
    Value::new(Mapped::verbatim(&written, Span::new(0, written.len())), unknowns)
}

/// What the shell fills in of `value`, where that stands in `written`; `None` where it could be something else.
fn moved(value: &Value, written: &str) -> Option<Vec<Unknown>> {
    let mut at = 0;
    let mut out = Vec::new();
    for unknown in value.unknowns() {
        let text = unknown.span.of(value.text());
        let alike = value.unknowns().iter().filter(|other| other.span.of(value.text()).contains(text)).count();
        if written.matches(text).count() != alike {
            return None;
        }
        let start = at + written[at..].find(text)?;
        at = start + text.len();
        out.push(Unknown { span: Span::new(start, at), kind: unknown.kind.clone() });
    }
    Some(out)
}

/// What stands before the arguments, curl's name at its end, and behind them: redirections, wherever they stood, and
/// pipes.
fn around(command: &Command) -> Option<(&str, String)> {
    let text = command.text.text();
    let simple = command.pipeline.commands.get(command.position)?;
    let name = simple.words.get(command.before().len())?.span;
    let end = simple.words.last()?.span.end;
    let inner = simple.redirects.iter().filter(|redirect| (name.end..end).contains(&redirect.span.start));
    let mut tail = String::new();
    for redirect in inner {
        tail.push(' ');
        tail.push_str(redirect.span.of(text));
    }
    tail.push_str(&text[end..]);
    Some((&text[..name.end], tail))
}
