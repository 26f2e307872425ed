//! Request → the API's operation, credentials and body; reply → what its codes mean for a command.
//!
//! Knows Cloudflare's API v4, and those that a project describes; nothing of rules or how findings are shown.

mod address;
mod advice;
mod astray;
mod begun;
mod body;
mod call;
mod credential;
mod draft;
mod fault;
mod fit;
mod held;
mod own;
mod reply;
mod rewrite;
mod segment;
mod settings;
#[cfg(test)]
mod tests;

pub use address::{Address, Base, BaseKind};
pub use advice::{Advice, advice};
pub use begun::{Suggestion, suggestions};
pub use body::JsonBody;
pub(crate) use body::told_json;
pub(crate) use call::takes_json;
pub use call::{Call, call};
pub use credential::{Carrier, Credential, CredentialShape, read as credentials_of};
pub use draft::{Draft, Proposal, draft};
pub use fault::CredentialFault;
pub(crate) use fit::{
    Fault, FieldMisfit, Misfit, Near, ParameterMisfit, count, fields, file_field, file_fields, lacks_format, misfits,
    near, parameters, wanted,
};
pub use held::{By, Held, held};
pub use own::{Api, Asking, Sign, Site, Way, Ways, own_call};
pub use reply::{ApiError, Reply, Service, replies};
pub(crate) use rewrite::Rewrite;
pub use segment::{Segment, SegmentFault};
pub use settings::{Misplaced, client, misplaced};
