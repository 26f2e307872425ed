//! Commands → a whole program.

use std::borrow::Cow;

use super::assembly::Assembly;
use super::describe::describe;
use super::draft::{Draft, Manner};
use super::function::Function;
use super::goal::Goals;
use super::library::Library;
use super::name::{self, Names};
use super::reqwest::{Common, Jars};
use super::{Answers, Options, Program, Refusal, Shape, Task, url};
use crate::curl::{Body, Request, Target, glob};
use crate::knowledge::options::Effect;
use crate::mend::Command;
use crate::shell::{Dialect, Part, Quoting, Value, Worth};
use crate::text::Span;

/// Names of the program that are not its commands.
const TAKEN: [&str; 27] = [
    "append",
    "argument",
    "client",
    "contents",
    "cookies",
    "encode",
    "env",
    "env_or",
    "file_name",
    "follow",
    "format",
    "fs",
    "head",
    "header",
    "io",
    "joined",
    "json",
    "main",
    "media_type",
    "perform",
    "perform_again",
    "remote_name",
    "send",
    "send_every",
    "send_file",
    "stdin",
    "std",
];

/// A program that sends what the commands of `tasks` would send, one after another.
pub fn program(tasks: &[Task], options: &Options) -> Result<Program, Vec<Refusal>> {
    let mut refusals: Vec<Refusal> = tasks.iter().filter_map(Task::refusals).collect();
    if refusals.is_empty() {
        refusals = tasks.iter().flat_map(|task| complaints(&task.command)).collect();
    }
    if let Shape::Function(name) = &options.shape
        && !name::is_name(name)
    {
        let message = "the name given is no name for a function of Rust".to_owned();
        refusals.push(Refusal { span: Span::default(), message, why: "use letters, digits and `_`".to_owned() });
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let first = functions(tasks, options, Library::Reqwest);
    let reasons = self::refusals(&first);
    if reasons.is_empty() {
        return Ok(Assembly::new(&first, options, Library::Reqwest).program());
    }
    let second = functions(tasks, options, Library::Libcurl);
    let refusals = self::refusals(&second);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    Ok(Assembly::new(&second, options, Library::Libcurl).because(&reasons).program())
}

fn refusals(functions: &[Function<'_>]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for refusal in functions.iter().flat_map(Function::refusals) {
        if !refusals.contains(&refusal) {
            refusals.push(refusal);
        }
    }
    refusals
}

/// What curl itself would refuse.
fn complaints(command: &Command) -> Vec<Refusal> {
    let refusal = |span: Span, message: String| Refusal {
        span: command.text.span(span),
        message,
        why: "curl refuses the command, so there is no request to send".to_owned(),
    };
    let text = command.text.text();
    let words = command.pipeline.commands.get(command.position).map_or(&[][..], |simple| &simple.words);
    let bare = |part: &&Part| part.quoting == Quoting::Bare && matches!(part.worth, Worth::Text(_));
    let posix = words.iter().filter(|_| command.dialect == Dialect::Posix);
    if let Some(span) = posix.flat_map(|word| word.parts.iter().filter(bare)).find_map(|part| range(part.span, text)) {
        return vec![Refusal {
            why: "put quotes round `[1-3]` in place of it, which curl expands itself".to_owned(),
            ..refusal(span, format!("the shell makes several words of `{}`", span.of(text)))
        }];
    }
    let errors = command.invocation.complaints.iter().filter(|complaint| complaint.exit != 0);
    let mut out: Vec<_> = errors.map(|complaint| refusal(complaint.span, complaint.message.clone())).collect();
    if out.is_empty() && command.invocation.requests.is_empty() {
        let file = command.invocation.args.iter().find(|arg| arg.option.is_some_and(|it| it.effect == Effect::Config));
        out.push(match file {
            Some(arg) => Refusal {
                why: "a program cannot be written for what stands there; put the options into the command".to_owned(),
                ..refusal(arg.span, "what is sent stands in a file of options".to_owned())
            },
            None => refusal(command.pipeline.span, "the command sends nothing".to_owned()),
        });
    }
    out
}

/// A range of the shell in `span` of `text`: `{1..3}`.
fn range(span: Span, text: &str) -> Option<Span> {
    let inner = span.of(text);
    let open = inner.find('{')?;
    let close = open + inner[open..].find('}')?;
    inner[open..close].contains("..").then(|| Span::new(span.start + open, span.start + close + 1))
}

fn functions<'a>(tasks: &'a [Task], options: &Options, library: Library) -> Vec<Function<'a>> {
    let manner = Manner { flavor: library.flavor(options.flavor), assigned: options.assigned };
    let common = Common::of(tasks.iter().flat_map(|task| &task.command.invocation.requests));
    let mut names = Names::without(&TAKEN);
    if let Shape::Function(name) = &options.shape {
        names.give(name);
    }
    let mut out = Vec::new();
    let (mut written, read) = (Vec::new(), read_jars(tasks));
    for Task { command, calls, aside, .. } in tasks {
        let requests = uploads(&command.invocation.requests);
        let mut at = 0;
        while let Some(group) = group(command, &requests[at..], library, manner) {
            let call = calls.get(at).filter(|_| calls.len() == requests.len()).and_then(Option::as_ref);
            let (wish, brief) = describe(&group[0], call);
            let name = names.give(&wish);
            let jars = Jars { written: &written, read: &read };
            let client = Draft::write(command, manner, |draft| library.client(draft, &group[0], common, jars));
            written.extend(
                group.iter().filter_map(|request| request.cookie_jar.as_ref()).map(|jar| jar.text().to_owned()),
            );
            let answers = if call.is_some() { options.answers } else { Answers::Plain };
            out.push(Function {
                name,
                brief,
                aside: *aside,
                body: body(command, library, manner, group, answers),
                client,
            });
            at += group.len();
        }
    }
    out
}

/// The files of cookies that commands behind the first read.
fn read_jars(tasks: &[Task]) -> Vec<&str> {
    let requests = tasks.iter().skip(1).flat_map(|task| &task.command.invocation.requests);
    requests.flat_map(|request| &request.cookie_files).map(Value::text).collect()
}

/// `requests`, one for each file that a pattern in `-T` stands for.
fn uploads(requests: &[Request]) -> Cow<'_, [Request]> {
    let files = |request: &Request| match &request.body {
        Body::Upload(Target::Path(path)) if !request.transport.glob_off => {
            path.known().and_then(|text| glob::expand(text).ok()).filter(|files| files.len() > 1)
        }
        _ => None,
    };
    if requests.iter().all(|request| files(request).is_none()) {
        return Cow::Borrowed(requests);
    }
    let each = |request: &Request| match (files(request), &request.body) {
        (Some(files), Body::Upload(Target::Path(path))) => {
            let body = |file: &String| Body::Upload(Target::Path(path.with(file)));
            files.iter().map(|file| Request { body: body(file), ..request.clone() }).collect()
        }
        _ => vec![request.clone()],
    };
    requests.iter().flat_map(each).collect()
}

/// The first of the requests `rest` of `command`, and those behind it that differ in their URL alone; those make a
/// loop.
fn group<'a>(command: &Command, rest: &'a [Request], library: Library, manner: Manner) -> Option<&'a [Request]> {
    if rest.is_empty() {
        return None;
    }
    let nothing = Common::of(std::iter::empty());
    let code = |request: &Request| {
        let client = Draft::write(command, manner, |draft| library.client(draft, request, nothing, Jars::NONE));
        let exchange = Draft::write(command, manner, |draft| library.exchange(draft, request, &Goals::List(vec![])));
        (client.body(), exchange.body())
    };
    let alone = rest.len() == 1 || !rest[0].transport.resolve.is_empty() || rest[0].globs();
    let is_alike = |request: &&Request| !request.globs() && code(request) == code(&rest[0]);
    let count = if alone { 1 } else { rest.iter().take_while(is_alike).count() };
    Some(&rest[..count.max(1)])
}

/// The body of the function that sends the requests of `group`, which differ in their URL alone.
fn body<'a>(command: &'a Command, library: Library, manner: Manner, group: &[Request], answers: Answers) -> Draft<'a> {
    Draft::write(command, manner, |draft| {
        draft.answers = answers;
        let goals = url::goals(draft, group, library.userinfo());
        shared(draft, &group[0], &goals);
        library.exchange(draft, &group[0], &goals);
    })
}

/// Refuses what several transfers of `request` share, and each program would begin anew.
fn shared(draft: &mut Draft<'_>, request: &Request, goals: &Goals) {
    let many = !matches!(goals, Goals::One(_));
    let heads = |request: &&Request| matches!(request.output.dump_headers, Some(Target::Path(_)));
    let requests = &draft.command.invocation.requests;
    let is_first = heads(&request) && (many || requests.iter().filter(heads).count() > 1);
    if let Some(Target::Path(path)) = request.output.dump_headers.as_ref().filter(|_| is_first) {
        draft.refuse(path.whole(), "one file for the heads of several replies", "give each URL a command of its own");
    }
    if many && matches!(request.body, Body::Upload(Target::Stdio)) {
        let why = "only the first gets it; give the others something of their own";
        draft.refuse(request.url.whole(), "standard input for several URLs", why);
    }
}
