//! One binary for all tests that look at the library from outside.

mod aside;
mod cli;
mod console;
mod corpus;
mod curl_grammar;
mod curl_wire;
mod damage;
mod documents;
mod drawn;
mod ebnf;
mod footguns;
mod grammar;
mod harm;
mod house;
mod http;
mod instructions;
mod json_grammar;
mod judge;
mod kept;
mod law;
mod laws;
mod lsp;
mod mangled;
mod neovim;
mod options;
mod own_api;
#[cfg(feature = "wasm")]
mod page;
mod program;
mod project;
mod published;
mod recorder;
mod right;
mod rust;
mod schema;
mod sessions;
mod shells;
mod stream;
mod styles;
mod tree;
mod undone;
#[cfg(feature = "wasm")]
mod wasm;
mod wire;
mod words;
mod writes;
