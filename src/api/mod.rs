//! Request → the API's operation, credentials and body; reply → what its codes mean for a command.
//!
//! Knows Cloudflare's API v4; nothing of rules or how findings are shown.

mod call;
mod reply;

pub use call::{Call, Carrier, Credential, CredentialShape, JsonBody, Segment};
pub use reply::{ApiError, Reply, Service, replies};

use crate::curl::Request;

/// What `request` asks of the API; `None` where it does not go to Cloudflare's.
pub fn call(request: &Request) -> Option<Call> {
    let _ = request;
    None
}
