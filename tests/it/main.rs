//! One binary for all tests that look at the library from outside.

mod curl_wire;
//! The tests that need more than one module, or more than this crate.

mod words;
