//! `--show-files`, `--show-config`: what would be read, and by which settings.

use std::path::Path;

use crate::cli::args::LintArguments;
use crate::cli::output::Streams;
use crate::cli::texts::Texts;
use crate::cli::{Failure, GOOD};
use crate::text::visible_name;

/// Prints the names of `texts`.
pub(super) fn files(texts: &Texts<'_>, streams: &mut Streams) -> Result<u8, Failure> {
    for path in &texts.paths {
        streams.print(format!("{}\n", visible_name(&path.to_string_lossy())))?;
    }
    Ok(texts.tell_unread(streams))
}

/// Prints the settings that hold for each path that is named, as `uncurly.toml` would say them.
pub(super) fn settings(arguments: &LintArguments, streams: &mut Streams) -> Result<u8, Failure> {
    let mut projects = arguments.configuration.projects();
    let here = [Path::new(".").into()];
    let paths = if arguments.paths.is_empty() { &here[..] } else { &arguments.paths };
    for (at, path) in paths.iter().enumerate() {
        let shown = projects.shown(path).map_err(Failure::Project)?;
        streams.print(format!(
            "{}# {}\n{shown}",
            if at == 0 { "" } else { "\n" },
            visible_name(&path.to_string_lossy())
        ))?;
    }
    Ok(GOOD)
}
