//! TLS against a server on the loopback.
