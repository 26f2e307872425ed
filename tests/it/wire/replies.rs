//! Replies by name, for what a client does over several requests.
//!
//! `/say/NAME/…` is answered by the reply `NAME`, a `CONNECT` by that with the first part of its host, if there is
//! one. One that has told who asks gets `NAME-known` instead, and one that has told the proxy `NAME-proxied`, where
//! there are such. `{port}` is the server's port; heads are written with CR LF, bodies as they are.

use super::{corners, delivery, latest, octets, reuse, told};

/// The reply to a request for `path` with `head`.
pub(super) fn reply(path: &str, head: &str, port: u16) -> Option<(Vec<u8>, bool)> {
    let name = path.strip_prefix("/say/")?.split(['/', '?']).next()?;
    named(name, head, port)
}

/// The reply to a `CONNECT` for `target`.
pub(super) fn connected(target: &str, head: &str, port: u16) -> Option<(Vec<u8>, bool)> {
    named(target.split(['.', ':']).next()?, head, port)
}

fn named(name: &str, head: &str, port: u16) -> Option<(Vec<u8>, bool)> {
    let head = head.to_ascii_lowercase();
    let known = head.contains("\nauthorization:").then(|| find(&format!("{name}-known"))).flatten();
    let proxied = head.contains("\nproxy-authorization:").then(|| find(&format!("{name}-proxied"))).flatten();
    let text = known.or(proxied).or_else(|| find(name))?.replace("{port}", &port.to_string());
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let lower = head.to_ascii_lowercase();
    let is_framed = ["content-length", "chunked", " 204 ", " 304 "].iter().any(|sign| lower.contains(sign));
    let body = if lower.contains("chunked") { body.replace('\n', "\r\n") } else { body.to_owned() };
    let head = format!("{}\r\n\r\n{body}", head.replace('\n', "\r\n"));
    let stays = is_framed && !lower.contains("connection: close") && !name.starts_with("drops");
    // Those are written in bytes, and not in UTF-8.
    let bytes = if name.starts_with("raw") { octets::bytes(&head) } else { head.into_bytes() };
    Some((bytes, stays))
}

fn find(name: &str) -> Option<&'static str> {
    let own = [REPLIES, delivery::REPLIES, told::REPLIES, corners::REPLIES, reuse::REPLIES, octets::REPLIES];
    own.into_iter().chain([latest::REPLIES]).find_map(|replies| {
        let start = replies.find(&format!("\n== {name}\n"))? + "\n== \n".len() + name.len();
        let rest = &replies[start..];
        Some(&rest[..rest.find("\n== ").map_or(rest.len(), |end| end + 1)])
    })
}

const REPLIES: &str = r#"
== digest
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="here", nonce="1357"
Content-Length: 5

who?
== digest-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== doubtful
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="here", nonce="1357"
Content-Length: 5

who?
== doubtful-known
HTTP/1.1 401 Not so
Content-Length: 7

wrong!
== refused
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="here", nonce="1357"
Content-Length: 5

who?
== refused-known
HTTP/1.1 401 Again
WWW-Authenticate: Digest realm="here", nonce="1357"
Content-Length: 5

who?
== stale
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="here", nonce="2468", stale=true, qop="auth", algorithm=MD5
Connection: close
Content-Length: 5

who?
== choice
HTTP/1.1 401 Who
WWW-Authenticate: Blackbox realm="x y", key
WWW-Authenticate: Basic realm="one, two"
WWW-Authenticate: Digest realm="one two", nonce="97"
Connection: close

who?
== choice-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== one-line
HTTP/1.1 401 Who
WWW-Authenticate: Basic realm="a", Digest realm="b", nonce="97", opaque="o", algorithm=SHA-256
Content-Length: 0

== one-line-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== twice
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="here", nonce="1357"
WWW-Authenticate: Digest realm="there", nonce="1358"

who?
== twice-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== basic
HTTP/1.1 401 Who
WWW-Authenticate: Basic realm="here"
Content-Length: 5

who?
== basic-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== unknown
HTTP/1.1 401 Who
WWW-Authenticate: Blackbox realm="here"
Content-Length: 5

who?
== quality
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="a\"b", nonce="1357", qop="auth-int, auth", opaque="x\\y"
Content-Length: 0

== quality-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== integrity
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="a", nonce="1357", qop="auth-int"
Content-Length: 0

== integrity-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== session
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="a", nonce="1357", qop="auth", algorithm=MD5-sess
Content-Length: 0

== session-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== odd-algorithm
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="a", nonce="1357", qop="crazy", algorithm=ROT13
Content-Length: 0

== blank-nonce
HTTP/1.1 401 Who
WWW-Authenticate: Digest qop="auth", realm="a", nonce=""
Content-Length: 0

== blank-nonce-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== spaced
HTTP/1.1 401 Who
WWW-Authenticate:   Digest   realm = "a b" ,  nonce = "1"
Content-Length: 0

== spaced-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== after-hundred
HTTP/1.1 100 Go on
X-Early: yes

HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="here", nonce="1357"
Content-Length: 0

== after-hundred-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== needless
HTTP/1.1 200 Open
Authentication-Info: Thing a=b
Content-Length: 5

open
== login-moves
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="here", nonce="1357"
Content-Length: 0

== login-moves-known
HTTP/1.1 302 There
Location: /say/digest/there
Content-Length: 0

== moves-away
HTTP/1.1 302 There
Location: http://localhost:{port}/say/digest/there
Content-Length: 0

== proxy-digest
HTTP/1.1 407 Who
Proxy-Authenticate: Digest realm="gate", nonce="642"
Content-Length: 5

who?
== proxy-digest-proxied
HTTP/1.1 200 Fine
Content-Length: 5

fine
== both
HTTP/1.1 407 Who
Proxy-Authenticate: Digest realm="gate", nonce="642"
Connection: close

who?
== both-proxied
HTTP/1.1 401 And you
WWW-Authenticate: Digest realm="here", nonce="1357"
Connection: close

you?
== both-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== proxy-basic
HTTP/1.1 407 Who
Proxy-Authenticate: Basic realm="gate"
Content-Length: 5

who?
== proxy-basic-proxied
HTTP/1.1 200 Fine
Content-Length: 5

fine
== denied
HTTP/1.1 403 No
X-Why: so
Content-Length: 6

never
== denied-open
HTTP/1.1 405 No
Connection: close

never ever
== gate
HTTP/1.1 407 Who
Proxy-Authenticate: Digest realm="gate", nonce="642"
Content-Length: 5

who?
== gate-proxied
HTTP/1.1 200 In

== gate-chunked
HTTP/1.1 407 Who
Proxy-Authenticate: Basic realm="gate"
Transfer-Encoding: chunked

5
hello
0

== gate-chunked-proxied
HTTP/1.1 200 In

== cookies
HTTP/1.1 200 OK
Set-Cookie: plain=one; path=/ ; secure
Set-Cookie:trailing=blank  ; domain=127.0.0.1; path=/elsewhere/
Set-Cookie: here=present; domain=127.0.0.1 ; path=/;
Set-Cookie: far=away; domain=moo.example;
Set-Cookie: nameonly
Set-Cookie:   leading=value; expires=Fri Feb 2 11:56:27 GMT 2035
Set-Cookie: noval; domain=silly
Set-Cookie: single=1; domain=se; expires=Sat Feb 2 11:56:27 GMT 2030
Set-Cookie: quoted="a b"; path="/"
Set-Cookie: empty=; path=/say
Set-Cookie: eq=a=b==; version=1; Path=/say/cookies
Set-Cookie: httponly=1; HttpOnly; httponly
Set-Cookie: aged=1; max-age="3000000000000"
Set-Cookie: dead=1; Max-Age=-1
Set-Cookie: __Secure-x=1; secure
Set-Cookie: __Host-y=1; path=/
Set-Cookie: tab=a	b
Set-Cookie: =nameless
Set-Cookie: two=1; path=/a; path=/say
Content-Length: 4

set
== cookie-domains
HTTP/1.1 200 OK
Set-Cookie: a=yes; httponly; domain=foo.example; expires=Fri Feb 13 11:56:27 GMT 2037
SET-COOKIE: b=yes; domain=host.foo.example; expires=Fri Feb 13 11:56:27 GMT 2037
Set-Cookie: c=no; domain=nope.foo.example; path=/moo
Set-Cookie: d=fooled; domain=..example; path=/;
Set-Cookie: e=fooled; domain=.example; path=/;
Set-Cookie: f=1; domain=HOST.foo.EXAMPLE
Set-Cookie: g=1; domain=.foo.example; path=say
Content-Length: 4

set
== cookie-set
HTTP/1.1 200 OK
Set-Cookie: name=kept; expires=Thu, 22 Nov 2035 10:54:11 GMT;
Content-Length: 4

set
== cookie-unset
HTTP/1.1 200 OK
Set-Cookie: name=kept; expires=Thu, 01 Jan 1970 00:00:00 GMT;
Content-Length: 4

set
== cookie-moves
HTTP/1.1 302 There
Set-Cookie: on=way; path=/
Set-Cookie: on2=way
Location: /say/cookie-set/x
Content-Length: 0

== cookie-away
HTTP/1.1 302 There
Set-Cookie: on=way; path=/
Location: http://localhost:{port}/say/cookie-set/x
Content-Length: 0

== max-age
HTTP/1.1 200 OK
Set-Cookie: old=1; path=/; domain=.foo.example; Max-Age=0;
Content-Length: 0

== loop
HTTP/1.1 302 Round
Location: /say/loop/again
Content-Length: 6

round
== no-place
HTTP/1.1 302 Where
Content-Length: 6

where
== empty-place
HTTP/1.1 302 Where
Location:
Content-Length: 6

where
== two-places
HTTP/1.1 302 Where
Location: /say/found/1
Location: /say/found/2
Content-Length: 0

== found
HTTP/1.1 200 Here
Content-Length: 5

here
== deep
HTTP/1.1 301 Moved
Location:    ../../say/found/5?up
Content-Length: 0

== too-deep
HTTP/1.1 301 Moved
Location: ../../../../../../say/./found/../found/6
Content-Length: 0

== question
HTTP/1.1 301 Moved
Location: ?q=http://other/?x
Content-Length: 0

== question-path
HTTP/1.1 301 Moved
Location: found/2?q=http://other/?x&y=../z
Content-Length: 0

== no-scheme
HTTP/1.1 301 Moved
Location: //127.0.0.1:{port}/say/found/ns
Content-Length: 0

== blanks
HTTP/1.1 301 Moved
Location:  http://127.0.0.1:{port}/say/found/a b  c?d  e f  
Content-Length: 0

== high
HTTP/1.1 301 Moved
Location: /say/found/åäö?ü
Content-Length: 0

== anchor
HTTP/1.1 301 Moved
Location: /say/found/#part
Content-Length: 0

== no-path
HTTP/1.1 301 Moved
Location: http://127.0.0.1:{port}?say
Content-Length: 0

== slash-only
HTTP/1.1 301 Moved
Location: http:/say/found/7
Content-Length: 0

== other-scheme
HTTP/1.1 301 Moved
Location: ftp://127.0.0.1:{port}/file
Content-Length: 0

== odd-scheme
HTTP/1.1 301 Moved
Location: htp3://127.0.0.1/x
Content-Length: 0

== bad-host
HTTP/1.1 301 Moved
Location: http://a b/c
Content-Length: 0

== bad-port
HTTP/1.1 301 Moved
Location: http://127.0.0.1:99999/
Content-Length: 0

== with-user
HTTP/1.1 301 Moved
Location: http://new:word@127.0.0.1:{port}/say/found/u
Content-Length: 0

== close-moves
HTTP/1.1 302 Moved
Location: /say/found/closed
Connection: close

moved, with a body to the end
== see-other
HTTP/1.1 303 See
Location: /say/found/303
Content-Length: 0

== two-oh-one
HTTP/1.1 201 Made
Location: /say/found/201
Content-Length: 0

== length-twice
HTTP/1.1 200 OK
Content-Length: 5
Content-Length: 5

same
== length-differs
HTTP/1.1 200 OK
Content-Length: 5
Content-Length: 7

differ
== length-negative
HTTP/1.1 200 OK
Content-Length: -6

minus
== length-odd
HTTP/1.1 200 OK
Content-Length: 5 words

odd.
== length-huge
HTTP/1.1 200 OK
Content-Length: 99999999999999999999
Connection: close

huge
== length-list
HTTP/1.1 200 OK
Content-Length: 5, 5
Connection: close

list
== length-and-chunks
HTTP/1.1 200 OK
Content-Length: 50
Transfer-Encoding: chunked

3
abc
0

== trailers
HTTP/1.1 200 OK
Trailer: X-End
Transfer-Encoding: chunked

3;name=value
abc
00
X-End: 1
X-More: 2

== chunks-capital
HTTP/1.1 200 OK
TRANSFER-ENCODING: CHUNKED

A
0123456789
0

== chunks-cut
HTTP/1.1 200 OK
Transfer-Encoding: chunked
Connection: close

A
01234
== chunks-long-size
HTTP/1.1 200 OK
Transfer-Encoding: chunked
Connection: close

00000000000000000000003
abc
0

== chunks-bad-end
HTTP/1.1 200 OK
Transfer-Encoding: chunked
Connection: close

3
abcdef
0

== codings
HTTP/1.1 200 OK
Transfer-Encoding: gzip, unknown
Connection: close

x
== encodings
HTTP/1.1 200 OK
Content-Encoding: identity, identity
Content-Length: 5

same
== encodings-many
HTTP/1.1 200 OK
Content-Encoding: deflate, deflate, deflate, deflate, deflate, deflate, deflate
Content-Length: 5

same
== blank-header
HTTP/1.1 200 OK
X-Empty:
X-Blank:   
X-Tab:	tab	
:nameless
no colon here
Content-Length: 5

same
== space-colon
HTTP/1.1 200 OK
X-Space : x
Content-Length: 5

same
== odd-version
HTTP/1.2 200 OK
Content-Length: 5

same
== version-two
HTTP/2 200 OK
Content-Length: 5

same
== version-none
HTTP/1 200 OK
Content-Length: 5

same
== code-short
HTTP/1.1 20 OK
Content-Length: 5

same
== code-long
HTTP/1.1 2000 OK
Content-Length: 5

same
== code-word
HTTP/1.1 abc OK
Content-Length: 5

same
== code-low
HTTP/1.1 099 OK
Content-Length: 5

same
== code-high
HTTP/1.1 999 OK
Content-Length: 5

same
== shoutcast
ICY 200 OK
Content-Length: 5

same
== switching
HTTP/1.1 101 Switching
Upgrade: thing
Connection: close

raw
== continues
HTTP/1.1 100 Continue

HTTP/1.1 100 Continue
X: y

HTTP/1.1 200 OK
Content-Length: 5

same
== not-modified
HTTP/1.1 304 Same
Content-Length: 5

== unsatisfied
HTTP/1.1 416 Range
Content-Range: bytes */12
Content-Length: 5

none
== partial
HTTP/1.1 206 Part
Content-Range: bytes 4-9/10
Content-Length: 6

456789
== partial-other
HTTP/1.1 206 Part
Content-Range: bytes 2-9/10
Content-Length: 8

23456789
== whole
HTTP/1.1 200 OK
Content-Length: 10

0123456789
== whole-open
HTTP/1.1 200 OK
Connection: close

0123456789
== old-date
HTTP/1.1 200 OK
Last-Modified: Tue, 13 Jun 2000 12:10:00 GMT
Content-Length: 5

same
== lost
HTTP/1.1 404 Lost
Content-Length: 5

lost
== too-large
HTTP/1.1 413 Large
Connection: close

large
== fails-expectation
HTTP/1.1 417 No
Content-Length: 3

no
== named
HTTP/1.1 200 OK
Content-Disposition: inline; filename="../up/name.txt"; x=y
Content-Length: 5

same
== named-bare
HTTP/1.1 200 OK
Content-Disposition: filename=bare.txt; charset=x
Content-Length: 5

same
== named-quoted
HTTP/1.1 200 OK
Content-Disposition: attachment; filename="a\"b;c.txt
Content-Length: 5

same
== etag-weak
HTTP/1.1 200 OK
ETag: W/"weak"
Content-Length: 5

same
== etag-bare
HTTP/1.1 200 OK
etag:   bare  
Content-Length: 5

same
== etag-blank
HTTP/1.1 200 OK
ETag:
Content-Length: 5

same
== typed
HTTP/1.1 200 OK
Content-Type: text/html; charset=UTF-8
Content-Type: text/plain
X-Many: 1
x-many: 2
Server: s
Content-Length: 5

same
== no-body-post
HTTP/1.1 200 OK
Connection: close

"#;
