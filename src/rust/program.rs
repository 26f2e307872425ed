//! Commands → a whole program.

use super::assembly::Assembly;
use super::describe::describe;
use super::draft::{Draft, Manner};
use super::library::Library;
use super::name::{self, Names};
use super::reqwest::Common;
use super::{Answers, Options, Program, Refusal, Shape, url};
use crate::api::Call;
use crate::curl::Request;
use crate::mend::Command;
use crate::shell::Value;
use crate::text::Span;

/// Names of the program that are not its commands.
const TAKEN: [&str; 25] = [
    "append",
    "argument",
    "client",
    "contents",
    "cookies",
    "encode",
    "env",
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
    "perform",
    "perform_again",
    "remote_name",
    "send",
    "send_every",
    "send_file",
    "stdin",
    "std",
];

/// A program that sends what `commands` would send, one after another.
///
/// `calls` holds, for each command, what each of its requests asks of the API.
pub fn program(commands: &[Command], calls: &[Vec<Option<Call>>], options: &Options) -> Result<Program, Vec<Refusal>> {
    let mut refusals: Vec<Refusal> = commands.iter().flat_map(complaints).collect();
    if let Shape::Function(name) = &options.shape
        && !name::is_name(name)
    {
        let message = "the name given is no name for a function of Rust".to_owned();
        refusals.push(Refusal { span: Span::default(), message, why: "use letters, digits and `_`".to_owned() });
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let first = functions(commands, calls, options, Library::Reqwest);
    let reasons = self::refusals(&first);
    if reasons.is_empty() {
        return Ok(Assembly::new(&first, options, Library::Reqwest).program());
    }
    let second = functions(commands, calls, options, Library::Libcurl);
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
    let errors = command.invocation.complaints.iter().filter(|complaint| complaint.exit != 0);
    let mut out: Vec<_> = errors.map(|complaint| refusal(complaint.span, complaint.message.clone())).collect();
    if out.is_empty() && command.invocation.requests.is_empty() {
        out.push(refusal(command.pipeline.span, "the command sends nothing".to_owned()));
    }
    out
}

/// One function of the program.
pub(super) struct Function<'a> {
    /// What it is called.
    pub(super) name: String,
    /// What it sends, for its documentation.
    pub(super) brief: String,
    /// What it does with a client.
    pub(super) body: Draft<'a>,
    /// How its client is made.
    pub(super) client: Draft<'a>,
}

impl Function<'_> {
    fn refusals(&self) -> impl Iterator<Item = Refusal> {
        self.client.refusals.iter().chain(&self.body.refusals).cloned()
    }
}

fn functions<'a>(
    commands: &'a [Command],
    calls: &[Vec<Option<Call>>],
    options: &Options,
    library: Library,
) -> Vec<Function<'a>> {
    let manner = Manner { flavor: library.flavor(options.flavor), assigned: options.assigned };
    let common = Common::of(commands.iter().flat_map(|command| &command.invocation.requests));
    let mut names = Names::without(&TAKEN);
    if let Shape::Function(name) = &options.shape {
        names.give(name);
    }
    let mut out = Vec::new();
    let mut jars: Vec<&str> = Vec::new();
    for (index, command) in commands.iter().enumerate() {
        let mut at = 0;
        while let Some(group) = group(command, at, library, manner) {
            let call = calls.get(index).and_then(|calls| calls.get(at)).and_then(Option::as_ref);
            let (wish, brief) = describe(&group[0], call);
            let name = names.give(&wish);
            let client = Draft::write(command, manner, |draft| library.client(draft, &group[0], common, &jars));
            jars.extend(group.iter().filter_map(|request| request.cookie_jar.as_ref()).map(Value::text));
            let answers = if call.is_some() { options.answers } else { Answers::Plain };
            out.push(Function { name, brief, body: body(command, library, manner, group, answers), client });
            at += group.len();
        }
    }
    out
}

/// The requests of `command` from `at` on that differ in their URL alone; those make a loop.
fn group(command: &Command, at: usize, library: Library, manner: Manner) -> Option<&[Request]> {
    let rest = command.invocation.requests.get(at..).filter(|rest| !rest.is_empty())?;
    let nothing = Common::of(std::iter::empty());
    let code = |request: &Request| {
        let client = Draft::write(command, manner, |draft| library.client(draft, request, nothing, &[]));
        let exchange = Draft::write(command, manner, |draft| library.exchange(draft, request, &[]));
        (client.body(), exchange.body())
    };
    let same = rest.len() == 1 || !rest[0].transport.resolve.is_empty();
    let count = if same { 1 } else { rest.iter().take_while(|request| code(request) == code(&rest[0])).count() };
    Some(&rest[..count.max(1)])
}

/// The body of the function that sends the requests of `group`, which differ in their URL alone.
fn body<'a>(command: &'a Command, library: Library, manner: Manner, group: &[Request], answers: Answers) -> Draft<'a> {
    Draft::write(command, manner, |draft| {
        draft.answers = answers;
        let urls: Vec<_> = group.iter().flat_map(|request| url::urls(draft, request, library.userinfo())).collect();
        library.exchange(draft, &group[0], &urls);
    })
}
