//! One binary for all tests that look at the library from outside.
//! The tests that need more than one module, or more than this crate.

mod cli;
mod curl_grammar;
mod curl_wire;
mod ebnf;
mod http;
mod program;
mod recorder;
mod rust;
mod words;
