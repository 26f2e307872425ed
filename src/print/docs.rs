//! A command in the style of Cloudflare's documentation: long options, the method first, then the
//! URL, the credentials, other headers, everything else, and the body pretty-printed at the end.

use super::Obstacle;
use crate::curl::{Arg, Spelling};
use crate::json;
use crate::mend::Command;
use crate::shell::{Dialect, Unknown, Value, quote_value};
use crate::text::{Mapped, Span};

/// `command` in documentation style for `dialect`.
pub(super) fn print(command: &Command, dialect: Dialect) -> Result<String, Obstacle> {
    let args = &command.invocation.args;
    let (head, tail) = around(command);
    // What stands around the arguments is written for the command's own shell.
    if command.dialect != dialect && !(head.is_empty() && tail.is_empty()) {
        return super::dialect::print(command, dialect);
    }
    if args.iter().any(|arg| arg.option.is_some_and(|option| option.long == "next")) {
        return super::dialect::print(command, dialect);
    }
    let mut lines: Vec<(Place, String)> = args.iter().map(|arg| (place(command, arg), line(arg, dialect))).collect();
    lines.retain(|(place, _)| *place != Place::Nowhere);
    lines.sort_by_key(|(place, _)| *place);
    let mut out = head.to_owned();
    out.push_str(if dialect == Dialect::PowerShell { "curl.exe" } else { "curl" });
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
    let places: Vec<_> = args.iter().map(|arg| place(command, arg)).filter(|it| *it != Place::Nowhere).collect();
    let is_set_out = |arg: &Arg| arg.value.as_ref().is_none_or(|value| pretty(value).text() == value.text());
    let found = [
        (has(&|arg| arg.spelling == Spelling::Short), Departure::Letters),
        (has(&|arg| arg.option.is_some_and(|it| it.long == "url")), Departure::UrlOption),
        (has(&|arg| place(command, arg) == Place::Nowhere), Departure::ImpliedMethod),
        (!places.is_sorted(), Departure::Order),
        (has(&|arg| place(command, arg) == Place::Body && !is_set_out(arg)), Departure::Body),
    ];
    let found: Vec<_> = found.into_iter().filter_map(|(holds, what)| holds.then_some(what)).collect();
    if found.is_empty() { vec![Departure::Layout] } else { found }
}

/// Where an argument stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Method,
    Url,
    Credentials,
    Header,
    Other,
    Body,
    Nowhere,
}

fn place(command: &Command, arg: &Arg) -> Place {
    match arg.option.map(|option| option.long) {
        None | Some("url") => Place::Url,
        Some("request") if implied(command) => Place::Nowhere,
        Some("request") => Place::Method,
        Some("header") => {
            let name = arg.value.as_ref().map_or("", |value| value.text()).to_ascii_lowercase();
            if name.starts_with("authorization") || name.starts_with("x-auth") {
                Place::Credentials
            } else {
                Place::Header
            }
        }
        Some("json" | "form" | "form-string") => Place::Body,
        Some(long) if long.starts_with("data") => Place::Body,
        Some(_) => Place::Other,
    }
}

/// Whether curl would choose the same method by itself.
fn implied(command: &Command) -> bool {
    let mut requests = command.invocation.requests.iter();
    requests.all(|request| match &request.body {
        crate::curl::Body::None => request.method == "GET",
        crate::curl::Body::Data(_) | crate::curl::Body::Form(_) => request.method == "POST",
        crate::curl::Body::Upload(_) => request.method == "PUT",
    }) && !command
        .invocation
        .args
        .iter()
        .any(|arg| arg.option.is_some_and(|option| matches!(option.long, "head" | "get")))
}

fn line(arg: &Arg, dialect: Dialect) -> String {
    let Some(option) = arg.option else {
        return arg.value.as_ref().map_or_else(String::new, |value| url(value, dialect));
    };
    if option.long == "url" {
        return arg.value.as_ref().map_or_else(String::new, |value| url(value, dialect));
    }
    let negated = if arg.spelling == Spelling::Negated { "no-" } else { "" };
    let expand = if arg.spelling == Spelling::Expanded { "expand-" } else { "" };
    let name = format!("--{negated}{expand}{}", option.long);
    match &arg.value {
        Some(value) if option.long == "header" => format!("{name} {}", doubled(value, dialect)),
        Some(value) => format!("{name} {}", quote_value(&pretty(value), dialect)),
        None => name,
    }
}

/// A URL: bare unless it has a query or something the shell would act on. Of a variable in its path, named as
/// those of documentation are, nobody expects blanks.
fn url(value: &Value, dialect: Dialect) -> String {
    let plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '.' | '-' | '_' | '$' | '{' | '}' | '@' | '%');
    let is_name = |name: &str| name.starts_with(|c: char| c.is_ascii_uppercase());
    let start = value.text().find("://").map_or(0, |at| at + 3);
    let path = value.text()[start..].find('/').map_or(value.text().len(), |at| start + at);
    let named = value.unknowns().iter().all(|unknown| {
        matches!(&unknown.kind, crate::shell::UnknownKind::Variable(name) if is_name(name)) && unknown.span.start > path
    });
    let written = value.text().matches('$').count() == value.unknowns().len();
    if dialect == Dialect::Posix && named && written && value.text().chars().all(plain) && !value.text().contains("${")
    {
        return value.text().to_owned();
    }
    doubled(value, dialect)
}

/// `value` in double quotes, where that says it as plainly.
fn doubled(value: &Value, dialect: Dialect) -> String {
    let special = value
        .pieces()
        .any(|piece| matches!(piece, crate::shell::Piece::Text(text) if text.contains(['"', '$', '\\', '`', '!'])));
    if dialect != Dialect::Posix || special { quote_value(value, dialect) } else { format!("\"{}\"", value.text()) }
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

/// What stands before curl in its pipeline, and behind the arguments: redirections, wherever they stood, and pipes.
fn around(command: &Command) -> (&str, String) {
    let text = command.text.text();
    let Some(simple) = command.pipeline.commands.get(command.position) else { return ("", String::new()) };
    let start = simple.words.first().map_or(0, |word| word.span.start);
    let end = simple.words.last().map_or(text.len(), |word| word.span.end);
    let inner = simple.redirects.iter().filter(|redirect| (start..end).contains(&redirect.span.start));
    let mut tail = String::new();
    for redirect in inner {
        tail.push(' ');
        tail.push_str(redirect.span.of(text));
    }
    tail.push_str(&text[end..]);
    (&text[..start], tail)
}
