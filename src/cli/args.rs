//! The arguments, as clap reads them. Everything a user can write stands here and nowhere else.

mod configuration;
mod linting;
#[cfg(feature = "run")]
mod sending;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

use super::version;
use crate::print;
use crate::project::{self, Named};
use crate::shell::Dialect;

pub(super) use configuration::Configuration;
pub(super) use linting::{Asked, Fed, LintArguments};
#[cfg(feature = "run")]
pub(super) use sending::RunArguments;

const TEXTS: &str = "What is read and written";
const COMMANDS: &str = "Commands and values";
const FIXES: &str = "Fixes and layout";
const RULES: &str = "Rules";
const EVERYWHERE: &str = "Everywhere";

/// Mends and checks curl commands as people paste them
///
/// Reads curl commands from files or a pipe, undoes what word processors, forums and chats did to them,
/// and gives back corrected curl, what is wrong with it, Rust code, or the reply.
#[derive(Debug, Parser)]
#[command(
    name = "uncurly",
    version,
    long_version = version::long(),
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = true,
    max_term_width = 100,
    after_help = "Without a subcommand, `fix` is meant. `-` is standard input."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
    #[command(flatten)]
    pub(super) fix: FixArguments,
    #[command(flatten)]
    pub(super) everywhere: Everywhere,
}

/// What holds for every subcommand.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = EVERYWHERE)]
pub(super) struct Everywhere {
    /// When to color; `NO_COLOR` and `CLICOLOR_FORCE` are heeded too
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(super) color: When,
    /// Say only what was asked for
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say more: notes, and what was left as it is
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Correct commands (this is also what happens without a subcommand)
    Fix(FixArguments),
    /// Tell what is wrong with the commands of files
    Lint(LintArguments),
    /// Write commands as a Rust program for reqwest
    Rust(RustArguments),
    /// Send commands
    #[cfg(feature = "run")]
    Run(RunArguments),
    /// Print what was read, as JSON
    Ast(AstArguments),
    /// Explain a rule, an error of Cloudflare's API or of its edge, or an option of curl's
    Explain(ExplainArguments),
    /// Start the language server on standard input and output
    #[cfg(feature = "lsp")]
    Lsp(LspArguments),
    /// Print a script that completes arguments in a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Which files are taken.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = TEXTS)]
pub(super) struct Search {
    /// Leave out what the settings exclude, even if it is named
    #[arg(long)]
    force_exclude: bool,
}

impl Search {
    /// What becomes of a file that is named, though the settings exclude it.
    pub(super) fn named(&self) -> Named {
        if self.force_exclude { Named::LeftOut } else { Named::Taken }
    }
}

/// Which commands, and what is known of them.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = COMMANDS)]
pub(super) struct Reading {
    /// Give a placeholder or variable its value
    #[arg(long, value_name = "NAME=VALUE", value_parser = assignment)]
    pub(super) set: Vec<(String, String)>,
    /// Only this command of the text, counted from 1, or `all`
    #[arg(long, value_name = "N|all")]
    pub(super) command: Option<Choice>,
    /// Take the text as it is, and mend nothing
    #[arg(long)]
    pub(super) as_written: bool,
    /// How credentials appear in the output
    #[arg(long, value_name = "HOW")]
    pub(super) secrets: Option<Secrets>,
    #[command(flatten)]
    pub(super) configuration: Configuration,
}

/// What `fix` is to do.
#[allow(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = TEXTS)]
pub(super) struct FixArguments {
    /// Files to read, and folders, where texts are corrected as a whole; `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(super) files: Vec<PathBuf>,
    /// Print the whole text, with the commands corrected where they stand
    #[arg(long)]
    pub(super) document: bool,
    /// Filter standard input for an editor, as if it were the file NAME
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// Correct the files in place
    #[arg(long, group = "outcome", conflicts_with = "stdin_filename")]
    pub(super) write: bool,
    /// Print what would change, as a unified diff
    #[arg(long, group = "outcome", conflicts_with = "stdin_filename")]
    pub(super) diff: bool,
    /// Print the names of files that would change
    #[arg(long, group = "outcome", conflicts_with = "stdin_filename")]
    pub(super) check: bool,
    #[command(flatten)]
    pub(super) search: Search,
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    pub(super) changes: Changes,
}

/// What is changed, and how it looks.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = FIXES)]
pub(super) struct Changes {
    /// How commands are laid out
    #[arg(long, value_name = "STYLE")]
    pub(super) style: Option<Style>,
    /// The shell to quote for; `cmd` writes for batch files, where `%` is `%%` (at its prompt it stays single)
    #[arg(long, value_name = "SHELL", conflicts_with_all = ["document", "stdin_filename", "outcome"])]
    pub(super) shell: Option<Shell>,
    /// Undo what pasting did, and nothing else
    #[arg(long, conflicts_with_all = ["also", "unsafe_fixes"])]
    pub(super) mend_only: bool,
    /// Apply the fixes of this rule or group too
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) also: Vec<String>,
    /// Apply fixes that change the request on a good guess
    #[arg(long)]
    pub(super) unsafe_fixes: bool,
}

#[derive(Debug, Args)]
pub(super) struct RustArguments {
    /// The file to read; `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: Option<PathBuf>,
    /// Write code that waits by standing still, without tokio
    #[arg(long)]
    pub(super) blocking: bool,
    /// Write a function of this name in place of `main`
    #[arg(long = "fn", value_name = "NAME")]
    pub(super) function: Option<String>,
    /// Write a whole package into this new folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "function")]
    pub(super) project: Option<PathBuf>,
    /// Read replies of Cloudflare's API into a type: success, errors, messages, result
    #[arg(long)]
    pub(super) typed: bool,
    #[command(flatten)]
    pub(super) reading: Reading,
}

#[derive(Debug, Args)]
pub(super) struct AstArguments {
    /// The file to read; `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reading: Reading,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The name of a rule, the number or message of an error reply, or behind `--` an option of curl's; without it, the
    /// lists of rules and codes
    #[arg(value_name = "RULE|CODE|MESSAGE|OPTION")]
    pub(super) subject: Option<String>,
}

#[cfg(feature = "lsp")]
#[derive(Debug, Args)]
pub(super) struct LspArguments {
    /// Taken for editors that pass it; it is the only way
    #[arg(long, hide = true)]
    pub(super) stdio: bool,
}

/// `NAME=VALUE`.
fn assignment(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it as NAME=VALUE")?;
    let name = name.trim_start_matches('$');
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) || !name.chars().all(is_name) {
        return Err(format!("`{name}` is no name of a variable"));
    }
    Ok((name.to_owned(), value.to_owned()))
}

/// `--command N|all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    All,
    One(usize),
}

impl std::str::FromStr for Choice {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse() {
            _ if text == "all" => Ok(Self::All),
            Ok(number @ 1..) => Ok(Self::One(number)),
            _ => Err("write a number, 1 for the first command, or `all`"),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// Where the stream is a terminal
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Style {
    /// The author's layout
    Keep,
    /// One line
    Compact,
    /// Cloudflare's documentation style
    Docs,
}

impl From<Style> for print::Style {
    fn from(style: Style) -> Self {
        match style {
            Style::Keep => Self::Keep,
            Style::Compact => Self::Compact,
            Style::Docs => Self::Docs,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    Bash,
    Sh,
    Cmd,
    #[value(name = "powershell", alias = "pwsh")]
    Power,
}

impl From<project::Shell> for Shell {
    fn from(shell: project::Shell) -> Self {
        match shell {
            project::Shell::Bash => Self::Bash,
            project::Shell::Sh => Self::Sh,
            project::Shell::Cmd => Self::Cmd,
            project::Shell::PowerShell => Self::Power,
        }
    }
}

impl From<Shell> for Dialect {
    fn from(shell: Shell) -> Self {
        match shell {
            Shell::Bash | Shell::Sh => Self::Posix,
            Shell::Cmd => Self::Cmd,
            Shell::Power => Self::PowerShell,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Secrets {
    /// As they are
    Keep,
    /// As environment variables
    Env,
    /// Masked
    Mask,
}

impl From<Secrets> for print::Secrets {
    fn from(secrets: Secrets) -> Self {
        match secrets {
            Secrets::Keep => Self::Keep,
            Secrets::Env => Self::Env,
            Secrets::Mask => Self::Mask,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn assignments_have_names() {
        assert_eq!(assignment("A=b=c"), Ok(("A".into(), "b=c".into())));
        assert_eq!(assignment("$A="), Ok(("A".into(), String::new())));
        assert!(assignment("A").is_err() && assignment("1A=b").is_err() && assignment("=b").is_err());
    }

    #[test]
    fn commands_count_from_one() {
        assert_eq!("2".parse(), Ok(Choice::One(2)));
        assert_eq!("all".parse(), Ok(Choice::All));
        assert!("0".parse::<Choice>().is_err() && "x".parse::<Choice>().is_err());
    }
}
