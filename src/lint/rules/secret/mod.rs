//! Rules of the group `secret`.

mod credential_in_url;
mod credential_to_stranger;
mod file_given_away;
mod global_key_used;
mod header_follows_redirect;
mod insecure_credentials;
mod literal_credential;
mod literal_password;
mod lookalike_host;
mod rerouted_credentials;
mod userinfo_in_url;
mod verbose_credential;

rules! {
    credential_in_url,
    credential_to_stranger,
    file_given_away,
    global_key_used,
    header_follows_redirect,
    insecure_credentials,
    literal_credential,
    literal_password,
    lookalike_host,
    rerouted_credentials,
    userinfo_in_url,
    verbose_credential,
}
