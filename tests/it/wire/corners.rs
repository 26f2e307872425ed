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
-d @- -d @- %U
-d @- --data-binary @- -d z %U
--data-urlencode n@- --data-urlencode @- %U
-H @- -d @- %U
-d @- -H @- -w @- %U
-d @- %U/1 %U/2
-H @- -T - %U/x
-H @- -F a=@- -F b=c %U
-w '%{http_code} %{exitcode} %{urlnum} %{url} %{url_effective} %{method}|' 'http://a b/'
-w '%{http_code} %{exitcode}|' -X PUT foo://h/
-w '%{http_code} %{exitcode} %{urlnum}|' %U/1 'http://a b/' %U/2
-w '%{http_code}|' -o x http://h:99999/
-w '%{http_code}|' -D heads -o x 'http:////h/'
-w '%{http_code}|' '%U/{a'
-w '%{http_code}|' --disallow-username-in-url http://a@127.0.0.1:%P/
--disallow-username-in-url %U/1 http://a@127.0.0.1:%P/ %U/2
-L --disallow-username-in-url %U/say/to-user/1
-r abc %U
-r abc -T lines %U/x
-r 5 -T lines %U/x
-G -d '' '%U/a?'
-G -d '' '%U/a?b'
-G -d '' '%U/a?b&'
-G -d '' %U/a
-G -d '' -I '%U/?'
--url-query '' '%U/a?'
-F 'a=<lines;filename=x' %U
-F 'a=<page.html;filename=' %U
-F 'a=(;filename=x;encoder=base64' -F 'b=c;filename=d' -F '=)' %U
-F 'a=<-;filename=x' %U
--retry 1 --retry-max-time 5 %U/say/busy/1
--retry 1 --retry-max-time 1 %U/say/busy-long/1
--retry 1 --retry-delay 1 %U/say/busy-short/1
%U/say/drops-switch/1
-i -H 'Upgrade: x' -H 'Connection: Upgrade' %U/say/drops-switch/1
-d x -H 'Expect: 100-continue' --max-redirs 3 %U/say/no-expectation/unasked
-OJ %U/say/name-capitals/1
-OJ %U/say/name-blank/1
-OJ %U/say/name-quoted/1
-OJ %U/say/name-empty/1
-OJ %U/say/name-control/1
-OJ %U/say/name-dots/1
-OJ %U/say/name-pieces/1
-OJ %U/say/name-folder/1
-OJ %U/say/name-lines/1 -w '%{filename_effective}'
-J %U/say/name-pieces/1
-J -o x %U/say/name-pieces/1
%U/a --remote-name-all %U/b
-o x --remote-name-all %U/a %U/b
-T lines --remote-name-all %U/a %U/b
-C 5 -o new %U/1
-O '%U/a b' %U/2
-w '%{http_code}|' -O %U/1 -O '%U/a b' -O %U/2
-o lines -C - %U/1 %U/2
-o lines -C - %U/1 --next -C - %U/2
-C - %U/1 -o lines %U/2
-r 1,2 %U
-r 007 %U
-r 1x -T lines %U/x
-H 'Accept;x' -H 'User-Agent;@y' %U
-H 'Accept : own' -H 'User-Agent : own' %U
-H 'Content-Type : own' -d x %U
-H 'Content-Type;own' -d x %U
-H @odd.headers -d x %U
-b ' a=b' -A ' x' -e '	y' %U
-w '%{http_code} %{exitcode}|' -c - -D heads -x foo://127.0.0.1:%P %U
-w '%{exitcode}|' -x 127.0.0.1:99999 %U/1
-U x:y -x http://u@127.0.0.1:%P http://x.invalid/
-U x:y -x http://u:p@127.0.0.1:%P http://x.invalid/
-x 127.0.0.1:%P 'http://x.invalid/a?'
-x 127.0.0.1:%P 'http://x.invalid?'
--output-dir sub --create-dirs -o /from/root %U
--max-filesize 0 %U
-C 6 %U/1 %U/2
-C 6 -o lines %U/1
-I -C 3 %U/1 %U/2
-C 2 -T 'page.htm[l-l]' %U/x
-C 2 -T '{lines,page.html}' %U/x
--proxy1.0 127.0.0.1:1 -x 127.0.0.1:%P http://x.invalid/
-x 127.0.0.1:1 --proxy1.0 127.0.0.1:%P http://x.invalid/
--proxy1.0 127.0.0.1:1 --socks5 127.0.0.1:1 %U
-H ':x' -H ': y' %U
--connect-to bad --connect-to a:b:c:d %U
-H 'Content-Type:' -F a=b %U
-H 'Content-Type: a/b' -H 'Content-Type: c/d' -F a=b %U
-H 'Content-Type: a/b; boundary=x' -F a=b -L %U/redirect/302/x
-z '=Mon, 01 Jan 2024 00:00:00 GMT' %U/say/old-date/1
--max-filesize 3 -z 20200101 %U/say/old-date/1
-L --max-redirs 0 -w '%{header_json}|%header{location}|%{num_headers}' %U/relative/302/x
--proxy-header 'Host: p' -x 127.0.0.1:%P http://name.invalid/
-X HEAD %U/short
-i -X HEAD %U/close
-X HEAD %U/nothing
-H 'If-None-Match: "a"' --etag-compare empty %U
--capath / %U
--cacert lines %U
-E missing %U
-w '%{http_code}|' -F f=@missing %U/1 %U/2
-w '%{http_code}|' -F 'f=x;encoder=nope' %U/1 %U/2
-w '%{http_code}|' -T missing %U/1 %U/2
-T missing 'http://a b/'
-Z -f %U/status/404 %U/1
-C - -d x %U
-G -C 4 -d x %U/say/partial/1
http://localhost:/ a:
-G -d 'a#b' '%U/x?y'
-G -d '#b' %U/x
--url-query '+a#b' %U/x
-b heads http://localhost:%P/say/found/1
-n -u a:b %U
-x 127.0.0.1:%P -U pu:pp --proxy-digest -d abc http://name.invalid/a
-x 127.0.0.1:%P -U pu:pp --proxy-digest -F a=b http://name.invalid/a
-x 127.0.0.1:%P -u me:word --digest -U pu:pp --proxy-digest -d abc http://name.invalid/a
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
-n --netrc-file missing %U
-OJ %U/redirect/302/a/b?c/d
-OJL %U/redirect/302/a/b?c/d
-OJL %U/redirect/302/lines
-OJ %U/say/name-behind-blank/1
-T empty --crlf %U/x
-T page.html --crlf %U/x
http://:@127.0.0.1:%P/
%U/say/two-lengths
%U/say/same-lengths
-i %U/say/length-odd/1
--interface '' %U
--location-trusted --digest -u u:p %U/say/digest-away/1
-6 %U
-H ';' %U
-H 'Connection:own' -H 'Connection;' -H 'Connection: b' -H 'Connection : c' %U
--crlf -F a=b %U
--crlf -d x %U
--crlf -d '' %U
--crlf -d x -0 %U
--crlf -T - %U/x
-B -T lines %U/x
-H 'Transfer-Encoding: chunked' %U
-H 'Transfer-Encoding: chunked' -I %U
-0 -H 'Transfer-Encoding: chunked' %U
--data-urlencode n@empty %U
--data-urlencode n@empty -d b %U
-d a --data-urlencode n@empty -d @empty -d b %U
--data-binary @empty --data-urlencode @empty -d b %U
-G -d a --data-urlencode n@empty %U
--url-query n@empty '%U/?a'
-u : http://x:y@127.0.0.1:%P/
-- @urls %U/a
%U/b -o x --url @urls -o y
-- ''
-I %U/say/length-odd/1
-u 'ü:ß' --digest %U/say/digest/1
--cacert missing %U
--netrc-file missing %U
-d @missing -d x -F a=b %U
-d x -F a=b --data-urlencode n@missing %U
-w @missing --nonsense %U
-H @missing '%U/{a'
-m x -H @missing %U
--nonsense -d @missing %U
--url-query n@missing -I -d x %U
-H @accept --json {} %U
--upload-flags seen,-draft %U
--upload-flags x %U
-o x --no-out-null %U
-C 0 -r 1-2 %U
-z '=20240101' -w '%{http_code}' %U/say/old-date/1
-b heads -c - %U
--alt-svc alts %U
--alt-svc '' %U
-w '%{conn_id}' 'http://a b/'
-L -T - %U/redirect/302/a
-w '%{http_code}|' -n %U/1 %U/2
--netrc-optional --netrc-file missing %U
-c - 'http://a b/' %U/cookie/1
-c - -F f=@missing %U
-c - -n %U
-i %U/say/code-low/1
"#;

/// The releases that do what stands in [`LATER`].
pub(super) const SINCE: super::Version = (8, 22, 0);

/// The replies that they ask for.
pub(super) const REPLIES: &str = r#"
== to-user
HTTP/1.1 302 There
Location: http://u@127.0.0.1:{port}/
Content-Length: 0

== busy
HTTP/1.1 503 Busy
Content-Length: 4

busy
== busy-long
HTTP/1.1 503 Busy
Retry-After: 9
Content-Length: 4

busy
== busy-short
HTTP/1.1 503 Busy
Retry-After: 0
Content-Length: 4

busy
== drops-switch
HTTP/1.1 101 Other
Upgrade: x
Connection: Upgrade

bytes
== name-capitals
HTTP/1.1 200 OK
Content-Disposition: attachment; FILENAME=x
Content-Length: 2

ok
== name-blank
HTTP/1.1 200 OK
Content-Disposition: filename =x; filename*=UTF-8''y
Content-Length: 2

ok
== name-behind-blank
HTTP/1.1 200 OK
Content-Disposition: filename= x
Content-Length: 2

ok
== name-quoted
HTTP/1.1 200 OK
Content-Disposition: filename="a\"b"
Content-Length: 2

ok
== name-empty
HTTP/1.1 200 OK
Content-Disposition: filename=""
Content-Length: 2

ok
== name-control
HTTP/1.1 200 OK
Content-Disposition: filename=ab
Content-Length: 2

ok
== name-dots
HTTP/1.1 200 OK
Content-Disposition: filename=..
Content-Length: 2

ok
== name-pieces
HTTP/1.1 200 OK
Content-Disposition: x=y; filename='../a;b/c\d e'; z
Content-Length: 2

ok
== name-folder
HTTP/1.1 200 OK
Content-Disposition: filename=a/
Content-Length: 2

ok
== name-lines
HTTP/1.1 200 OK
Content-Disposition: filename=lines
Content-Length: 2

ok
== name-twice
HTTP/1.1 200 OK
Content-Disposition: inline
Content-Disposition: filename=c
Content-Length: 2

ok
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
