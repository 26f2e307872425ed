//! Rules of the group `secret`.

mod credential_in_url;
mod global_key_used;
mod insecure_credentials;
mod literal_credential;

rules! {
    credential_in_url,
    global_key_used,
    insecure_credentials,
    literal_credential,
}
