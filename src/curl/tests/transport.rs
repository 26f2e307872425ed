//! Who asks, and how it is carried.

use super::*;

#[test]
fn credentials() {
    check("-u u:p h", "GET h Basic:u:p");
    check("-u u:p --oauth2-bearer t h", "GET h Bearer:t");
    check("-u u:p --digest h", "GET h Digest:u:p");
    check("-u u:p --digest --no-digest h", "GET h Basic:u:p");
    check("-u u:p --ntlm h", "GET h Other(\"ntlm\"):u:p unsupported:ntlm");
    check("-u k:s --aws-sigv4 aws:amz h", "GET h Other(\"aws-sigv4\"):k:s unsupported:aws-sigv4");
    check("http://u:p@h/", "GET http://u:p@h/ Basic:u:p");
    check("-u a:b http://u:p@h/", "GET http://u:p@h/ Basic:a:b");
    check("-n h", "GET h unsupported:netrc");
    check_part("-u a h", |request| request.auth.as_ref().map(|auth| auth.origin), Some(AuthOrigin::User));
    check_part("-u a -H 'Authorization: b' h", |request| request.authorization().is_none(), true);
    check_part("-u a -H 'X: b' h", |request| request.authorization().is_some(), true);
}

#[test]
fn transport_options() {
    check_part("-L --location-trusted h", |it| (it.transport.follow, it.transport.trust_redirects), (true, true));
    check_part("--follow --post301 h", |it| (it.transport.follow_spec, it.transport.keep_post.moved), (true, true));
    check_part("-E c --key k h", |it| it.transport.client_cert.as_ref().is_some_and(|(_, key)| key.is_some()), true);
    check_part("--tlsv1.2 h", |it| it.transport.tls_min, Some(TlsVersion::Tls12));
    check_part("--tls-max 1.3 h", |it| it.transport.tls_max, Some(TlsVersion::Tls13));
    check_part("--http2 h", |it| it.transport.version, Some(HttpVersion::Http2));
    check_part("-0 h", |it| it.transport.version, Some(HttpVersion::Http10));
    check_part("-4 h", |it| it.transport.ip_version, Some(IpVersion::V4));
    check_part("--retry 3 --retry-delay 2.5 h", |it| (it.transport.retries, it.transport.retry.delay), (3, Some(2.5)));
    let proxy = |request: &Request| {
        let proxy = request.transport.proxy.as_ref();
        proxy.map(|proxy| (proxy.url.text().to_owned(), proxy.user.is_some()))
    };
    check_part("-x p:1 -U u:p h", proxy, Some(("p:1".to_owned(), true)));
    check_part("--socks5-hostname p h", proxy, Some(("socks5h://p".to_owned(), false)));
    check_part("-x '' h", proxy, Some((String::new(), false)));
    check("--pinnedpubkey k --capath d h", "GET h unsupported:pinnedpubkey unsupported:capath");
    check("--cert-type PEM h", "GET h");
    check("--cert-type P12 h", "GET h unsupported:cert-type");
}

#[test]
fn protocols_are_limited() {
    check("--proto =https https://h", "GET https://h");
    check("--proto =https http://h", "GET http://h\n! Protocol \"http\" disabled (1)");
    check("--proto =https h", "GET h\n! Protocol \"http\" disabled (1)");
    check("--proto =https --proto-default https h", "GET h");
    check("--proto =https -L https://h", "GET https://h unsupported:proto");
    check("--proto-redir =https -L https://h", "GET https://h unsupported:proto-redir");
    check("foo://h", "GET foo://h\n! Protocol \"foo\" not supported (1)");
    check("ftp://h/", "GET ftp://h/ unsupported:url");
    check("ftp.example.com", "GET ftp.example.com unsupported:url");
    check("$SCHEME://h", "GET $SCHEME://h");
    check(
        "--disallow-username-in-url http://u@h",
        "GET http://u@h Basic:u\n! URL rejected: Credentials was passed in the URL when prohibited (67)",
    );
}

#[test]
fn urls_are_checked() {
    let bad = |url: &str, message: &str| {
        let complaints = invoke(&format!("'{url}'")).complaints;
        let told: Vec<_> = complaints.iter().map(|it| (it.message.as_str(), it.exit)).collect();
        assert_eq!(told, [(message, 3)], "{url}");
    };
    bad("http://h/a b", "URL rejected: Malformed input to a URL function");
    bad("http://h/\t", "URL rejected: Malformed input to a URL function");
    bad("http:////h/", "URL rejected: Unsupported number of slashes following scheme");
    bad("http://a@b@c/", "URL rejected: Bad hostname");
    bad("http://h:x/", "URL rejected: Port number was not a decimal number between 0 and 65535");
    bad("http://h:99999/", "URL rejected: Port number was not a decimal number between 0 and 65535");
    bad("localhost:", "URL rejected: Port number was not a decimal number between 0 and 65535");
    bad("http://a<b/", "URL rejected: Bad hostname");
    bad("http://", "URL rejected: No host part in the URL");
    bad("http://h/{a", "unmatched brace in position 10");
    bad("http://h/[a]", "bad range in position 11");
    for good in
        ["http:/h", "http://h:/", "http://[::1]:80/[1-2]", "http://{a,b}.h/", "h/\"<>|^`{}".trim_end_matches("{}")]
    {
        assert_eq!(invoke(&format!("'{good}'")).complaints.len(), 0, "{good}");
    }
}

#[test]
fn unknown_parts_of_urls_are_not_judged() {
    for good in ["$BASE", "$BASE/a", "http://$HOST:$PORT/", "http://h/$ID/[1-$N]", "http://h/{$A,b}", "$A$B?c=$D"] {
        assert_eq!(invoke(&format!("'{good}'")).complaints.len(), 0, "{good}");
    }
    check("'http://h/$A b'", "GET http://h/$A b\n! URL rejected: Malformed input to a URL function (3)");
    check("'http://h/$A/{b'", "GET http://h/$A/{b\n! unmatched brace in position 13 (3)");
    check("-g 'http://h/$A/{b'", "GET http://h/$A/{b");
}
