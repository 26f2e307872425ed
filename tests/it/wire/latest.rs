//! What curl has come to do otherwise: names of patterns, codings of transfers, escapes behind a redirect, cookies of
//! domains that many share, who is told behind a redirect, uploads into folders.

/// The releases that do what stands in [`ROWS`].
pub(super) const SINCE: super::Version = (8, 22, 0);

pub(super) const ROWS: &str = r#"
-o 'out-#<n>' '%U/{<n>a,b}'
-T '{<n>lines,empty}' -o 'out-#<n>' %U/
-T '{<n>lines,empty}' -o 'out-#1#2' '%U/{a,b}'
'%U/{<n>a}{<n>b}'
-o '#<x>' %U/1
-g -o '#<x>' %U/1
'%U/[9223372036854775806-9223372036854775807]'
--proto +-http %U
--proto ,http, %U
--proto = %U
--proto-default https:// %U
--proto-default nonsense
--variable 'n[3-2]=x' %U
--variable 'n[2-3]=abcdef' --expand-data '{{n}}' %U
--variable 'n[x]=abcdef' --expand-data '{{n}}' %U
--remote-name-all --no-remote-name %U/x
--remote-name-all --no-remote-name %U/x %U/y
-w '%{url.host}+%{url.port}+%{url.scheme}+%{url.query}\n' 'h55p://h:1/a?b' %U/1
-w '%{url.port}+%{url.user}\n' h55p://me@h/
--follow -X DELETE %U/redirect/303/x
--follow -X DELETE %U/redirect/302/x
-L -X DELETE %U/redirect/303/x
--location-trusted http://me:secret@127.0.0.1:%P/elsewhere/302/x
--location-trusted -u me:secret %U/elsewhere/302/x
--oauth2-bearer t -L http://me:secret@127.0.0.1:%P/elsewhere/302/x
--oauth2-bearer t -L %U/say/to-user/1
-u :pw http://me@127.0.0.1:%P/
-u :pw http://me:own@127.0.0.1:%P/
-u :pw -L %U/elsewhere/302/x
-T lines '%U/?'
-T lines '%U/a/..?#f'
-T lines '%U/a/.'
-T lines http:/127.0.0.1:%P
-T lines -w '%{url_effective}\n' %U/%7e/
-T lines '%U/a?b'
-x 127.0.0.1:%P %U/%7e?%7e
-x 127.0.0.1:%P -G -d %7e %U/%7e
-L -w '%{url_effective}\n' %U/say/lower-escapes/1
-L -x 127.0.0.1:%P -w '%{url_effective}\n' %U/say/lower-escapes/1
-L -w '%{redirect_url}\n' --max-redirs 0 %U/say/lower-escapes/1
-w '%{redirect_url}\n' %U/say/lower-escapes/1
-H 'Host;own' -H 'Connection; own' %U
-H 'Host;' %U
--raw %U/say/odd-coding/1
%U/say/odd-coding/1
--tr-encoding %U/say/odd-coding/1
-i %U/say/chunks-first/1
-i --tr-encoding %U/say/chunks-first/1
-i --raw %U/say/chunks-first/1
-i %U/say/chunks-identity/1
-I %U/say/chunks-first/1
-i %U/say/odd-trailer/1
-i %U/say/early-only/1
-p -x 127.0.0.1:%P --suppress-connect-headers -w '%{size_header}\n' %U/1
-p -x 127.0.0.1:%P -w '%{size_header}\n' %U/1
-i -p -x 127.0.0.1:%P http://no-chunks.example/
-i -p -x 127.0.0.1:%P http://with-length.example/
--max-filesize 3 --compressed -o out %U/gzip
-C - -o part --retry 2 --retry-delay 0.01 --retry-all-errors %U/say/drops-halfway/1
-C - -X GET -o part --retry 2 --retry-delay 0.01 --retry-all-errors %U/say/drops-halfway/1
-o part --retry 1 --retry-delay 0.01 --retry-all-errors %U/say/drops-halfway/1
--resolve foo.co.uk:%P:127.0.0.1 --resolve bar.co.uk:%P:127.0.0.1 -b '' http://foo.co.uk:%P/say/shared/1 http://bar.co.uk:%P/2
--resolve foo.co.uk.:%P:127.0.0.1 --resolve bar.co.uk.:%P:127.0.0.1 -b '' http://foo.co.uk.:%P/say/shared-dot/1 http://bar.co.uk.:%P/2
--resolve co.uk:%P:127.0.0.1 --resolve bar.co.uk:%P:127.0.0.1 -c - http://co.uk:%P/say/shared/1 http://bar.co.uk:%P/2
-c - http://localhost:%P/say/of-localhost/1
"#;

/// The replies that they ask for.
pub(super) const REPLIES: &str = r#"
== lower-escapes
HTTP/1.1 302 There
Location: x%7ey/é?%7e
Content-Length: 0

== odd-coding
HTTP/1.1 200 OK
Transfer-Encoding: gobbledigook
Content-Length: 4

four and more
== chunks-first
HTTP/1.1 200 OK
X-A: b
Transfer-Encoding: chunked, gzip

0

== chunks-identity
HTTP/1.1 200 OK
Transfer-Encoding: chunked, identity

0

== odd-trailer
HTTP/1.1 200 OK
Transfer-Encoding: chunked

3
abc
0
no colon

== early-only
HTTP/1.1 103 Early
Link: a

none of it
== no-chunks
HTTP/1.1 407 Who
Proxy-Authenticate: Special realm="a"
Content-Length: 5
Transfer-Encoding: chunked

none
== with-length
HTTP/1.1 407 Who
Proxy-Authenticate: Special realm="a"
Content-Length: 5

none
== drops-halfway
HTTP/1.1 200 OK
Accept-Ranges: bytes
Content-Length: 26

abcde
== shared
HTTP/1.1 200 OK
Set-Cookie: a=1; Domain=co.uk; Path=/
Content-Length: 0

== shared-dot
HTTP/1.1 200 OK
Set-Cookie: a=1; Domain=co.uk.; Path=/
Content-Length: 0

== of-localhost
HTTP/1.1 200 OK
Set-Cookie: a=1; Domain=localhost; Path=/
Content-Length: 0

"#;
