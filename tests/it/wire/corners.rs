//! Command lines at the edges of what options mean, each of them once got wrong.

pub(super) const ROWS: &str = r#"
-D out.heads -o a %U/1 --next -D out.heads -o b %U/2
-D out.heads -o a %U/1 -o b %U/2
-D out.heads -o a %U/1 --next -D - -o b %U/2 --next -D out.heads %U/3
-D - %U/1 --next -o b %U/2
--create-file-mode 9 -o x %U
--create-file-mode 1000 -o x %U
--create-file-mode x -o x %U
--create-file-mode '' -o x %U
--create-file-mode 0600 -o x %U
-F 'x=y;type=a/b;filename=c' %U
--interface nope %U
--interface 'if!nope' %U
--interface 'host!nope.invalid' %U
--interface 203.0.113.1 %U
--interface lo %U
-C 90 -T lines %U/x
-C 10 -T lines %U/x
-C 2 -T lines %U/x
-C 0 -T lines %U/x
-C - -T lines %U/x
-C 2 -T - %U/x
-C 90 -T - %U/x
%U/1 --next
%U/1 --next -s
-U a:b -x 127.0.0.1:%P -H 'Proxy-Authorization: own' http://x.invalid/
-U a:b -x 127.0.0.1:%P -H 'Proxy-Authorization:' http://x.invalid/
-U a:b -x 127.0.0.1:%P --proxy-header 'Proxy-Authorization: own' http://x.invalid/
-U a:b -x 127.0.0.1:%P --proxy-header 'Proxy-Authorization:' http://x.invalid/
-U a:b --proxy-digest -x 127.0.0.1:%P -H 'Proxy-Authorization: own' http://x.invalid/say/proxy-digest/1
-U a:b --proxy-anyauth -x 127.0.0.1:%P -H 'Proxy-Authorization: own' http://x.invalid/say/proxy-digest/1
-U a:b -p -x 127.0.0.1:%P -H 'Proxy-Authorization: own' http://name.invalid/
-U a:b -p -x 127.0.0.1:%P --proxy-header 'Proxy-Authorization: own' http://name.invalid/
-u u:p --digest -L %U/say/digest-on/1
-u u:p --digest -L %U/say/digest-away/1
-u u:p --digest --location-trusted %U/say/digest-on/1
-u u:p --anyauth -L %U/say/digest-away/1
-u u:p --digest -d body -L %U/say/digest-away/1
-u u:p --digest -d body --location-trusted %U/say/digest-on/1
-L --digest http://u:p@127.0.0.1:%P/say/digest-away/1
-L --digest http://u:p@127.0.0.1:%P/say/digest-on/1
--etag-compare lines %U
--etag-compare 'with space.txt' %U
"#;

/// What earlier releases do otherwise.
pub(super) const LATER: &str = r#"
-i -L %U/say/two-places/1
-i %U/say/version-two/1
-i %U/say/codings/1
-i %U/say/code-long/1
-i %U/say/four-digits
-i %U/folded
%U/1 --next -o x --next %U/2
%U/1 -: -:
-F 'x=y;type=text/' -F 'x=@lines;type=/x' %U
-b 'mooo=given' -c out.jar %U/say/cookie-ends/1
-c out.jar %U/say/cookie-ends/1
-c out.jar %U/say/cookie-ends/1 --next -b out.jar -c - %U/2
-u u:p --digest %U/elsewhere/302/say/digest/1 -L
-c out.jar %U/cookie-stays/1 %U/say/cookie-ends/1
-b none -c out.jar %U/cookie/1 %U/say/cookie-ends/1 %U/2
-C - -T - %U/x
-r 0-1 -T - %U/x
-F 'x=y;type=bad' %U
-F 'x=y;type=' %U
-u : %U
-u : --digest %U/say/digest/1
-U : -x 127.0.0.1:%P http://x.invalid/
-x 'http://:@127.0.0.1:%P' http://x.invalid/
http://:@127.0.0.1:%P/
%U/say/two-lengths
%U/say/same-lengths
-i %U/say/length-odd/1
--interface '' %U
--location-trusted --digest -u u:p %U/say/digest-away/1
"#;

/// The releases that do what stands in [`LATER`].
pub(super) const SINCE: super::Version = (8, 22, 0);

/// The replies that they ask for.
pub(super) const REPLIES: &str = r#"
== cookie-ends
HTTP/1.1 200 OK
Set-Cookie: a=gone; path=/; Max-Age=0
Set-Cookie: mooo=gone; path=/; Max-Age=0
Set-Cookie: safe=gone; path=/; Max-Age=-1
Set-Cookie: empty=gone; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT
Content-Length: 0

== same-lengths
HTTP/1.1 200 OK
Content-Length: 5
Content-Length: 5
Connection: close

four
== digest-on
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="r", nonce="first", qop="auth"
Content-Length: 0

== digest-on-known
HTTP/1.1 302 There
Location: /say/digest/1
Content-Length: 0

== digest-away
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="r", nonce="first", qop="auth"
Content-Length: 0

== digest-away-known
HTTP/1.1 302 There
Location: http://localhost:{port}/say/digest/1
Content-Length: 0

"#;
