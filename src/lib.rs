//! Reads curl commands as people really paste them, and gives back what their authors meant.
//!
//! # The way of a command
//!
//! [`page`] → [`mend`] → [`api`] → [`lint`] → out. Mending asks the readers ("would this be an
//! option? a URL? JSON?"), so [`shell`], [`json`] and [`curl`] lie below it and know nothing of
//! damage. A module may use only what stands to its left:
//!
//! ```text
//! text ← knowledge ← {shell, json} ← curl ← page ← mend ← api ← print ← lint
//!      ← {report, rust, run, project} ← {lsp, cli, wasm} ← main
//! ```
//!
//! # Invariants
//!
//! - Reading never fails: every reader gives a value *and* what is wrong with it.
//! - Bytes inside, lines and columns outside: only `report` and `lsp` speak of them.
//! - Every derived text carries its way back to the bytes given: [`text::Mapped`].
//! - Without features nothing here touches files, network, clock or terminal.

pub mod api;
#[cfg(feature = "cli")]
pub mod cli;
pub mod curl;
pub mod json;
pub mod knowledge;
pub mod lint;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod mend;
pub mod page;
pub mod print;
#[cfg(feature = "cli")]
pub mod project;
pub mod report;
#[cfg(feature = "run")]
pub mod run;
pub mod rust;
pub mod shell;
pub mod text;
#[cfg(feature = "wasm")]
pub mod wasm;
