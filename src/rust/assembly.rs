//! Functions → the text of a program.

use std::collections::BTreeSet;

use super::follow::Rules;
use super::function::Function;
use super::import::{self, Import};
use super::layout::Lines;
use super::library::Library;
use super::manifest::Needs;
use super::snippet::Snippet;
use super::{Flavor, Note, Options, Place, Program, Refusal, Shape};
use crate::text::visible;

/// The parts of a program, put together.
pub(super) struct Assembly<'a> {
    functions: &'a [Function<'a>],
    options: &'a Options,
    library: Library,
    flavor: Flavor,
    /// Why reqwest could not be the library.
    reasons: Vec<String>,
    /// The body of the client that `main` makes.
    shared: Option<String>,
    needs: Needs,
    follows: BTreeSet<Rules>,
    snippets: BTreeSet<Snippet>,
    /// Names of `curl::easy`.
    uses: BTreeSet<&'static str>,
    imports: BTreeSet<Import>,
    notes: Vec<Note>,
}

/// What the documentation of a function says that sends several requests.
const ENDS: &str = "///\n/// Ends at the first URL that fails, where curl goes on to the next.\n";

impl<'a> Assembly<'a> {
    /// Of `functions`, in this order.
    pub(super) fn new(functions: &'a [Function<'a>], options: &'a Options, library: Library) -> Self {
        let mut out = Self {
            functions,
            options,
            library,
            flavor: library.flavor(options.flavor),
            reasons: Vec::new(),
            shared: if library == Library::Reqwest { shared(functions) } else { None },
            needs: Needs::default(),
            follows: BTreeSet::new(),
            snippets: BTreeSet::new(),
            uses: BTreeSet::new(),
            imports: BTreeSet::new(),
            notes: Vec::new(),
        };
        for draft in functions.iter().flat_map(|function| [&function.client, &function.body]) {
            out.needs.join(&draft.needs);
            out.follows.extend(draft.follows.iter().cloned());
            out.snippets.extend(&draft.snippets);
            out.uses.extend(&draft.uses);
            out.imports.extend(&draft.imports);
            out.notes.extend(draft.notes.iter().filter(|note| !out.notes.contains(note)).cloned().collect::<Vec<_>>());
        }
        match (out.flavor, library) {
            (Flavor::Async, _) => {
                if options.shape == Shape::Main {
                    out.needs.tokio.extend(["macros", "rt"]);
                }
                out.needs.tokio.extend(out.snippets.iter().flat_map(|snippet| snippet.tokio()));
            }
            (Flavor::Blocking, Library::Reqwest) => drop(out.needs.features.insert("blocking")),
            (Flavor::Blocking, Library::Libcurl) => {}
        }
        if out.snippets.contains(&Snippet::Filled) {
            out.snippets.remove(&Snippet::Env);
        }
        out.uses.extend(out.snippets.iter().flat_map(|snippet| snippet.uses()));
        out.imports.extend(out.snippets.iter().flat_map(|snippet| snippet.imports()));
        out
    }

    /// Tells why reqwest is not the library.
    #[must_use]
    pub(super) fn because(mut self, reasons: &[Refusal]) -> Self {
        for Refusal { span, message, why } in reasons {
            let reason = format!("{message}: {why}");
            if !self.reasons.contains(&reason) {
                let message = format!("written for libcurl, not reqwest: {message} ({why})");
                self.notes.push(Note { span: Some(*span), message });
                self.reasons.push(reason);
            }
        }
        self
    }

    /// All of it.
    pub(super) fn program(self) -> Program {
        let package = match &self.options.place {
            Place::Package(name) => name,
            Place::Comment => "requests",
        };
        Program {
            code: self.code(),
            manifest: self.needs.manifest(package, self.library),
            features: self.needs.features.iter().copied().collect(),
            notes: self.notes,
        }
    }

    fn code(&self) -> String {
        let mut out = String::new();
        if self.options.place == Place::Comment {
            out += "// [dependencies]\n";
            self.needs.dependencies(self.library).iter().for_each(|line| out.extend(["// ", line, "\n"]));
            out.push('\n');
        }
        if !self.reasons.is_empty() {
            out += "// For libcurl, as reqwest does not send this:\n";
            self.reasons.iter().for_each(|reason| out.extend(["// - ", &*visible(reason), "\n"]));
            out.push('\n');
        }
        out += &self.uses();
        out += &self.main();
        self.functions.iter().for_each(|function| out += &self.function(function));
        self.follows.iter().for_each(|rules| out += &rules.code(self.flavor));
        self.snippets.iter().for_each(|snippet| out += &snippet.code(self.flavor));
        out
    }

    /// The `use` lines, in the order of every edition's rustfmt.
    fn uses(&self) -> String {
        let mut out = import::uses(&self.imports);
        match (self.library, self.flavor) {
            (Library::Reqwest, Flavor::Async) => out += "\nuse reqwest::Client;\n",
            (Library::Reqwest, Flavor::Blocking) => out += "\nuse reqwest::blocking::Client;\n",
            (Library::Libcurl, _) => out += &easy(&self.uses),
        }
        if self.needs.types {
            out += "use serde::Deserialize;\n";
        }
        match (self.needs.types, self.needs.json) {
            (true, true) => out += "use serde_json::{Value, json};\n",
            (true, false) => out += "use serde_json::Value;\n",
            (false, true) => out += "use serde_json::json;\n",
            (false, false) => {}
        }
        out
    }

    /// What calls the functions in order.
    fn main(&self) -> String {
        let (prefix, wait) = match self.flavor {
            Flavor::Async => ("async ", ".await?"),
            Flavor::Blocking => ("", "?"),
        };
        let head = match (&self.options.shape, self.flavor) {
            (Shape::Main, Flavor::Async) => "#[tokio::main(flavor = \"current_thread\")]\nasync fn main".to_owned(),
            (Shape::Main, Flavor::Blocking) => "fn main".to_owned(),
            (Shape::Function(name), _) => {
                format!("/// Sends the requests, one after another.\npub {prefix}fn {name}")
            }
        };
        let mut lines = Lines::body();
        for function in self.functions {
            let argument = if self.is_shared(function) { "&client" } else { "" };
            if let Some(aside) = function.aside {
                lines.comment(aside);
            }
            lines.line(format!("{}({argument}){wait};", function.name));
        }
        let client = self.shared.as_deref().unwrap_or_default();
        format!("\n{head}() -> Result<(), Box<dyn Error>> {{\n{client}{}    Ok(())\n}}\n", lines.text())
    }

    fn is_shared(&self, function: &Function<'_>) -> bool {
        self.shared.as_ref().is_some_and(|shared| *shared == function.client.body())
    }

    fn function(&self, function: &Function<'_>) -> String {
        let prefix = if self.flavor == Flavor::Async { "async " } else { "" };
        let shared = self.is_shared(function);
        let (argument, client) = if shared { ("client: &Client", String::new()) } else { ("", function.client.body()) };
        let brief = visible(&function.brief).replace('`', "'");
        let more = if function.gives_up() { ENDS } else { "" };
        format!(
            "\n/// `{brief}`\n{more}{prefix}fn {}({argument}) -> Result<(), Box<dyn Error>> {{\n{client}{}    Ok(())\n}}\n",
            function.name,
            function.body.body(),
        )
    }
}

/// The client that most functions use; one that keeps cookies, if any does.
fn shared(functions: &[Function<'_>]) -> Option<String> {
    let keeps = |function: &&Function<'_>| function.client.needs.features.contains("cookies");
    let any = functions.iter().any(|function| keeps(&function));
    let fit = functions.iter().filter(|function| !any || keeps(function));
    let bodies: Vec<String> = fit.map(|function| function.client.body()).collect();
    let count = |body: &String| bodies.iter().filter(|other| *other == body).count();
    let most = bodies.iter().map(count).max()?;
    bodies.iter().find(|body| count(body) == most).cloned()
}

/// `use curl::easy::{…};`
fn easy(names: &BTreeSet<&'static str>) -> String {
    let names: Vec<_> = names.iter().copied().collect();
    match &*names {
        [name] => format!("\nuse curl::easy::{name};\n"),
        names => format!("\nuse curl::easy::{{{}}};\n", names.join(", ")),
    }
}
