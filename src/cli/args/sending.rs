//! The arguments of `run`.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum, ValueHint};

use super::Reading;
use crate::run::Permission;

const PERMISSIONS: &str = "Permissions";

#[derive(Debug, Args)]
pub(in crate::cli) struct RunArguments {
    /// The file to read; `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) file: Option<PathBuf>,
    /// Show what would be sent, credentials masked, and send nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// What the command may do
    #[arg(long, value_name = "WHAT", value_delimiter = ',', help_heading = PERMISSIONS)]
    pub(in crate::cli) allow: Vec<Allow>,
    /// Do not ask before something is deleted or purged
    #[arg(long, help_heading = PERMISSIONS)]
    pub(in crate::cli) yes: bool,
    /// Read the options of ~/.curlrc first, as curl itself does
    #[arg(long)]
    pub(in crate::cli) curlrc: bool,
    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}

/// A value of `--allow`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Allow {
    One(Permission),
    All,
}

impl ValueEnum for Allow {
    fn value_variants<'a>() -> &'a [Self] {
        const VARIANTS: [Allow; 7] = {
            let mut variants = [Allow::All; 7];
            let mut at = 0;
            while at < Permission::ALL.len() {
                variants[at] = Allow::One(Permission::ALL[at]);
                at += 1;
            }
            variants
        };
        &VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::One(permission) => PossibleValue::new(permission.name()).help(permission.brief()),
            Self::All => PossibleValue::new("all").help("all of these"),
        })
    }
}

impl Allow {
    /// The permissions that it stands for.
    pub(in crate::cli) fn permissions(self) -> Vec<Permission> {
        match self {
            Self::One(permission) => vec![permission],
            Self::All => Permission::ALL.to_vec(),
        }
    }
}
