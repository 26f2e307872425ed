//! Commands → a whole program.

use std::collections::BTreeSet;

use super::client::{self, Common};
use super::draft::{Draft, Import, Passes, Use};
use super::layout::Lines;
use super::manifest::Needs;
use super::name::{self, Names};
use super::request::{self, Place as UrlPlace};
use super::snippet::Snippet;
use super::{Flavor, Note, Options, Place, Program, Refusal, Shape, reply};
use crate::api::Call;
use crate::curl::Request;
use crate::mend::Command;
use crate::shell::Value;
use crate::text::Span;

/// Names of the program that are not its commands.
const TAKEN: [&str; 14] = [
    "client",
    "encode",
    "env",
    "file_name",
    "format",
    "fs",
    "head",
    "io",
    "joined",
    "json",
    "main",
    "send",
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
    let functions = functions(commands, calls, options);
    refusals.extend(functions.iter().flat_map(|function| function.refusals()));
    if !refusals.is_empty() {
        refusals.dedup();
        return Err(refusals);
    }
    Ok(Assembly::new(&functions, options).program())
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
struct Function<'a> {
    name: String,
    brief: String,
    body: Draft<'a>,
    client: Draft<'a>,
}

impl Function<'_> {
    fn refusals(&self) -> impl Iterator<Item = Refusal> {
        self.client.refusals.iter().chain(&self.body.refusals).cloned()
    }
}

fn functions<'a>(commands: &'a [Command], calls: &[Vec<Option<Call>>], options: &Options) -> Vec<Function<'a>> {
    let common = Common::of(commands.iter().flat_map(|command| &command.invocation.requests));
    let mut names = Names::without(&TAKEN);
    if let Shape::Function(name) = &options.shape {
        names.give(name);
    }
    let mut out = Vec::new();
    let mut jars: Vec<&str> = Vec::new();
    for (index, command) in commands.iter().enumerate() {
        let mut at = 0;
        while let Some(group) = group(command, at, options.flavor, common) {
            let call = calls.get(index).and_then(|calls| calls.get(at)).and_then(Option::as_ref);
            let (wish, brief) = describe(&group[0], call);
            let name = names.give(&wish);
            let client = Draft::write(command, options.flavor, |draft| {
                client::client(draft, &group[0], common, &jars);
            });
            jars.extend(group.iter().filter_map(|request| request.cookie_jar.as_ref()).map(Value::text));
            out.push(Function { name, brief, body: body(command, options.flavor, group), client });
            at += group.len();
        }
    }
    out
}

/// The requests of `command` from `at` on that differ in their URL alone; those make a loop.
fn group(command: &Command, at: usize, flavor: Flavor, common: Common) -> Option<&[Request]> {
    let rest = command.invocation.requests.get(at..).filter(|rest| !rest.is_empty())?;
    let code = |request: &Request| {
        Draft::write(command, flavor, |draft| {
            client::client(draft, request, common, &[]);
            draft.passes = Passes::Many;
            request::send(draft, request, UrlPlace::Loop);
            reply::reply(draft, request);
        })
        .body()
    };
    let same = rest.len() == 1 || !rest[0].transport.resolve.is_empty();
    let count = if same { 1 } else { rest.iter().take_while(|request| code(request) == code(&rest[0])).count() };
    Some(&rest[..count.max(1)])
}

/// The body of the function that sends the requests of `group`, which differ in their URL alone.
fn body<'a>(command: &'a Command, flavor: Flavor, group: &[Request]) -> Draft<'a> {
    Draft::write(command, flavor, |draft| {
        let urls: Vec<_> = group.iter().flat_map(|request| request::urls(draft, request)).collect();
        if let [url] = &*urls {
            request::send(draft, &group[0], UrlPlace::Here(url));
            reply::reply(draft, &group[0]);
        } else {
            draft.passes = Passes::Many;
            let items = urls.iter().map(|url| draft.expr(url, Use::Borrow).flat()).collect();
            draft.lines.open_each("url", items);
            request::send(draft, &group[0], UrlPlace::Loop);
            reply::reply(draft, &group[0]);
            draft.lines.close();
        }
    })
}

/// The name and the first line of the documentation of the function that sends `request`.
fn describe(request: &Request, call: Option<&Call>) -> (String, String) {
    let method = &*request.method;
    let operation = call.and_then(|call| {
        let operations = call.route.iter().flat_map(|route| &route.operations);
        operations.clone().find(|operation| operation.method == method)
    });
    if let Some(operation) = operation {
        let segments: Vec<_> = operation.path.split('/').map(|text| (!text.starts_with('{')).then_some(text)).collect();
        return (name::function(method, &segments), format!("{method} {}", operation.path));
    }
    let text = request.url.text();
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let shown = text.split(['?', '#']).next().unwrap_or_default();
    let start = text.len() - rest.len();
    let segments = segments(&request.url, start, path);
    (name::function(method, &segments), format!("{method} {}", without_userinfo(shown)))
}

/// The segments of a path below its host; of a bare host, the host's own name.
fn segments<'a>(url: &'a Value, start: usize, path: &'a str) -> Vec<Option<&'a str>> {
    let mut at = start;
    let mut out = Vec::new();
    for text in path.split('/') {
        let span = Span::new(at, at + text.len());
        let known = !url.is_unknown(span) && !is_id(text);
        out.push(known.then_some(text));
        at = span.end + 1;
    }
    let host = out[0].take().map(|host| host.rsplit('@').next().unwrap_or(host));
    let words = out[1..].iter().any(|segment| segment.is_some_and(|text| !text.is_empty()));
    match host {
        Some(host) if !words && host.contains(|letter: char| letter.is_ascii_alphabetic()) => {
            vec![Some(host.split(':').next().unwrap_or(host))]
        }
        _ => out[1..].to_vec(),
    }
}

/// Whether a segment names one thing of many: a number, an id, a placeholder.
fn is_id(text: &str) -> bool {
    let hex = text.len() >= 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    hex || number || text.contains(['{', '<', '[', '*', ':', '$', '%'])
}

/// `url` without the credentials in it.
fn without_userinfo(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").map_or(("", url), |(scheme, rest)| (&url[..scheme.len() + 3], rest));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    format!("{scheme}{}{path}", host.rsplit('@').next().unwrap_or(host))
}

/// The parts of a program, put together.
struct Assembly<'a> {
    functions: &'a [Function<'a>],
    options: &'a Options,
    /// The body of the client that `main` makes.
    shared: Option<String>,
    needs: Needs,
    snippets: BTreeSet<Snippet>,
    imports: BTreeSet<Import>,
    notes: Vec<Note>,
}

impl<'a> Assembly<'a> {
    fn new(functions: &'a [Function<'a>], options: &'a Options) -> Self {
        let mut out = Self {
            functions,
            options,
            shared: shared(functions),
            needs: Needs::default(),
            snippets: BTreeSet::new(),
            imports: BTreeSet::new(),
            notes: Vec::new(),
        };
        for draft in functions.iter().flat_map(|function| [&function.client, &function.body]) {
            out.needs.join(&draft.needs);
            out.snippets.extend(&draft.snippets);
            out.imports.extend(&draft.imports);
            out.notes.extend(draft.notes.iter().filter(|note| !out.notes.contains(note)).cloned().collect::<Vec<_>>());
        }
        match options.flavor {
            Flavor::Async => {
                out.needs.tokio.insert("rt");
                if options.shape == Shape::Main {
                    out.needs.tokio.insert("macros");
                }
                out.needs.tokio.extend(out.snippets.iter().flat_map(|snippet| snippet.tokio()));
            }
            Flavor::Blocking => {
                out.needs.reqwest.insert("blocking");
            }
        }
        out.imports.extend(out.snippets.iter().flat_map(|snippet| snippet.imports()));
        out
    }

    fn program(self) -> Program {
        let package = match &self.options.place {
            Place::Package(name) => name,
            Place::Comment => "requests",
        };
        Program {
            code: self.code(),
            manifest: self.needs.manifest(package),
            features: self.needs.reqwest.iter().copied().collect(),
            notes: self.notes,
        }
    }

    fn code(&self) -> String {
        let mut out = String::new();
        if self.options.place == Place::Comment {
            out += "// [dependencies]\n";
            self.needs.dependencies().iter().for_each(|line| out += &format!("// {line}\n"));
            out.push('\n');
        }
        out += &self.uses();
        out += &self.main();
        self.functions.iter().for_each(|function| out += &self.function(function));
        self.snippets.iter().for_each(|snippet| out += &snippet.code(self.options.flavor));
        out
    }

    /// The `use` lines, in the order of every edition's rustfmt.
    fn uses(&self) -> String {
        let has = |import| self.imports.contains(&import);
        let mut out = String::from("use std::error::Error;\n");
        if has(Import::Fs) {
            out += "use std::fs;\n";
        }
        match (has(Import::Io), has(Import::Read), has(Import::Write)) {
            (true, true, true) => out += "use std::io::{self, Read, Write};\n",
            (true, true, false) => out += "use std::io::{self, Read};\n",
            (_, _, true) => out += "use std::io::Write;\n",
            _ => {}
        }
        if has(Import::Duration) {
            out += "use std::time::Duration;\n";
        }
        out += match self.options.flavor {
            Flavor::Async => "\nuse reqwest::Client;\n",
            Flavor::Blocking => "\nuse reqwest::blocking::Client;\n",
        };
        if self.needs.json {
            out += "use serde_json::json;\n";
        }
        out
    }

    /// What calls the functions in order.
    fn main(&self) -> String {
        let (prefix, wait) = match self.options.flavor {
            Flavor::Async => ("async ", ".await?"),
            Flavor::Blocking => ("", "?"),
        };
        let head = match (&self.options.shape, self.options.flavor) {
            (Shape::Main, Flavor::Async) => "#[tokio::main(flavor = \"current_thread\")]\nasync fn main".to_owned(),
            (Shape::Main, Flavor::Blocking) => "fn main".to_owned(),
            (Shape::Function(name), _) => {
                format!("/// Sends the requests, one after another.\npub {prefix}fn {name}")
            }
        };
        let mut lines = Lines::body();
        for function in self.functions {
            let argument = if self.is_shared(function) { "&client" } else { "" };
            lines.line(format!("{}({argument}){wait};", function.name));
        }
        let client = self.shared.as_deref().unwrap_or_default();
        format!("\n{head}() -> Result<(), Box<dyn Error>> {{\n{client}{}    Ok(())\n}}\n", lines.text())
    }

    fn is_shared(&self, function: &Function<'_>) -> bool {
        self.shared.as_ref().is_some_and(|shared| *shared == function.client.body())
    }

    fn function(&self, function: &Function<'_>) -> String {
        let prefix = if self.options.flavor == Flavor::Async { "async " } else { "" };
        let shared = self.is_shared(function);
        let (argument, client) = if shared { ("client: &Client", String::new()) } else { ("", function.client.body()) };
        let brief = crate::text::visible(&function.brief).replace('`', "'");
        format!(
            "\n/// `{brief}`\n{prefix}fn {}({argument}) -> Result<(), Box<dyn Error>> {{\n{client}{}    Ok(())\n}}\n",
            function.name,
            function.body.body(),
        )
    }
}

/// The client that most functions use; one that keeps cookies, if any does.
fn shared(functions: &[Function<'_>]) -> Option<String> {
    let keeps = |function: &&Function<'_>| function.client.needs.reqwest.contains("cookies");
    let any = functions.iter().any(|function| keeps(&function));
    let fit = functions.iter().filter(|function| !any || keeps(function));
    let bodies: Vec<String> = fit.map(|function| function.client.body()).collect();
    let count = |body: &String| bodies.iter().filter(|other| *other == body).count();
    let most = bodies.iter().map(count).max()?;
    bodies.iter().find(|body| count(body) == most).cloned()
}
