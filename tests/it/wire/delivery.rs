//! Command lines whose replies are named, tried again, taken in part or not taken at all.

/// The replies of [`super::replies`] that they ask for.
pub(super) const REPLIES: &str = r#"
== named-alone
HTTP/1.1 200 OK
Content-Disposition: filename=alone; charset=odd; size=3
Content-Length: 6

named
== named-inline
HTTP/1.1 200 OK
Content-Disposition: inline; filename="in line.txt"
Content-Length: 6

named
== named-folders
HTTP/1.1 200 OK
Content-Disposition: attachment; filename="up/../down\last"
Content-Length: 6

named
== named-single
HTTP/1.1 200 OK
Content-Disposition: attachment; filename='single'
Content-Length: 6

named
== named-empty
HTTP/1.1 200 OK
Content-Disposition: attachment; filename=""
Content-Length: 6

named
== named-dots
HTTP/1.1 200 OK
Content-Disposition: filename="..";
Content-Length: 6

named
== named-twice
HTTP/1.1 200 OK
Content-Disposition: attachment; filename=one; filename=two
Content-Length: 6

named
== named-there
HTTP/1.1 200 OK
Content-Disposition: filename=lines
Content-Length: 6

named
== named-missing
HTTP/1.1 404 Not here
Content-Disposition: filename=reason
Content-Length: 6

sorry
== named-moved
HTTP/1.1 301 There
Content-Disposition: filename=first
Location: /say/named-alone/x
Content-Length: 0

== leads-to-named
HTTP/1.1 301 There
Location: /say/named-alone/x
Content-Length: 0

== busy
HTTP/1.1 429 Too many
Retry-After: 1
X-Busy: yes
Content-Length: 5

busy
== broken-off
HTTP/1.1 200 OK
Content-Length: 9
Connection: close

half
== trailed
HTTP/1.1 200 OK
Transfer-Encoding: chunked

5
trail
0
X-First: 1
X-Second: 2

== trailed-identity
HTTP/1.1 200 OK
Transfer-Encoding: identity, chunked

5
trail
0
X-First: 1

== identity
HTTP/1.1 200 OK
Transfer-Encoding: identity, identity
Content-Length: 5

same
== rest
HTTP/1.1 206 Rest
Content-Range: bytes 4-6/7
Content-Length: 3

end
== no-rest
HTTP/1.1 416 Nothing left
Content-Length: 5

none
== aged
HTTP/1.1 200 OK
Last-Modified: Tue, 13 Jun 1995 12:10:00 GMT
Content-Length: 5

aged
== fresh
HTTP/1.1 200 OK
Last-Modified: Tue, 13 Jun 2023 12:10:00 GMT
Content-Length: 6

fresh
== unchanged
HTTP/1.1 304 Same
ETag: "same"

== tagged
HTTP/1.1 200 OK
ETag: W/"weak"
Content-Length: 0

== four-digits
HTTP/1.1 2000 OK
Content-Length: 2

ok
== two-digits
HTTP/1.1 20 OK
Content-Length: 2

ok
== version-nine
HTTP/9.9 200 OK
Content-Length: 2

ok
== endless
HTTP/1.1 200 OK
Content-Length: 99999999999999999999999
Connection: close

all of it
== two-lengths
HTTP/1.1 200 OK
Content-Length: 3
Content-Length: 5
Connection: close

four
== nowhere
HTTP/1.1 302 Nowhere
Location:
Content-Length: 0

== off-port
HTTP/1.1 302 Off
Location: http://a.invalid:99999/
Content-Length: 0

== tabs
HTTP/1.1 200 OK
Set-Cookie: good=yes
Set-Cookie: tab	name=no
Set-Cookie: value=tab	no
Set-Cookie: domain=word; path=; path=/
Content-Length: 0

== headless
nothing of HTTP

here
== gate-forbids
HTTP/1.1 405 Not through
Content-Length: 2

no
== gate-odd
<html>
no gate
</html>

== gate-empty
HTTP/1.1 204 Through

== gate-lengths
HTTP/1.1 200 Through
Content-Length: 17
Transfer-Encoding: chunked

"#;

pub(super) const ROWS: &str = r#"
-OJ %U/say/named-alone/x
-OJ %U/say/named-inline/x
-OJ %U/say/named-folders/x
-OJ %U/say/named-single/x
-OJ %U/say/named-empty/x
-OJ %U/say/named-dots/x
-OJ %U/say/named-twice/x
-OJ %U/say/named-there/x
-OJ --clobber %U/say/named-there/x
-OJ --no-clobber %U/say/named-there/x
-OJ %U/plain
-OJL %U/say/named-moved/x
-OJL %U/say/leads-to-named/y
-OJ -D - %U/say/named-alone/x
-OJ -D heads %U/say/named-alone/x
-OJ --output-dir sub --create-dirs %U/say/named-alone/x
-OJ -w '%{filename_effective}\n' %U/say/named-alone/x
-J %U/say/named-alone/x
-O --no-clobber %U/lines
-o lines --no-clobber -w '%{filename_effective}\n' %U
-o lines --clobber %U
-o 'f#1-#2' '%U/{a,b}/[1-2]'
-o 'f#3' '%U/{a,b}'
--remote-name-all %U/1 %U/2
-O --output-dir sub --create-dirs %U/1 %U/2 -o two
--create-file-mode 640 -o out %U
--retry 1 %U/say/busy
--retry 1 -i %U/say/busy
--retry 1 -i -o out %U/say/busy
--retry 1 -i -f -o out %U/say/busy
--retry 1 -i -o out -d x -L %U/redirect/302/say/busy
--retry 1 -f %U/say/busy
--retry 1 --fail-with-body %U/say/busy
--retry 1 -o out -D heads %U/say/busy
--retry 1 -o out --fail-with-body -w '%{http_code} %{exitcode}\n' %U/say/busy
--retry 1 -d moo -L %U/redirect/302/say/busy
--retry 1 --retry-delay 1 --retry-max-time 5 %U/status/503
--retry 1 --retry-all-errors %U/say/broken-off
--retry 1 --retry-all-errors -o out %U/say/broken-off
--retry 1 --retry-all-errors %U/status/404
--retry 1 --retry-all-errors -f %U/status/404
--retry 1 %U/status/404
-D heads %U/say/trailed
-D - -o out %U/say/trailed
-i -D heads %U/say/trailed-identity
--tr-encoding -H 'Connection:' %U
--tr-encoding -H 'Connection: close' %U
--tr-encoding -H 'Connection;' %U
%U/say/identity
--max-time -4 %U
-i -D - %U/say/rest %U/say/rest
-iL -D - %U/say/named-moved/x
-i -f -C 87 -o lines %U/say/no-rest
-i -f -C 87 -o out %U/say/no-rest
-C 4 -o empty %U/say/rest
-C 2 -o lines %U/say/rest
-C - -o lines %U/say/no-rest
-C - -f -o lines %U/say/no-rest
-C - -o new %U
-z '12 Dec 1999 12:00:00 GMT' -i %U/say/aged %U/say/fresh
-z '-12 Dec 1999 12:00:00 GMT' -i %U/say/aged %U/say/fresh
-z '12 Dec 1999 12:00:00 GMT' -o out -w '%{http_code}\n' %U/say/aged
-z '12 Dec 1999 12:00:00 GMT' -r 0-9 %U/say/aged
-z '12 Dec 1999 12:00:00 GMT' -o out %U/say/unchanged
-z '12 Dec 1999 12:00:00 GMT' -o lines %U/say/unchanged
--etag-compare empty --etag-save tag %U/say/unchanged
--etag-save tag %U/say/tagged
--etag-save - %U/say/tagged
--etag-save - -o out -i %U/say/tagged
--etag-save sub/tag %U/say/tagged
--etag-save tag %U
-i %U/say/two-digits
-i %U/say/version-nine
%U/say/endless
-i -L %U/say/nowhere
-L %U/say/off-port
-w '%{redirect_url}\n' %U/say/off-port
-L --proto-redir =https %U/redirect/302/x
-L --proto-redir -http %U/redirect/302/x
-L --proto-redir all %U/redirect/302/x
-L --proto =http %U/redirect/302/x
-i -L --max-redirs 0 %U/redirect/302/x
-i -L --max-redirs 1 %U/redirect/302/redirect/302/x
-i -L -o out -D heads --max-redirs 0 %U/redirect/302/x
-c jar %U/say/tabs
-I %U/say/headless
-I --http0.9 %U/say/headless
--http0.9 -w '%{size_download}\n' %U/say/headless
-H @headers -H 'With blank: x' -H 'Trailing : y' %U
-p -x 127.0.0.1:%P -i http://gate-forbids.invalid/
-p -x 127.0.0.1:%P -D heads -o out http://gate-forbids.invalid/
-p -x 127.0.0.1:%P http://gate-odd.invalid/
-p -x 127.0.0.1:%P -i http://gate-empty.invalid/
-p -x 127.0.0.1:%P -i http://gate-lengths.invalid/
-p -x 127.0.0.1:%P -i --suppress-connect-headers http://name.invalid/
-p -x 127.0.0.1:%P -D - --suppress-connect-headers -w '%{http_connect}\n' http://name.invalid/
-p -x 127.0.0.1:%P http://[1234::4ce]:81/a -g
-x 127.0.0.1:%P http://name.invalid:150/a http://name.invalid:1234/b/
--resolve name.invalid.:%P:127.0.0.1 http://name.invalid.:%P/x
-w @- %U
-w '%{urlnum} %{num_headers} %{size_header}\n' %U/a %U/b
-o out -w '%{onerror}failed %{exitcode}\n' -f %U/status/404
-o out -w '%header{Content-Type} %header{none}|\n' %U
'127.0.0.1:1/[0-1]{' '127.0.0.1:1/{}{}{}{'
'%U/[]/x'
'127.0.0.1:%P/0[0-1]/x'
http://127.0.0.1:alpha/beta
-x /server %U
"#;
