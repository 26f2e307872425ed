//! A command as Rust code for reqwest.
