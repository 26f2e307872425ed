//! Command lines over all groups of options.
//!
//! `%U` is the server's URL, `%P` its port, `%S` the path of its Unix socket.

pub(crate) const ROWS: &str = r#"
%U
%U/
%U/a/b?c=d#e
%U?q
%U/a//b/./c/../d
%U/../../x
%U/a/..
--path-as-is %U/a/../b/./c
'%U/|a|'
'%U/"quoted"<b>^`'
'%U/back\slash'
-g '%U/{a}[b]?x={y}[z]'
'%U/?q=é'
'%U/a?b?c/../d'
%U/%zz%2f%41
'%U/a;b=c,d'
http:/127.0.0.1:%P/one-slash
http:///127.0.0.1:%P/three-slashes
127.0.0.1:%P/no-scheme
localhost:%P/name
HTTP://127.0.0.1:%P/upper
http://0x7f.1:%P/number
http://2130706433:%P/whole-number
http://me:secret@127.0.0.1:%P/
http://me@127.0.0.1:%P/
http://m%40e:p%3aw@127.0.0.1:%P/
-u other:pw http://me:secret@127.0.0.1:%P/
%U/[1-3] -s
'%U/{a,b}/[a-c:2]'
%U/{id}
%U/a %U/b
--url %U/a -- %U/b
--request-target '*' -X OPTIONS %U
--request-target '/raw path?x' %U/a
--request-target http://other/abs %U/a
-I %U
-I %U/status/404
-I %U/chunked
-X POST %U
-X delete %U
-X PURGE %U/p
-X 'M-SEARCH' %U
-X QUERY -d x %U
-sSXPUT -dfoo %U
-X GET -d a %U
-X PUT -d a %U
-X POST -I %U
-X OPTIONS -I %U
-d a=b %U
-d a=b -d c=d %U
-d '' %U
-d 'a b&c=é' %U
--data '{"a": [1, 2]}' -H 'Content-Type: application/json' %U
--data-ascii a --data-raw @b %U
-d @lines %U
--data-binary @lines %U
--data-binary @empty %U
-d @empty %U
-d @- %U
--data-binary @- %U
-d a --data-binary @lines --data-raw z %U
--data-urlencode 'a b&c=ä' %U
--data-urlencode '=a=b' %U
--data-urlencode 'n=a=b c' %U
--data-urlencode @lines %U
--data-urlencode n@lines %U
--data-urlencode 'plain text' %U
-d x -H 'Content-Type:' %U
-d x -H 'Content-Length: 1' %U
-d xyz -H 'Content-Length:' %U/early
-d x -H 'Transfer-Encoding: chunked' %U
-d x -H 'Expect: 100-continue' %U
-d x -H 'Content-Type;' %U
-d x --http1.0 %U
-d x %U/early
--data-binary @page.html -H 'Content-Type: text/html' -X PATCH %U/p
--json '{"a":1}' %U
--json '{"a":1}' --json x %U
--json @data.json -H 'Accept: text/plain' %U
--json @- %U
--json {} -H 'Content-Type:' %U
-d a --json b -d c %U
--json {} -X PUT %U
-G -d a=b -d c '%U/x?y'
-G %U
-G -d 'a=é' %U
-G --data-urlencode 'q=x y' %U
-G --data-urlencode 'q=a&b#c' '%U/?p#f'
-G -I -d a %U
-G -X POST -d a %U
-G --json {} %U
-G -d @lines %U
-G -d '' %U
-G -d 'x=[1]{2}' %U
--url-query 'a=b c' --url-query +raw -d body %U
--url-query q=1 '%U/?p'
-H 'A: 1' -H 'B:2' -H 'A: 3' %U
-H 'X:nospace' -H 'Y:   three' -H 'Z: trailing  ' %U
-H 'Accept:' -H 'User-Agent:' %U
-H 'Host:' %U
-H 'Host: other.example' %U
-H 'host: lower.example' %U
-H 'Accept: text/html' -H 'User-Agent: own' %U
-H 'X-Empty;' -H 'Broken' -H 'Also; broken' %U
-H 'Connection: close' %U
-H 'Connection: keep-alive' -H 'Keep-Alive: 300' %U
-H @headers %U
-H 'X-Quote: "a" '\''b'\''' %U
-H 'X-Latin: é' %U
-H 'Authorization: Bearer abc' %U
-H 'Authorization:' -u a:b %U
-H 'Cookie: c=3' %U
-H 'Content-Type: text/plain' %U
-H 'Content-Length: 0' %U
-H 'Range: bytes=0-1' %U
-H 'TE: trailers' %U
-H 'Upgrade: websocket' -H 'Connection: Upgrade' %U
-H 'Accept-Encoding: gzip' %U/gzip
-H 'X-A: ' -H 'X-B:' %U
-H 'If-None-Match: "x"' %U
-H 'X-Tab:	tab' %U
-A agent %U
-A '' %U
-A agent -H 'User-Agent: other' %U
-A a -A b %U
-e http://r/ %U
-e 'http://r/;auto' %U
-e x -H 'Referer: y' %U
-H 'Referer:' -e x %U
-b a=1 %U
-b 'a=1; b=2' %U
-b a=1 -H 'Cookie: c=3' %U
-b 'a=b=c;d' %U
-b '' -b x=y %U
-b a=1 -L %U/redirect/302/x
-u user:pass %U
-u user: %U
-u 'us er:p@ss:w' %U
-u 'ü:ß' %U
--basic -u a:b %U
-u a:b -H 'Authorization: Bearer x' %U
--oauth2-bearer token %U
--oauth2-bearer token -u a:b %U
-u a:b -L %U/redirect/302/x
-u a:b -L %U/elsewhere/302/x
-u a:b --location-trusted %U/elsewhere/302/x
-H 'Authorization: Bearer x' -L %U/elsewhere/302/x
-H 'X-Own: x' -L %U/elsewhere/302/x
-r 0-5 %U
-r -5 %U
-r 0-1,4-5 %U
-F a=b %U
-F a=b -F 'c=" d;e"' %U
-F 'file=@lines;type=text/csv;filename=x.csv' %U
-F 'file=@page.html' -F 'plain=<lines' %U
-F 'file=@with space.txt' %U
-F 'file=@data.json' -F 'f2=@empty' %U
-F '=nameless' -F 'a=b;type=text/plain; charset=utf-8' %U
-F 'a"b=c' %U
-F 'f=@lines;filename="q\"q"' %U
--form-string 'a=@b;type=c' %U
-F 'a=b;headers="X: y"' -H 'X: z' %U
-F 'a=-' -F 'x=<-' %U
-F 'f=@-;filename=in' %U
-X PUT -F a=b %U
-F a=b -H 'Content-Type: multipart/form-data' %U
-F 'a=b;encoder=base64' %U
-F a=b -H 'Expect:' %U
-F a=b -L %U/redirect/307/x
-T lines %U/dir/
-T lines %U/name
-T lines %U
-T 'with space.txt' %U/
-T '' %U
-T - %U/x
-T - -H 'Transfer-Encoding:' -H 'Content-Length: 14' %U/x
-T lines -H 'Content-Type: text/plain' %U/x
-T lines -X POST %U/x
-T empty %U/x
-T lines -u a:b %U/x
-T lines -H 'Expect:' -L %U/redirect/302/x
-T lines -H 'Expect:' -L %U/redirect/303/x
-T lines %U/status/404
-T missing %U/x
-T - -0 %U/x
-L %U/redirect/301/a
-L %U/redirect/302/a/b?c
-L %U/redirect/300/a
-L %U/redirect/307/a
-L %U/redirect/304/a
-L %U/relative/302/../x
-L %U/relative/302/?q
-L '%U/relative/302/x#frag'
-L %U/blank/302
-L -d a %U/redirect/301/a
-L -d a %U/redirect/302/a
-L -d a %U/redirect/303/a
-L -d a %U/redirect/307/a
-L -d a %U/redirect/308/a
-L -d a --post301 %U/redirect/301/a
-L -d a --post302 %U/redirect/302/a
-L -d a --post303 %U/redirect/303/a
-L -X POST -d a %U/redirect/302/a
-L -X DELETE %U/redirect/302/a
-L -I %U/redirect/302/a
-L -d a -H 'Content-Type: text/x' %U/redirect/302/a
-L --max-redirs 0 %U/redirect/302/a
-L --max-redirs 1 %U/redirect/302/redirect/302/x
-L -i %U/redirect/302/a
-L -D heads -o body %U/redirect/302/a
-L %U/elsewhere/302/x
-L -H 'Host: h' %U/elsewhere/302/x
-L -H 'Host: h' %U/redirect/302/x
-L -e ';auto' %U/redirect/302/a
%U/redirect/302/a
-i %U
-i %U/old
-i %U/lines
-i %U/reason
-i %U/noreason
-i %U/hints
-i %U/chunked
-i %U/close
-i %U/nothing
-i -I %U/reason
-D - %U
-D heads %U
-D - -o out %U
-D heads -i %U/old
-s -o out %U
-o one -o two %U/1 %U/2
-O %U/dir/name.txt
-O %U/dir/name.txt?q=1
-O %U/a -O %U/b
--output-dir sub --create-dirs -o out %U
--output-dir sub -o out %U
--create-dirs -o x/y/out %U
-o /dev/null -w '%{http_code}\n' %U
-s -w '%{response_code} %{size_download} %{num_redirects} %{url_effective} %{content_type} %{method}\n' %U/a
-s -w '%{size_upload} %{http_version} %{num_connects} %{remote_ip} %{exitcode}\n' -d abc %U/a
-s -w '%header{content-type} %{redirect_url}\n' %U/redirect/302/x
-s -w '\ttab\\ %% %{stderr}err%{stdout}out\n' %U
-f %U/status/404
-f %U
--fail-with-body %U/status/500
-f -i %U/status/403
-f -L %U/redirect/302/status/410
-s -S -f %U/status/404
--compressed %U/gzip
--compressed %U/deflate
--compressed %U/zstd
--compressed %U/br
--compressed %U
--compressed %U/unknown
--compressed -H 'Accept-Encoding: gzip' %U/gzip
--compressed -i %U/gzip
%U/gzip -o packed
--compressed --raw %U/gzip -o packed
--raw %U/chunked
--ignore-content-length %U/close
--max-filesize 3 %U
--max-filesize 100 %U
-0 %U
-0 -i %U
--http1.1 %U
-m 5 %U
--connect-timeout 5 %U
--retry 0 %U
--tr-encoding %U
%U/mute
%U/short
%U/badchunk
%U/ancient
--http0.9 %U/ancient
--http0.9 -i %U/ancient
http://127.0.0.1:1/
http://nowhere.invalid/
%U/1 http://127.0.0.1:1/ %U/2
--fail-early %U/1 http://127.0.0.1:1/ %U/2
-x http://127.0.0.1:%P http://name.invalid/a
-x 127.0.0.1:%P http://name.invalid:81/a?b
-x http://pu:pp@127.0.0.1:%P http://name.invalid/a
-x 127.0.0.1:%P -U pu:pp http://name.invalid/a
-x 127.0.0.1:%P -d x http://name.invalid/a
-x 127.0.0.1:%P ftp://name.invalid/a
-x 127.0.0.1:%P ftp://name.invalid:2121/a;type=i
-x 127.0.0.1:%P -T lines ftp://name.invalid/a
-x 127.0.0.1:%P ftp.name.invalid/a
-x 127.0.0.1:%P --proxy-header 'Proxy-Connection: close' http://name.invalid/a
-x 127.0.0.1:%P --proxy-header 'Proxy-Connection:' http://name.invalid/a
-x 127.0.0.1:%P -U a:b --proxy-header 'Proxy-Authorization: Basic x' http://name.invalid/a
-x 127.0.0.1:%P -U a:b --proxy-header 'Proxy-Authorization:' http://name.invalid/a
-H '“X: y”' %U
http://user%0aname:password@127.0.0.1:%P/
--retry 1 --retry-delay 9223372036854776 %U
-H 'Host: first' -H 'host: second' -H 'Host:' %U
-H 'X-A;  ' -H 'X-B;' -H 'X-C; d' %U
-x 127.0.0.1:%P -H 'Proxy-Connection:' http://name.invalid/a
-x 127.0.0.1:%P -H 'Host: other' http://name.invalid/a
-x 127.0.0.1:%P -u a:b -I http://name.invalid/
-x 127.0.0.1:%P --proxy-header 'X-P: 1' http://name.invalid/a
-p -x 127.0.0.1:%P http://name.invalid/a
-p -x 127.0.0.1:%P -U pu:pp --proxy-header 'X-P: 1' http://name.invalid:81/a
-p -x 127.0.0.1:%P -i -A agent http://name.invalid/a
-p -x 127.0.0.1:%P -H 'X-O: 1' -d x http://name.invalid/a
--proxy1.0 127.0.0.1:%P -p http://name.invalid/a
-x 127.0.0.1:%P --noproxy '*' %U
-x 127.0.0.1:1 --noproxy 127.0.0.1 %U
-x 127.0.0.1:1 %U
-x nowhere.invalid:1 %U
-x '' %U
--resolve name.invalid:%P:127.0.0.1 http://name.invalid:%P/x
--resolve '*:%P:127.0.0.1' http://any.invalid:%P/x
--resolve name.invalid:1:127.0.0.1 http://name.invalid:%P/x
--connect-to ::127.0.0.1:%P http://name.invalid/x
--connect-to name.invalid:81:127.0.0.1:%P http://name.invalid:81/x
--connect-to other.invalid:81:127.0.0.1:%P http://name.invalid:81/x
-4 %U
--interface lo %U
--interface 127.0.0.1 %U
--unix-socket %S http://name.invalid/x
--unix-socket %S -d a http://name.invalid:8080/x
--unix-socket missing http://name.invalid/x
--haproxy-protocol --unix-socket %S http://name.invalid/x
-d a %U/1 --next -X PUT %U/2 --next -I %U/3
-A a %U/1 --next %U/2
--proto =https %U
--proto =http %U
--disallow-username-in-url http://a@127.0.0.1:%P/
--proto-default http 127.0.0.1:%P/x
ftp.invalid:1/x --proto-default http
-g http://[::1]:1/
http://127.0.0.1:99999/
'%U/a b'
'http://a@b@127.0.0.1/'
http:////127.0.0.1/
-I -d x %U
-d x -F a=b %U
-T lines -d x %U
--nonsense %U
-F nothing %U
'%U/{a'
'%U/[9-1]'
foo://127.0.0.1/
-m x %U -d @lines
-s
"#;
