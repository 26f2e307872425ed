//! Words → options → what curl would send. Knows curl's real semantics, and nothing of damage.
//!
//! All spans are in the text that the words were read from.

mod args;
mod request;

pub use args::{Arg, Complaint, ComplaintKind, Invocation, Spelling};
pub use request::{
    Auth, AuthOrigin, AuthScheme, Body, Chunk, FilePolicy, Form, FormSource, Header, HeaderOrigin, HttpVersion,
    IpVersion, KeepPost, Output, Proxy, Request, Retry, Target, TlsVersion, Transport,
};

use crate::shell::Value;

/// Reads the arguments of one curl command (its name not among them).
pub fn read(arguments: &[Value]) -> Invocation {
    let _ = arguments;
    Invocation::default()
}
