//! Whether a connection outlives a reply.

use super::framing::Left;
use super::head::Head;
use super::route::Route;

/// How much of a request went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    Whole,
    /// Its head; its body was waiting for a word of the server's.
    HeldBack,
    /// Its head, and some of its body.
    Partly,
}

/// Whether the connection on `route` can carry another request once `left` of a reply with `head` was read.
pub(super) fn outlives(head: &Head, left: Left, sent: Sent, route: &Route) -> bool {
    let is_whole = match sent {
        Sent::Whole => true,
        // Who does not know how to be asked first waits for no body.
        Sent::HeldBack => head.status == 417,
        Sent::Partly => false,
    };
    is_whole && left != Left::All && head.status >= 200 && is_kept(head, route)
}

/// Whether the other end keeps it, by what it says or by what its version of HTTP implies.
fn is_kept(head: &Head, route: &Route) -> bool {
    let mut is_kept = head.version == "1.1";
    for (name, value) in &head.headers {
        let says = |word: &str| value.split(',').any(|item| is_word(item, word));
        let is_connection = name.eq_ignore_ascii_case("connection");
        let is_proxys = name.eq_ignore_ascii_case("proxy-connection") && route.has_http_proxy();
        match head.version {
            "1.0" if is_connection || is_proxys => is_kept |= says("keep-alive"),
            _ => {}
        }
        if is_connection && says("close") || is_proxys && head.version == "1.1" && says("close") {
            is_kept = false;
        }
    }
    is_kept
}

/// Whether a proxy says in `head` that it closes the connection.
pub(super) fn is_closed(head: &Head) -> bool {
    let values = head.all("connection").into_iter().chain(head.all("proxy-connection"));
    values.flat_map(|value| value.split(',')).any(|item| is_word(item, "close"))
}

/// Whether `item` of a list is `word`, whatever stands behind it.
fn is_word(item: &str, word: &str) -> bool {
    item.split_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_lists() {
        assert!(is_word(" Close x", "close") && is_word("close", "close"));
        assert!(!is_word("closed", "close") && !is_word("x close", "close"));
    }
}
