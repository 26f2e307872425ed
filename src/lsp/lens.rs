//! Over each command, a word that shows what it would send, and what that shows.

use gen_lsp_types::CodeLens;
use serde_json::json;

use super::document::Document;
use crate::lint::Corrected;
use crate::mend::Command;
use crate::run::{Passwords, Permission, Piped, Prepared, Session, Stdin, Stdout, Stop, Variables, World};
use crate::shell::{Piece, Value};

/// The command that an editor sends back.
pub(super) const DRY_RUN: &str = "uncurly.dryRun";

/// One for each command that is no part of another one; `uri` is the document's.
pub(super) fn all(uri: &str, document: &Document) -> Vec<CodeLens> {
    let outer = document.report.outer();
    let lens = |(number, &index): (usize, &usize)| {
        let range = document.range(document.report.commands[index].span);
        let arguments = Some(vec![json!(uri), json!(number)]);
        let command = gen_lsp_types::Command {
            title: "run (dry)".to_owned(),
            tooltip: None,
            command: DRY_RUN.to_owned(),
            arguments,
        };
        CodeLens { range, command: Some(command), data: None }
    };
    outer.iter().enumerate().map(lens).collect()
}

/// The document and the number of the command that `arguments` name.
pub(super) fn named(arguments: Option<&[serde_json::Value]>) -> Option<(&str, usize)> {
    let [uri, number] = arguments? else { return None };
    Some((uri.as_str()?, usize::try_from(number.as_u64()?).ok()?))
}

/// What the command of this number would send, secrets masked; where it would send nothing, why.
///
/// Nothing is sent, and no file is read. What the shell would fill in stands there by its name.
pub(super) fn dry_run(document: &Document, number: usize) -> Option<String> {
    let index = *document.report.outer().get(number)?;
    let corrected = document.kept(index);
    Some(shown(&corrected).unwrap_or_else(|stop| format!("nothing would be sent: {}", document.plain(&stop.message))))
}

/// The variables that the shell would fill in.
fn names(command: &Command) -> impl Iterator<Item = &str> {
    let values = command.invocation.args.iter().filter_map(|arg| arg.value.as_ref());
    values.flat_map(Value::pieces).filter_map(|piece| if let Piece::Variable(name) = piece { Some(name) } else { None })
}

fn shown(corrected: &Corrected) -> Result<String, Stop> {
    let command = &corrected.command;
    let assigned = command.assignments.clone();
    let is_open = |name: &&str| assigned.iter().all(|known| known.name != *name);
    let set = names(command).filter(is_open).map(|name| (name.to_owned(), format!("${name}"))).collect();
    let variables = Variables { set, assigned: assigned.clone(), environment: |_| None };
    let world = World {
        variables,
        stdin: Stdin::Missing("an editor has no standard input for it"),
        stdout: Stdout::Own,
        permissions: Permission::ALL.into_iter().filter(|it| *it != Permission::Read).collect(),
        piped: Piped::default(),
        curlrc: false,
        passwords: Passwords::new(|_| Some(String::new())),
    };
    let session = Session::open(&command.invocation, world.redirected(command)?)?;
    let prepared = session.transfers().iter().map(|transfer| session.prepare(transfer));
    let prepared: Vec<_> = prepared.collect::<Result<_, _>>()?;
    Ok(prepared.iter().map(Prepared::shown).collect::<Result<Vec<_>, _>>()?.join("\n"))
}
