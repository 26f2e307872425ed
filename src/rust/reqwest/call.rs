//! Calls that many builders have.

use crate::rust::layout::{Call, Expr};
use crate::rust::literal;

/// `.name(argument)`
pub(super) fn call(name: &str, argument: impl Into<String>) -> Call {
    Call::new(name, vec![Expr::atom(argument)], "")
}

/// `.header("name", "value")`
pub(super) fn named(name: &str, value: &str) -> Call {
    Call::new("header", vec![Expr::atom(literal::string(name)), Expr::atom(literal::string(value))], "")
}
