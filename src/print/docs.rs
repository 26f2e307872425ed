//! A command in the style of Cloudflare's documentation: long options, the method first, then the
//! URL, the credentials, other headers, everything else, and the body pretty-printed at the end.

use super::order::{self, Place};
use super::{Obstacle, atom, body};
use crate::curl::{Arg, Spelling};
use crate::mend::Command;
use crate::shell::{Dialect, Piece, UnknownKind, Value, quote_value};

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
    let args = command.invocation.args.iter().zip(body::set_out(command)).zip(order::places(command));
    let mut lines: Vec<(Place, String)> = args
        .filter(|(_, place)| *place != Place::Nowhere)
        .map(|((arg, is_set_out), place)| {
            let pretty = arg.value.as_ref().filter(|_| is_set_out).and_then(body::pretty);
            (place, line(command, arg, pretty.as_ref(), dialect))
        })
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
    let is_flat = |value: &Value| body::pretty(value).is_some_and(|pretty| pretty.text() != value.text());
    let found = [
        (has(&|arg| arg.spelling == Spelling::Short), Departure::Letters),
        (has(&|arg| arg.option.is_some_and(|it| it.long == "url")), Departure::UrlOption),
        (all.contains(&Place::Nowhere), Departure::ImpliedMethod),
        (!places.is_sorted(), Departure::Order),
        (body::values(command).any(is_flat), Departure::Body),
    ];
    let found: Vec<_> = found.into_iter().filter_map(|(holds, what)| holds.then_some(what)).collect();
    if found.is_empty() { vec![Departure::Layout] } else { found }
}

/// `arg` as a line of its own, `pretty` in place of its value where that is set out.
fn line(command: &Command, arg: &Arg, pretty: Option<&Value>, dialect: Dialect) -> String {
    let option = arg.option.filter(|option| option.long != "url");
    let kept = || atom::live_word(command, arg.value.as_ref()?).filter(|_| command.dialect == dialect);
    let value = arg.value.as_ref().map(|value| match option.map(|option| option.long) {
        _ if let Some(word) = kept() => word.to_owned(),
        None => url(value, dialect),
        Some("header") => doubled(value, dialect),
        // A line end within quotes is more than cmd.exe takes for granted.
        Some(_) => {
            let pretty = pretty.filter(|_| dialect != Dialect::Cmd);
            quote_value(pretty.unwrap_or(value), dialect)
        }
    });
    let negated = if arg.is_on() { "" } else { "no-" };
    let name = option.map(|option| format!("--{negated}{}", option.oldest_name()));
    [name, value].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A URL: bare unless it has a query, or something the shell would act on or fill in.
fn url(value: &Value, dialect: Dialect) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '.' | '-' | '_' | '@' | '%');
    let known = value.known().filter(|text| dialect == Dialect::Posix && text.chars().all(plain));
    known.map_or_else(|| doubled(value, dialect), str::to_owned)
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
