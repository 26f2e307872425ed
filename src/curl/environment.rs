//! The variables of the environment that curl reads: what an assignment before a command can change in its requests.

/// Whether curl takes more from the variable `name` than how to show things (curl's manual, section "ENVIRONMENT").
pub fn is_read(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "CURL_CA_BUNDLE",
        "CURL_HOME",
        "CURL_SSL_BACKEND",
        "HOME",
        "IPFS_GATEWAY",
        "IPFS_PATH",
        "NETRC",
        "QLOGDIR",
        "SSLKEYLOGFILE",
        "SSL_CERT_DIR",
        "SSL_CERT_FILE",
        "XDG_CONFIG_HOME",
    ];
    // One of each protocol, and `all_proxy` and `no_proxy`. Of `http_proxy` alone, only the small letters count.
    let is_proxy = name.to_ascii_lowercase().ends_with("_proxy") && name != "HTTP_PROXY";
    NAMES.contains(&name) || is_proxy
}

#[cfg(test)]
mod tests {
    use super::is_read;

    #[test]
    fn proxies_and_files_are_read() {
        for name in ["https_proxy", "HTTPS_PROXY", "no_proxy", "ALL_PROXY", "SSL_CERT_FILE", "NETRC"] {
            assert!(is_read(name), "{name}");
        }
        for name in ["HTTP_PROXY", "TOKEN", "LC_ALL", "MY_SSL_CERT_FILE"] {
            assert!(!is_read(name), "{name}");
        }
    }
}
