//! Rules of the group `secret`.

mod credential_in_url;
mod global_key_used;
mod header_follows_redirect;
mod insecure_credentials;
mod literal_credential;
mod literal_password;
mod userinfo_in_url;
mod verbose_credential;

rules! {
    credential_in_url,
    global_key_used,
    header_follows_redirect,
    insecure_credentials,
    literal_credential,
    literal_password,
    userinfo_in_url,
    verbose_credential,
}
