//! The door for WebAssembly: three functions, JSON in and out.
