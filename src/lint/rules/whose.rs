//! What messages call the API of a call, and what says what it takes.

use crate::api::Call;

/// `the API`; another than Cloudflare's by its name.
pub(super) fn api(call: &Call) -> String {
    call.api.map_or_else(|| "the API".to_owned(), |api| format!("`{}`", api.name))
}

/// `the published schema`; another than Cloudflare's by its document.
pub(super) fn schema(call: &Call) -> String {
    call.api.map_or_else(|| "the published schema".to_owned(), |api| format!("`{}` of `{}`", api.document, api.name))
}

/// `the operation`; of another API than Cloudflare's, by its name.
pub(super) fn operation(call: &Call) -> String {
    call.api.map_or_else(|| "the operation".to_owned(), |api| format!("the operation of `{}`", api.name))
}

/// That `wanted` is taken: of another API than Cloudflare's, by whose document.
pub(super) fn taking(call: &Call, wanted: &str) -> String {
    match call.api {
        Some(_) => format!("by {} it takes {wanted}", schema(call)),
        None => format!("it takes {wanted}"),
    }
}
