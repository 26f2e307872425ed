//! Command lines whose files, and the replies to which, hold bytes that are no UTF-8.
//!
//! Each character here is one byte.

/// The bytes of `text`.
pub(super) fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("each character is one byte")).collect()
}

/// `bytes` as text.
pub(super) fn text(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

pub(super) const FILES: [(&str, &str); 17] = [
    ("raw.headers", "X-R: caf\u{e9}\n"),
    ("raw.config", "header = \"X-C: caf\u{e9}\"\ndata = \"d=\u{e9}\u{ff}\"\nuser-agent = \u{e9}\n"),
    ("raw.jar", "127.0.0.1\tFALSE\t/\tFALSE\t0\tj\u{e9}\tv\u{ff}\n"),
    ("raw.form", "form = \"n\u{e9}=v\u{e9};filename=f\u{e9}\"\n"),
    ("raw.output", "output = \"o\u{e9}\"\n"),
    ("raw.user", "user = \"u\u{e9}:p\u{ff}\"\n"),
    ("raw.netrc", "machine 127.0.0.1 login l\u{e9} password p\u{e9}\n"),
    ("raw.format", "%{http_code} \u{e9} %{content_type}\n"),
    ("raw.etag", "\"\u{e9}\"\n"),
    ("raw.host", "url = \"http://h\u{e9}.invalid/\"\n"),
    ("raw.cookie", "cookie = \"c=\u{e9}\"\n"),
    ("raw.encoded", "data-urlencode = \"n=\u{e9}\"\n"),
    ("raw.query", "url-query = \"+n=\u{e9}\"\n"),
    ("raw.request", "request = \"G\u{e9}\"\njson = \"{\u{e9}}\"\nreferer = \"r\u{e9}\"\n"),
    ("raw.target", "request-target = \"/\u{e9}\"\n"),
    ("odd.headers", "Accept;x\nUser-Agent : own\n"),
    // UTF-8 of a character in the private area that carries such bytes.
    ("raw.private", "header = \"X-P: \u{f4}\u{8f}\u{ba}\u{80}\"\n"),
];

pub(super) const ROWS: &str = r"
-H @raw.headers %U
-K raw.config %U
-G -K raw.config %U
-b raw.jar %U
-b raw.jar -c out.jar %U
-K raw.form %U
-K raw.output -w '%{filename_effective}' %U
-K raw.user %U
-n --netrc-file raw.netrc %U
-w @raw.format %U/say/raw-headers
-w '%{content_type}' %U/say/raw-headers
--etag-compare raw.etag %U
--etag-save out.etag %U/say/raw-headers
-K raw.host
-K raw.cookie %U
-K raw.cookie -c - %U/say/raw-headers
-b x -c out.jar %U/say/raw-headers %U
-K raw.encoded %U
-G -K raw.encoded %U
-K raw.query %U
-K raw.request %U
-K raw.target %U
-K raw.private %U
-L %U/say/raw-location
-L -b x -e ';auto' %U/say/raw-location
-L %U/say/raw-elsewhere
-OJ %U/say/raw-name
http://u%e9:p%ff@127.0.0.1:%P/
-x http://a%e9:b%ff@127.0.0.1:%P http://x.invalid/
-x 127.0.0.1:%P http://x.invalid/é?é
-x 127.0.0.1:%P --proxy-header @raw.headers http://x.invalid/
-F 'x=y;headers=@raw.headers' %U
";

/// What earlier releases do otherwise.
pub(super) const LATER: &str = r"
-w '%header{x-raw}' %U/say/raw-headers
-w '%{header_json}' %U/say/raw-headers
%U/say/raw-location -w '%{redirect_url}'
-b raw.jar -K raw.cookie %U
-K raw.user --digest %U/say/raw-digest
";

/// The releases that do what stands in [`LATER`].
pub(super) const SINCE: super::Version = (8, 22, 0);

/// The replies that they ask for.
pub(super) const REPLIES: &str = "
== raw-location
HTTP/1.1 302 There
Location: /to\u{e9}?q=\u{e9} b#f\u{e9}
Content-Length: 0

== raw-elsewhere
HTTP/1.1 302 There
Location: http://localhost:{port}/to\u{e9}?q=\u{e9} b
Content-Length: 0

== raw-headers
HTTP/1.1 200 OK
Set-Cookie: a=\u{e9}; Path=/
Set-Cookie: b\u{ff}=1; Path=/
X-Raw: r\u{e9}
ETag: \"\u{e9}\"
Content-Type: t/\u{e9}
Content-Length: 2

ok
== raw-name
HTTP/1.1 200 OK
Content-Disposition: attachment; filename=\"n\u{e9}.txt\"
Content-Length: 2

ok
== raw-digest
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm=\"r\u{e9}\", nonce=\"n\"
Content-Length: 0

== raw-digest-known
HTTP/1.1 200 OK
Content-Length: 2

ok
";
