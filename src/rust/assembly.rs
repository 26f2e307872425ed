//! Functions → the text of a program.

use std::collections::BTreeSet;

use super::draft::Import;
use super::layout::Lines;
use super::manifest::Needs;
use super::program::Function;
use super::snippet::Snippet;
use super::{Flavor, Note, Options, Place, Program, Shape};
use crate::text::visible;

/// The parts of a program, put together.
pub(super) struct Assembly<'a> {
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
    /// Of `functions`, in this order.
    pub(super) fn new(functions: &'a [Function<'a>], options: &'a Options) -> Self {
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
                if options.shape == Shape::Main {
                    out.needs.tokio.extend(["macros", "rt"]);
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

    /// All of it.
    pub(super) fn program(self) -> Program {
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
            self.needs.dependencies().iter().for_each(|line| out.extend(["// ", line, "\n"]));
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
            (true, false, true) => out += "use std::io::{self, Write};\n",
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
        let brief = visible(&function.brief).replace('`', "'");
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
