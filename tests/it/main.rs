//! The tests that need more than one module, or more than this crate.

mod ebnf;
mod grammar;
mod words;
