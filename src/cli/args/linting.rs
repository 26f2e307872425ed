//! The arguments of `lint`.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum, ValueHint};

use super::{Configuration, RULES, Search, TEXTS};
use crate::cli::format::Format;
use crate::text::Level;

#[allow(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
#[derive(Debug, Args)]
pub(in crate::cli) struct LintArguments {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath, help_heading = TEXTS)]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// What is read: texts, or a stream of documents on standard input, a line `{"id": …, "text": …}` for each
    #[arg(long, value_name = "INPUT", default_value = "text", conflicts_with = "instead", help_heading = TEXTS)]
    pub(in crate::cli) input: Fed,
    /// Read standard input as if it were the file NAME
    #[arg(long, value_name = "NAME", conflicts_with_all = ["instead", "input"], help_heading = TEXTS)]
    pub(in crate::cli) stdin_filename: Option<PathBuf>,
    /// How findings are told
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = TEXTS)]
    pub(in crate::cli) format: Format,
    /// Write them to a file too, in a format of its own
    #[arg(long = "report", value_name = "FORMAT=FILE", value_parser = asked, help_heading = TEXTS)]
    pub(in crate::cli) reports: Vec<Asked>,
    #[command(flatten)]
    pub(in crate::cli) search: Search,
    /// Print the names of the files that would be read, and stop
    #[arg(long, group = "instead", help_heading = TEXTS)]
    pub(in crate::cli) show_files: bool,
    /// Print the settings that hold for PATH, and stop
    #[arg(long, group = "instead", help_heading = TEXTS)]
    pub(in crate::cli) show_config: bool,
    /// Write comments with this reason that silence all that would fail, and stop
    #[arg(long, value_name = "REASON", group = "instead", value_parser = reason, help_heading = RULES)]
    pub(in crate::cli) add_ignores: Option<String>,
    /// The mildest level that makes the exit code 1
    #[arg(long, value_name = "LEVEL", default_value = "warning", help_heading = RULES)]
    pub(in crate::cli) fail_on: FailOn,
    /// End with 0 whatever is found
    #[arg(long, conflicts_with = "fail_on", help_heading = RULES)]
    pub(in crate::cli) exit_zero: bool,
    /// Only these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = RULES)]
    pub(in crate::cli) select: Vec<String>,
    /// Not these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = RULES)]
    pub(in crate::cli) ignore: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) configuration: Configuration,
}

/// What is read, as a value of `--input`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Fed {
    /// Files, folders, or a text by standard input
    Text,
    /// One document a line, told of in order, in constant memory
    Ndjson,
}

/// `--report FORMAT=FILE`.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Asked {
    pub(in crate::cli) format: Format,
    pub(in crate::cli) path: PathBuf,
}

/// `FORMAT=FILE`.
fn asked(text: &str) -> Result<Asked, String> {
    let (format, path) = text.split_once('=').ok_or("write it as FORMAT=FILE")?;
    if path.is_empty() {
        return Err("a file is to be named behind the `=`".to_owned());
    }
    if path == "-" {
        return Err("standard output has the findings of `--format`; name a file behind the `=`".to_owned());
    }
    let format = Format::from_str(format, false).map_err(|_| {
        let known = Format::value_variants().iter().map(|it| it.0.name);
        format!("there is no format `{format}`, only {}", known.collect::<Vec<_>>().join(", "))
    })?;
    Ok(Asked { format, path: path.into() })
}

/// What can stand in a comment of each kind of document.
fn reason(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_control) || text.contains("--") {
        return Err("say why in one line, without `--`");
    }
    Ok(text.to_owned())
}

/// A level, as a value of `--fail-on`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct FailOn(pub(in crate::cli) Level);

impl ValueEnum for FailOn {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self(Level::Error), Self(Level::Warning), Self(Level::Note)]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}
