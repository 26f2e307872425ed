//! Command lines over several requests, for which of them share a connection.
//!
//! The recorder closes the connection, unsaid, after a reply whose name starts with `drops`, and takes its time for
//! `/slow`, so that it is plain which connection has waited longest.

/// The replies of [`super::replies`] that they ask for.
pub(super) const REPLIES: &str = r#"
== stays
HTTP/1.1 200 OK
Content-Length: 6

stays
== says-close
HTTP/1.1 200 OK
Connection: close
Content-Length: 6

close
== lists-close
HTTP/1.1 200 OK
Connection: te, Close
Content-Length: 6

close
== names-close
HTTP/1.1 200 OK
Connection: closed
Content-Length: 6

close
== two-connections
HTTP/1.1 200 OK
Connection: keep-alive
Connection: close
Content-Length: 6

close
== proxy-close
HTTP/1.1 200 OK
Proxy-Connection: close
Content-Length: 6

close
== old-plain
HTTP/1.0 200 OK
Content-Length: 4

old
== old-stays
HTTP/1.0 200 OK
Connection: Keep-Alive
Content-Length: 4

old
== old-proxy-stays
HTTP/1.0 200 OK
Proxy-Connection: keep-alive
Content-Length: 4

old
== old-moves
HTTP/1.0 302 There
Connection: keep-alive
Location: /say/stays
Content-Length: 6

moved
== to-the-end
HTTP/1.1 200 OK

to the end
== drops
HTTP/1.1 200 OK
Content-Length: 6

drops
== drops-moves
HTTP/1.1 302 There
Location: /say/stays
Content-Length: 6

moved
== drops-digest
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="here", nonce="1357"
Content-Length: 5

who?
== drops-digest-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== moves-here
HTTP/1.1 302 There
Location: /say/stays
Content-Length: 6

moved
== moves-chunked
HTTP/1.1 302 There
Location: /say/stays
Transfer-Encoding: chunked

5
moved
0
X-Behind: yes

== moves-open
HTTP/1.1 302 There
Location: /say/stays

moved
== moves-closing
HTTP/1.1 302 There
Location: /say/stays
Connection: close
Content-Length: 6

moved
== drops-moves-short
HTTP/1.1 302 There
Location: /say/stays
Content-Length: 60

moved
== moves-coded
HTTP/1.1 302 There
Location: /say/stays
Content-Encoding: sdch
Content-Length: 6

moved
== there-and-back
HTTP/1.1 302 There
Location: http://localhost:{port}/say/moves-back
Content-Length: 6

moved
== moves-back
HTTP/1.1 302 Back
Location: http://127.0.0.1:{port}/say/stays
Content-Length: 6

moved
== stays-chunked
HTTP/1.1 200 OK
Transfer-Encoding: chunked

5
stays
0
X-Behind: yes

== stays-empty
HTTP/1.1 204 Nothing

== lost-here
HTTP/1.1 404 Lost
Content-Length: 5

lost
== lost-bare
HTTP/1.1 404 Lost
Content-Length: 0

== too-much
HTTP/1.1 200 OK
Content-Length: 3

more than that
== switches
HTTP/1.1 101 Switching
Content-Length: 0

== asks-closing
HTTP/1.1 401 Who
WWW-Authenticate: Basic realm="here"
Connection: close
Content-Length: 5

who?
== asks-closing-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== asks-chunked
HTTP/1.1 401 Who
WWW-Authenticate: Digest realm="here", nonce="1357"
Transfer-Encoding: chunked

4
who?
0

== asks-chunked-known
HTTP/1.1 200 Fine
Content-Length: 5

fine
== no-expectation
HTTP/1.1 417 No
Content-Length: 3

no
== gate-asks
HTTP/1.1 407 Who
Proxy-Authenticate: Digest realm="gate", nonce="97"
Content-Length: 5

who?
== gate-asks-proxied
HTTP/1.1 200 Through
X-Gate: open
Content-Length: 0

== gate-asks-chunked
HTTP/1.1 407 Who
Proxy-Authenticate: Digest realm="gate", nonce="97"
Transfer-Encoding: chunked

4
who?
0

== gate-asks-chunked-proxied
HTTP/1.1 200 Through
Content-Length: 0

== gate-asks-bare
HTTP/1.1 407 Who
Proxy-Authenticate: Digest realm="gate", nonce="97"
Content-Length: 0

== gate-asks-bare-proxied
HTTP/1.1 200 Through
Content-Length: 0

== gate-asks-closing
HTTP/1.1 407 Who
Proxy-Authenticate: Digest realm="gate", nonce="97"
Proxy-Connection: close
Content-Length: 5

who?
== gate-asks-closing-proxied
HTTP/1.1 200 Through
Content-Length: 0

== gate-asks-open
HTTP/1.1 407 Who
Proxy-Authenticate: Digest realm="gate", nonce="97"

== gate-asks-open-proxied
HTTP/1.1 200 Through
Content-Length: 0

== drops-gate
HTTP/1.1 407 Who
Proxy-Authenticate: Digest realm="gate", nonce="97"
Content-Length: 5

who?
== drops-gate-proxied
HTTP/1.1 200 Through
Content-Length: 0

"#;

pub(super) const ROWS: &str = r#"
%U/say/stays/1 %U/say/stays/2 %U/say/stays/3
%U/say/stays/1 --next %U/say/stays/2
%U/say/stays/1 --next -d a=b %U/say/stays/2 --next -T lines -H Expect: %U/say/stays/3
%U/say/stays/1 http://localhost:%P/say/stays/2 %U/say/stays/3 http://localhost:%P/say/stays/4
%U/say/stays/1 -I %U/say/stays/2
-I %U/say/stays/1 --next %U/say/stays/2
-I %U/say/to-the-end/1 --next %U/say/stays/2
-I %U/say/says-close/1 --next %U/say/stays/2
-I -f %U/say/lost-here/1 --next %U/say/stays/2
-d @lines %U/say/stays/1 %U/say/stays/2
%U/say/says-close/1 %U/say/stays/2
%U/say/lists-close/1 %U/say/stays/2
%U/say/names-close/1 %U/say/stays/2
%U/say/two-connections/1 %U/say/stays/2
%U/say/proxy-close/1 %U/say/stays/2
-x 127.0.0.1:%P http://a.invalid/say/proxy-close/1 http://a.invalid/say/stays/2
-p -x 127.0.0.1:%P http://a.invalid/say/proxy-close/1 http://a.invalid/say/stays/2
-H 'Connection: close' %U/say/stays/1 %U/say/stays/2
-H 'Connection: close' %U/say/stays/1 --next %U/say/stays/2
-H 'Connection: keep-alive' %U/say/says-close/1 --next %U/say/stays/2
--no-keepalive %U/say/stays/1 %U/say/stays/2
--keepalive-time 9 %U/say/stays/1 %U/say/stays/2
-0 %U/say/stays/1 %U/say/stays/2
-0 %U/say/stays/1 --next %U/say/stays/2
%U/say/stays/1 --next -0 %U/say/stays/2
--http1.1 %U/say/stays/1 --next %U/say/stays/2
%U/say/old-plain/1 %U/say/stays/2
%U/say/old-stays/1 %U/say/stays/2
%U/say/old-proxy-stays/1 %U/say/stays/2
-x 127.0.0.1:%P http://a.invalid/say/old-proxy-stays/1 http://a.invalid/say/stays/2
-x 127.0.0.1:%P http://a.invalid/say/old-stays/1 http://a.invalid/say/stays/2
-L -i %U/say/old-moves/1
-L -d a=b %U/say/old-moves/1 %U/say/stays/2
%U/say/to-the-end/1 %U/say/stays/2
%U/say/drops/1 %U/say/stays/2
%U/say/drops/1 %U/say/drops/2 %U/say/stays/3
-d a=b %U/say/drops/1 --next -d @lines %U/say/stays/2
%U/say/drops/1 --next -T lines -H Expect: %U/say/stays/2
-w '%{num_connects} %{http_code}\n' %U/say/drops/1 %U/say/stays/2
-L -i %U/say/drops-moves/1
-i --digest -u me:word %U/say/drops-digest/1
-i --digest -u me:word -d a=b %U/say/drops-digest/1
-L -i %U/say/moves-here/1
-L -i %U/say/moves-here/1 %U/say/stays/2
-L -D heads2 %U/say/moves-chunked/1
-L -i %U/say/moves-chunked/1
-L -i -w '%{size_header}\n' %U/say/moves-chunked/1
-L -i %U/say/moves-open/1
-L -i %U/say/moves-closing/1
-L --max-filesize 4 %U/say/moves-closing/1
-L -i --compressed %U/say/moves-coded/1
-L -i --max-redirs 0 %U/say/moves-here/1 --next %U/say/stays/2
-L -i --max-redirs 1 %U/say/loop/1 --next %U/say/stays/2
-L -i --proto-redir =https %U/say/moves-here/1 --next %U/say/stays/2
-L -i -I %U/say/moves-here/1
-L -i %U/say/there-and-back/1
-L -w '%{num_connects} %{num_redirects}\n' %U/say/there-and-back/1
-L -d a=b %U/say/there-and-back/1
-x 127.0.0.1:%P -L -i http://name.invalid/say/there-and-back/1
%U/say/stays-chunked/1 %U/say/stays/2
-i %U/say/stays-chunked/1 %U/say/stays/2
-X HEAD -I %U/say/stays-chunked/1 --next %U/say/stays/2
%U/say/stays-empty/1 %U/say/stays/2
--raw %U/say/stays-chunked/1 %U/say/stays/2
--raw %U/say/stays/1 %U/say/stays/2
--ignore-content-length %U/say/says-close/1 %U/say/stays/2
--compressed %U/gzip %U/say/stays/2
--tr-encoding %U/say/stays/1 %U/say/stays/2
-f %U/say/lost-here/1 %U/say/stays/2
-f %U/say/lost-bare/1 %U/say/stays/2
-f %U/say/lost-here/1 --next %U/say/stays/2
--fail-with-body %U/say/lost-here/1 --next %U/say/stays/2
%U/say/lost-here/1 %U/say/stays/2
--max-filesize 3 %U/say/stays/1 --next %U/say/stays/2
%U/say/too-much/1 %U/say/stays/2
%U/short --next %U/say/stays/2
%U/badchunk --next %U/say/stays/2
%U/mute --next %U/say/stays/2
%U/gzip --next %U/say/stays/2
--compressed %U/broken --next %U/say/stays/2
--compressed %U/unknown --next %U/say/stays/2
-z '1 Jan 2030' %U/say/old-date/1 --next %U/say/stays/2
-C 4 -o ten %U/say/stays/1 --next %U/say/stays/2
-C 4 -o ten %U/say/rest/1 --next %U/say/stays/2
-o missing/out %U/say/stays/1 --next %U/say/stays/2
-r 0-3 %U/say/stays/1 --next %U/say/stays/2
-u me:word %U/say/stays/1 --next -u you:word %U/say/stays/2
-u me:word %U/say/stays/1 --next %U/say/stays/2
-i --anyauth -u me:word %U/say/basic/1 --next %U/say/stays/2
-i --digest -u me:word %U/say/digest/1 %U/say/stays/2
-i --digest -u me:word %U/say/asks-chunked/1
-i --digest -u me:word -d a=b %U/say/asks-chunked/1
-i --anyauth -u me:word %U/say/asks-closing/1 %U/say/stays/2
-i --anyauth -u me:word -d @lines %U/say/asks-closing/1
-T lines -H 'Expect: 100-continue' %U/say/no-expectation/1
-i -T - %U/say/no-expectation/unasked
-T - -w '%{num_connects}\n' %U/say/no-expectation/unasked --next %U/say/stays/2
-i -T - %U/say/lost-here/unasked --next %U/say/stays/2
-T lines -H 'Expect: 100-continue' %U/early --next %U/say/stays/2
--retry 1 %U/say/busy/1 --next %U/say/stays/2
--retry 1 -w '%{num_connects}\n' %U/say/busy/1
-w '%{num_connects}\n' %U/say/stays/1 %U/say/stays/2 http://localhost:%P/say/stays/3
-w '%{num_connects}\n' -i --digest -u me:word %U/say/digest/1
-w '%{num_connects} %{exitcode}\n' %U/mute %U/say/stays/1 %U/mute
-w '%{num_connects} %{exitcode}\n' http://127.0.0.1:1/ %U/say/stays/1
%U/say/stays/1 --next -w '%{num_connects} %{time_connect} %{time_appconnect} %{remote_ip} %{remote_port}\n' %U/say/stays/2
-S %U/say/stays/1 --unix-socket %S --next %U/say/stays/2
--unix-socket %S http://a.invalid/say/stays/1 http://a.invalid/say/stays/2 http://b.invalid/say/stays/3
--unix-socket %S http://127.0.0.1:%P/say/stays/1 --next http://127.0.0.1:%P/say/stays/2 --next --unix-socket %S http://127.0.0.1:%P/say/stays/3
--connect-to name.invalid:80:127.0.0.1:%P http://name.invalid/say/stays/1 http://name.invalid/say/stays/2
--connect-to ::127.0.0.1:%P http://a.invalid/say/stays/1 http://b.invalid/say/stays/2
--connect-to ::127.0.0.1:%P %U/say/stays/1 --next %U/say/stays/2
--connect-to ::localhost:%P %U/say/stays/1 --next %U/say/stays/2
--resolve a.invalid:%P:127.0.0.1 http://a.invalid:%P/say/stays/1 http://A.invalid:%P/say/stays/2 %U/say/stays/3
--interface 127.0.0.1 %U/say/stays/1 --next %U/say/stays/2 --next --interface 127.0.0.1 %U/say/stays/3
%U/say/stays/1 --next --interface 127.0.0.1 %U/say/stays/2
-4 %U/say/stays/1 --next %U/say/stays/2 --next -4 %U/say/stays/3
%U/say/stays/1 --next -4 %U/say/stays/2
--haproxy-protocol --unix-socket %S http://a.invalid/say/stays/1 http://a.invalid/say/stays/2
-x 127.0.0.1:%P http://a.invalid/say/stays/1 http://a.invalid/say/stays/2
-x 127.0.0.1:%P http://a.invalid/say/stays/1 http://b.invalid/say/stays/2
-x 127.0.0.1:%P http://a.invalid/say/stays/1 --next %U/say/stays/2
%U/say/stays/1 --next -x 127.0.0.1:%P http://a.invalid/say/stays/2
-x 127.0.0.1:%P http://a.invalid/say/stays/1 --next -x localhost:%P http://a.invalid/say/stays/2
-x 127.0.0.1:%P http://a.invalid/say/stays/1 --next --proxy1.0 127.0.0.1:%P http://a.invalid/say/stays/2
-x 127.0.0.1:%P -U p:q http://a.invalid/say/stays/1 --next -x 127.0.0.1:%P -U p:q http://a.invalid/say/stays/2
-p -x 127.0.0.1:%P http://a.invalid/say/stays/1 http://a.invalid/say/stays/2
-i -p -x 127.0.0.1:%P http://a.invalid/say/stays/1 http://a.invalid/say/stays/2
-p -x 127.0.0.1:%P http://a.invalid/say/stays/1 http://b.invalid/say/stays/2 http://a.invalid/say/stays/3
-p -x 127.0.0.1:%P http://a.invalid/say/stays/1 --next -p -x localhost:%P http://a.invalid/say/stays/2
-p -x 127.0.0.1:%P http://a.invalid/say/stays/1 --next -x 127.0.0.1:%P http://a.invalid/say/stays/2
-p -x p:q@127.0.0.1:%P http://a.invalid/1 --next -p -x x:y@127.0.0.1:%P http://a.invalid/2
-x p:q@127.0.0.1:%P http://a.invalid/1 --next -x x:y@127.0.0.1:%P http://a.invalid/2
-p -x 127.0.0.1:%P -L http://a.invalid/say/moves-here/1
-p -x 127.0.0.1:%P -w '%{num_connects} %{http_connect}\n' http://a.invalid/say/stays/1 http://a.invalid/say/stays/2
-p -x 127.0.0.1:%P http://a.invalid/say/drops/1 http://a.invalid/say/stays/2
-p -x 127.0.0.1:%P http://a.invalid/say/says-close/1 http://a.invalid/say/stays/2
-p -x 127.0.0.1:%P http://gate-forbids.invalid/ --next -p -x 127.0.0.1:%P http://a.invalid/say/stays/2
-i -p -x 127.0.0.1:%P --proxy-digest -U p:q http://gate-asks.invalid/say/stays/1
-i -p -x 127.0.0.1:%P --proxy-digest -U p:q http://gate-asks.invalid/say/stays/1 http://gate-asks.invalid/say/stays/2
-i -p -x 127.0.0.1:%P --proxy-digest -U p:q -d a=b http://gate-asks.invalid/say/stays/1
-i -p -x 127.0.0.1:%P --proxy-anyauth -U p:q http://gate-asks.invalid/say/stays/1
-i -p -x 127.0.0.1:%P --proxy-digest -U p:q http://gate-asks-chunked.invalid/say/stays/1
-i -p -x 127.0.0.1:%P --proxy-digest -U p:q http://gate-asks-bare.invalid/say/stays/1
-i -p -x 127.0.0.1:%P --proxy-digest -U p:q http://gate-asks-closing.invalid/say/stays/1
-i -p -x 127.0.0.1:%P --proxy-digest -U p:q http://gate-asks-open.invalid/say/stays/1
-i -p -x 127.0.0.1:%P --proxy-digest -U p:q http://drops-gate.invalid/say/stays/1
-p -x 127.0.0.1:%P --proxy-digest -U p:q -w '%{num_connects} %{http_connect}\n' http://gate-asks.invalid/say/stays/1
-x socks5h://127.0.0.1:1 http://a.invalid/say/stays/1 --next %U/say/stays/2
%U/slow/a http://localhost:%P/slow/b --next -x 127.0.0.1:%P http://a.invalid/slow/c --next -x localhost:%P http://a.invalid/slow/d --next --unix-socket %S http://a.invalid/slow/e --next --connect-to ::127.0.0.1:%P http://a.invalid/slow/f --next %U/slow/g --next http://localhost:%P/slow/h
%U/say/switches/1 --next %U/say/stays/2
-L %U/redirect/304/a %U/say/stays/2
%U/say/unchanged %U/say/stays/2
-x 127.0.0.1:%P --connect-to ::127.0.0.1:%P http://a.invalid/say/stays/1
-i --digest -u me:word -d @lines %U/say/digest/1 %U/say/stays/2
-T - -H Expect: %U/say/drops/1 --next -T lines -H Expect: %U/say/stays/2
%U/say/drops/1 --next -T - %U/say/stays/2
-L -I %U/say/there-and-back/1
-i -L -d a=b %U/say/moves-closing/1 --next %U/say/stays/1
-x 127.0.0.1:%P -L http://a.invalid/say/moves-here/1
-x 127.0.0.1:%P --proxy-digest -U p:q http://name.invalid/say/proxy-digest/1 http://name.invalid/say/stays/2
%U/lines %U/reason %U/noreason %U/nothing %U/hints %U/folded %U/a
%U/old --next %U/ancient --next --http0.9 %U/ancient --next %U/a
-L -0 %U/say/old-moves/1 %U/say/stays/2
-L -T lines -H Expect: %U/say/old-moves/1
%U/say/old-stays/1 --next -T - %U/say/stays/2
%U/say/old-stays/1 %U/say/stays/2 %U/say/stays/3
-s -w '%{num_connects}\n' --retry 1 -f %U/say/busy/1 --next %U/say/stays/2
-Z %U/say/stays/1 --next %U/say/stays/2
-p -x 127.0.0.1:%P -L -w '%{num_connects} %{http_connect}\n' http://a.invalid/say/moves-here/1
-p -x 127.0.0.1:%P -i http://gate-mute.invalid/
"#;
