//! A command in the style of Cloudflare's documentation: long options, the method first, then the
//! URL, the credentials, other headers, everything else, and the body pretty-printed at the end.

use crate::curl::{Arg, Spelling};
use crate::json;
use crate::mend::Command;
use crate::shell::{Dialect, Value, quote_value};
use crate::text::{Mapped, Span};

/// `command` in documentation style for `dialect`.
pub(super) fn print(command: &Command, dialect: Dialect) -> Option<String> {
    let args = &command.invocation.args;
    if args.iter().any(|arg| arg.option.is_some_and(|option| option.long == "next")) {
        return super::dialect::print(command, dialect);
    }
    let mut lines: Vec<(Place, String)> = args.iter().map(|arg| (place(command, arg), line(arg, dialect))).collect();
    lines.retain(|(place, _)| *place != Place::Nowhere);
    lines.sort_by_key(|(place, _)| *place);
    let mut out = String::from(if dialect == Dialect::PowerShell { "curl.exe" } else { "curl" });
    let mark = match dialect {
        Dialect::Posix => " \\\n",
        Dialect::Cmd => " ^\n",
        Dialect::PowerShell => " `\n",
    };
    for (index, (_, line)) in lines.iter().enumerate() {
        out.push_str(if index == 0 { " " } else { mark });
        out.push_str(line);
    }
    out.push_str(tail(command));
    Some(out)
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

/// A URL: bare unless it has a query or something the shell would act on.
fn url(value: &Value, dialect: Dialect) -> String {
    let plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '.' | '-' | '_' | '$' | '{' | '}' | '@' | '%');
    let named = value.unknowns().iter().all(|unknown| matches!(unknown.kind, crate::shell::UnknownKind::Variable(_)));
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

/// A JSON body with two blanks a level.
fn pretty(value: &Value) -> Value {
    let Some(text) = value.known() else { return value.clone() };
    let document = json::read(text.trim());
    let Some(root) = document
        .root
        .filter(|root| document.faults.is_empty() && !(root.members().is_empty() && root.items().is_empty()))
    else {
        return value.clone();
    };
    let written = root.to_pretty();
    Value::new(Mapped::verbatim(&written, Span::new(0, written.len())), Vec::new())
}

/// What stands behind the arguments: redirections and pipes, as written.
fn tail(command: &Command) -> &str {
    let text = command.text.text();
    let simple = command.pipeline.commands.get(command.position);
    let end = simple.and_then(|simple| simple.words.last()).map_or(text.len(), |word| word.span.end);
    &text[end..]
}
