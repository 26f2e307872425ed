//! One binary for all tests that look at the library from outside.

mod curl_grammar;
mod curl_wire;
mod ebnf;
mod json_grammar;
mod rust;
mod words;
