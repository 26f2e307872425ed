//! Command lines over several requests, and over replies that are seldom seen.

/// The files that they find besides those of all.
pub(super) const FILES: [(&str, &str); 15] = [
    ("accept", "Accept: text/html\nContent-Type:\n"),
    ("urls", "# some\n\nhttp://127.0.0.1:1/of-a-file\nhttp://127.0.0.1:1/{no}[pattern]\n"),
    ("netrc", "machine 127.0.0.1 login me password word\nmachine localhost\n login you\n password \"other word\"\n"),
    ("netrc-default", "machine a.invalid login alice password hers\ndefault login bob\n"),
    (
        "netrc-names",
        "machine 127.0.0.1 password first login one\nmachine 127.0.0.1\nlogin two password \"sec\\tond\"\n",
    ),
    ("netrc-none", "machine a.invalid login alice password hers\ndefault\n"),
    ("netrc-broken", "machine 127.0.0.1 login \"open\n"),
    (
        "heads",
        "HTTP/1.1 200 OK\nServer: x\nSet-Cookie: foobar=name; domain=127.0.0.1; path=/;\nSet-Cookie: mismatch=this; domain=127.0.0.1; path=\"/silly/\";\nSet-Cookie: part=present; domain=.0.0.1; path=/s;\nSet-Cookie: cookie=yes; path=/say;\nSet-Cookie: cookie=perhaps; path=/say/found;\nSet-Cookie: upper=yes; path=/SAY;\nSet-Cookie: blexp=yes; domain=.0.0.1; expiry=totally bad;\n\n",
    ),
    (
        "jar",
        "# Netscape HTTP Cookie File\n\nwww.fake.example\tFALSE\t/\tFALSE\t2147483647\tfake\tsi\n127.0.0.1\tFALSE\t/\tFALSE\t2147483647\tmooo\tindeed\n127.0.0.1\tFALSE\t/\tFALSE\t0\tempty\t\n127.0.0.1\tFALSE\t/\tFALSE\t100\tdead\tlong\n127.0.0.1\tFALSE\t/\tTRUE\t0\tsafe\tyes\n#HttpOnly_127.0.0.1\tFALSE\t/say/\tFALSE\t0\thidden\t1\n127.0.0.1\tFALSE\t/\n127.0.0.1 FALSE / FALSE 0 blanks yes\n",
    ),
    (
        "jar-domains",
        "#HttpOnly_.foo.example\tTRUE\t/say/\tFALSE\t2147483647\ttest\tyes\n.host.foo.example\tTRUE\t/say/\tFALSE\t2147483647\ttest2\tyes\n.fake.host.foo.example\tTRUE\t/say/\tFALSE\t2147483647\ttest4\tyes\n\n.foo.example\tTRUE\t/moo\tTRUE\t0\ttest3\tmaybe\n.foo.example\tTRUE\t/\tFALSE\t0\told\tyes\n",
    ),
    (
        "config",
        "# options\nuser-agent = \"a \\\"quoted\\\"\\tagent\"\nrequest: MOOO\n-H \"X-File: yes\"\nreferer    http://from/\ncookie=a=b\n",
    ),
    ("config-next", "--next\nurl = \"127.0.0.1:9/\"\n"),
    ("config-url", "url = \"http://127.0.0.1:1/\"\n--next\n-s\n"),
    ("config-bad", "nonsense\n"),
    ("ten", "0123"),
];

pub(super) const ROWS: &str = r#"
-K config-next --next %U
%U -K config-next -K config-next
-i --digest -u me:word %U/say/digest/1
-i --digest -u me:word %U/say/doubtful/1
-i --digest -u me:word %U/say/refused/1
-i --digest -u me:word %U/say/digest/1 %U/say/digest/2
-i --digest -u me:word %U/say/stale/2
-i --digest -u me:word --max-redirs 0 %U/say/digest/1
-i --digest -u me:word %U/say/choice/1
-i --digest -u me:word %U/say/one-line/1
-i --digest -u me:word %U/say/twice/1
-i --digest -u me:word %U/say/basic/1
-i --digest -u me:word %U/say/unknown/1
-i --digest -u me:word %U/say/quality/1
-i --digest -u me:word %U/say/integrity/1
-i --digest -u me:word -d a=b %U/say/integrity/1
-i --digest -u me:word %U/say/session/1
-i --digest -u me:word %U/say/odd-algorithm/1
-i --digest -u me:word %U/say/blank-nonce/1
-i --digest -u me:word -d a=b %U/say/after-hundred/1
-i --digest -u me:word -d a=b %U/say/needless/1
-i --digest -u me:word -d a=b %U/say/digest/1
-i --digest -u me:word -d a=b %U/say/found/1
-i --digest -u me:word -d a=b %U/say/loop/1
-i --digest -u me:word -d a=b %U/say/basic/1
-i --digest -u me:word -F a=b %U/say/digest/1
-i --digest -u me:word -F a=@lines %U/say/digest/1
-i --digest -u me:word -T - %U/say/digest/1
-i --digest -u me:word -I %U/say/digest/1
-i --digest -u me:word -X PURGE %U/say/digest/1
-i --digest -u me:word -X POST %U/say/digest/1
-i --digest -u me:word '%U/say/digest/1?a=b&c#d'
-i --digest -u 'm"e:wo\rd' %U/say/digest/1
-i --digest http://me:word@127.0.0.1:%P/say/digest/1
-i --digest -u me:word -L %U/say/login-moves/1
-i --digest -u me:word --location-trusted %U/say/moves-away/1
-i --digest -u me:word -f %U/say/digest/1
-i --digest -u me:word -f %U/say/doubtful/1
-i --digest -u me:word -0 %U/say/digest/1
-i --digest -u me:word -H 'Authorization: Own x' %U/say/digest/1
-i --digest -u me:word -r 0-3 %U/say/digest/1
-i --digest -u me:word -o out -D heads2 %U/say/digest/1
-s --digest -u me:word -w '%{http_code} %{num_connects} %{size_download} %{num_headers}' %U/say/digest/1
-i --anyauth -u me:word %U/say/choice/1
-i --anyauth -u me:word %U/say/basic/1
-i --anyauth -u me:word %U/say/found/1
-i --anyauth -u me:word %U/say/unknown/1
-i --anyauth -u me:word %U/say/one-line/1
-i --anyauth -u me:word -d a=b %U/say/choice/1
-i --anyauth -u me:word -d a=b %U/say/basic/1
-i --anyauth -u me:word -F a=b %U/say/basic/1
-i --anyauth -u me:word -L %U/say/login-moves/1
-i --basic -u me:word %U/say/doubtful/1
-i --digest --basic -u me:word %U/say/choice/1
-i -u me:word %U/say/doubtful/1
-i -u :word %U/say/basic/1
-i --digest %U/say/digest/1
-i -x 127.0.0.1:%P --proxy-basic -U p:q http://name.invalid/say/proxy-basic/1
-i -x 127.0.0.1:%P -U p:q --digest -u me:word http://name.invalid/say/digest/1
-i -x 127.0.0.1:%P http://name.invalid/say/proxy-basic/1
-i -x 127.0.0.1:%P -f http://name.invalid/say/proxy-basic/1
-i -p -x 127.0.0.1:%P http://name.invalid/a http://other.invalid/b
-i -p -x 127.0.0.1:%P -L http://name.invalid/say/moves-away/1
-i -x 127.0.0.1:%P -L http://name.invalid/say/moves-away/1
-i -x 127.0.0.1:%P -U p:q -u me:word -L http://name.invalid/say/moves-away/1
-i -x 127.0.0.1:%P -U 'long user:pass word@' http://name.invalid/a
-i -x 'http://p%20q:@127.0.0.1:%P' http://name.invalid/a
-i -x 127.0.0.1:%P -I http://name.invalid/say/proxy-digest/x
-i -x 127.0.0.1:%P -r 1-2 http://name.invalid
-i -x 127.0.0.1:%P http://name.invalid?query
-i -x 127.0.0.1:%P 'http://name.invalid/a#fragment'
-i -x 127.0.0.1:%P http://NAME.invalid:80/a
-i -x 127.0.0.1:%P http://name.invalid./a
-i -n --netrc-file netrc %U/say/basic/1
-i --netrc-optional --netrc-file netrc %U/a
-i --netrc-file netrc %U/a
-i --netrc-optional --netrc-file netrc http://you:own@127.0.0.1:%P/a
-i -n --netrc-file netrc http://you:own@127.0.0.1:%P/a
-i -n --netrc-file netrc -u you:own %U/a
-i -n --netrc-file netrc-names %U/a
-i -n --netrc-file netrc-names http://two@127.0.0.1:%P/a
-i --netrc-optional --netrc-file netrc-names -u two: %U/a
-i -n --netrc-file netrc -L %U/elsewhere/302/x
-i --netrc-optional --netrc-file netrc -L %U/elsewhere/302/x
-i -x 127.0.0.1:%P -n --netrc-file netrc-none -L http://a.invalid/redirect/302/x
-i -n --netrc-file netrc-broken %U/a
-b none -H 'Host: www.host.foo.example' %U/say/cookie-domains/x %U/say/found/y
-b jar-domains -H 'Host: www.host.foo.example' %U/say/found/1 %U/say/found/2?a=b
-b jar-domains -H 'Host: www.host.foo.example' %U/moo/1 -c out.jar
-b jar -b jar-domains -c out.jar %U/say/found/1
-b jar %U/say/found/1
-b jar -b own=1 %U/say/found/1
-b jar -b own=1 -b 'two=2; three=3' %U/say/found/1
-b jar -j %U/say/found/1
-b jar -j -c out.jar %U/say/found/1
-b heads %U/say/found/1
-b - %U/say/found/1
-b missing %U/say/found/1
-b '' %U/say/cookie-set/1 %U/say/found/2 %U/say/cookie-unset/3 %U/say/found/4
-b none -L %U/say/cookie-moves/1
-b none -L %U/say/cookie-away/1
-b none -b a=b -L %U/say/cookie-moves/1
-b a=b -L %U/say/cookie-moves/1
-b a=b -L --location-trusted %U/say/cookie-away/1
-b none -H 'Cookie: own=1' -L %U/say/cookie-moves/1
-b none http://localhost:%P/say/cookies/1 http://localhost:%P/say/found/2
-b none -x 127.0.0.1:%P http://moo/say/cookie-set/1 http://moo/say/found/2
-b none -x 127.0.0.1:%P http://a.moo.example/say/cookie-set/1 http://moo.example/say/found/2
-b none %U/say/cookie-set/1 --next -b none %U/say/found/2
-c out.jar %U/say/found/1
-i -L %U/say/no-place/1
-i -L %U/say/deep/1
-i -L %U/say/too-deep/1
-i -L '%U/say/question/1?a=http://x/?y'
-i -L %U/say/question-path/1
-i -L %U/say/no-scheme/1
-i -L %U/say/blanks/1
-i -L %U/say/high/1
-i -L %U/say/no-path/1
-i -L %U/say/with-user/1
-i -L -u me:word %U/say/with-user/1
-i -L %U/say/close-moves/1
-i -L -d a=b %U/say/see-other/1
-i -L -I %U/say/see-other/1
-i -L -X PUT -d a=b %U/say/see-other/1
-i -L -F a=b %U/say/see-other/1
-i -L --post301 --post302 --post303 -d a=b %U/say/see-other/1
-i -L %U/say/two-oh-one/1
-i -s -o out -w '%{redirect_url}' %U/say/question-path/1
-i -L --path-as-is %U/../say/deep/1
-i -L -H 'Authorization: Own x' %U/say/moves-away/1
-i -L -H 'Authorization: Own x' --location-trusted %U/say/moves-away/1
-i -L -H 'Cookie: a=b' %U/say/moves-away/1
-i -L -H 'Host: own.example' %U/say/moves-away/1
-i -L --oauth2-bearer tok %U/say/moves-away/1
-i -L --oauth2-bearer tok --location-trusted %U/say/moves-away/1
-i -L -z 'Mon, 01 Jan 2024 00:00:00 GMT' %U/say/deep/1
-i -L -r 1-2 %U/say/deep/1
-i %U/say/length-twice/1
-i %U/say/length-list/1
-i %U/say/length-and-chunks/1
-i %U/say/trailers/1
-i --raw %U/say/trailers/1
-i %U/say/chunks-capital/1
-i %U/say/chunks-cut/1
-i %U/say/chunks-bad-end/1
-i %U/say/encodings/1
-i --compressed %U/say/encodings/1
-i %U/say/space-colon/1
-i %U/say/odd-version/1
-i %U/say/version-none/1
-i %U/say/code-short/1
-i %U/say/code-word/1
-i %U/say/code-high/1
-f %U/say/code-high/1
-i %U/say/shoutcast/1
-i %U/say/continues/1
-i %U/say/not-modified/1
-i -z '-Mon, 01 Jan 2024 00:00:00 GMT' %U/say/old-date/1
-i -z '1 Jan 1999' %U/say/old-date/1
-i -z nonsense %U/say/found/1
-i -z '=1 Jan 2020' %U/say/found/1
-i -z '1 Jan 2020' -I %U/say/old-date/1
-R -o out %U/say/old-date/1
-C 4 %U/say/partial/1
-C 4 -o ten %U/say/partial/1
-C - -o ten %U/say/partial/1
-C - -o ten %U/say/whole/1
-C - -o out %U/say/whole/1
-C 4 -o ten %U/say/unsatisfied/1
-C - -o ten -i %U/say/partial/1
-C 4 -x 127.0.0.1:%P http://name.invalid/say/partial/1
-C 4294967400 %U/say/whole/1
-C 0 %U/say/whole/1
-C 2 -T lines %U/say/found/1
-C - -T lines %U/say/found/1
-C 4 -L %U/redirect/302/say/partial/1
-r 4- -o ten %U/say/partial/1
-r 4 -i %U/say/partial/1
-r 1-2 -T lines %U/say/found/1
-r 1-2 -d a=b %U/say/found/1
-r -1 -d a=b -X GET %U/say/found/1
-f -i %U/say/lost/1
-f %U/say/lost/1 -o out -D heads2
-f %U/say/lost/1 %U/say/found/1
--fail-with-body -i %U/say/lost/1 -o out
--fail-early -f %U/say/lost/1 %U/say/found/1
-T lines %U/say/too-large/1
-T lines -H 'Expect: 100-continue' %U/early/1
-T lines -H 'Expect: 100-continue' %U/say/fails-expectation/1
-d a=b -H 'Expect: 100-continue' -i %U/say/fails-expectation/1
-d a=b -H 'Transfer-Encoding: chunked' -i %U/say/found/1
-d @lines -H 'Transfer-Encoding: chunked' -i %U/say/digest/1 --digest -u me:word
-T lines -H 'Transfer-Encoding: chunked' %U/say/found/1
-T - -H 'Content-Length: 14' %U/say/found/1
-T - -H 'Transfer-Encoding: chunked' -x 127.0.0.1:%P http://name.invalid/a
-T - -x 127.0.0.1:%P http://name.invalid/a
-T '{lines,empty}' %U/up/
-T lines %U/up/ -T empty %U/up2/
-T lines %U/up/../other/
-T lines %U -H 'Content-Type;'
-T '[1-2]' %U/up/
-O -J %U/say/named/1
-O -J %U/say/named-quoted/1
-O -J -D heads2 %U/say/found/url.txt
-OJ %U/redirect/302/say/named/1 -L
-O -J --output-dir sub --create-dirs %U/say/named/1
-J -o out %U/say/named/1
-J %U/say/named/1
--etag-save etag %U/say/etag-weak/1
--etag-save etag %U/say/etag-bare/1
--etag-compare empty --etag-save new %U/etag
--etag-compare etag --etag-save etag %U/etag
--etag-save etag -L %U/redirect/302/etag
-s -o out -w '%{filename_effective} %{urlnum} %{http_version} %{referer} %{method}\n' %U/say/typed/1
-s -w '%{unknown}%{ http_code}%{http_code%%\n' %U/say/found/1
-s -w '%{onerror}err%{exitcode}' %U/mute
-s -o '#1-#2-#3' '%U/say/{found,lost}/[1-2]'
-s -o 'out_#1' '%U/say/{found,lost}'
-s '%U/say/found/[01-03]' '%U/say/found/[a-c:2]'
-s --output-dir sub --create-dirs -o '#1' '%U/say/{found,lost}/x'
'%U/say/[found'
'%U/say/found]'
'%U/say/{found,}/x'
'%U/say/{found{a}}'
'%U/say/{}'
'%U/say/[1-'
'%U/say/[3-1]'
'%U/say/[1-3:0]'
'%U/say/[z-a]'
'%U/say/\{x\}/\[y\]'
-g '%U/say/[found]{a}'
-O '%U/say/found/%41?x'
-o sub/x %U/say/found/1
-K config %U/say/found/1
-K missing %U/say/found/1
-K config -K config -H 'A: b' %U/say/found/1
-K config-url %U/say/found/1
-d @lines -d '' -d @empty %U/say/found/1
-d '' %U/say/no-body-post/1
-I %U/say/found/1 -d a -G
-I -G -d 'a b' %U/say/found/1
-I --fail %U/say/lost/1
-I -o out %U/say/found/1
-I -D heads2 %U/say/found/1
-I %U/say/close-moves/1
-i -0 %U/say/close-moves/1
--http0.9 -0 %U/ancient
%U/say/found/1 -X
-i -Z %U/say/found/1
-F %U
-F 'a=@missing' %U/say/found/1
-F 'a=<missing' %U/say/found/1
-F 'a=<lines;type=text/x' %U/say/found/1
-F '=(;type=multipart/alternative' -F '=plain;type=text/plain' -F '=<b>;type=text/html' -F '=)' %U/say/found/1
-F 'a=@"with space.txt"' %U/say/found/1
-F 'a=@with space.txt;filename="x y"' %U/say/found/1
-F 'a=@lines;headers=@headers' %U/say/found/1
-F 'a=b;headers=X: 1;headers=Y: 2' %U/say/found/1
-F 'a=@lines;filename=' %U/say/found/1
--form-escape -F 'a"b=@lines;filename=c"d' %U/say/found/1
-F a=b -d c=d %U/say/found/1
-I -F a=b %U/say/found/1
-T lines -F a=b %U/say/found/1
-T lines -G -d a=b %U/say/found/1
-u me:word -H 'Host: own.example' -b a=b -A x -e y -r 1-2 %U/say/found/1
--max-filesize 10 -i %U/say/whole/1
--ignore-content-length -i %U/say/whole-open/1
--limit-rate 1k %U/say/found/1
--limit-rate x %U/say/found/1
-y x %U/say/found/1
-m -1 %U/say/found/1
--retry x %U/say/found/1
--connect-timeout 0.5 %U/say/found/1
--proto-default nonsense 127.0.0.1:%P/x
--resolve bad %U/say/found/1
--resolve 'name.invalid:%P:127.0.0.1,[::1]' http://name.invalid:%P/say/found/1
--resolve '+name.invalid:%P:127.0.0.1' --resolve '-other.invalid:%P' http://name.invalid:%P/say/found/1
--connect-to 'name.invalid::127.0.0.1:%P' http://name.invalid/x
--local-port 99999 %U/say/found/1
--local-port 40000-41000 %U/say/found/1
--tls-max nonsense %U/say/found/1
--noproxy name.invalid -x 127.0.0.1:%P http://other.invalid/a
--noproxy .invalid -x 127.0.0.1:%P http://name.invalid/a
-x http://127.0.0.1:%P/path http://name.invalid/a
-x foo://127.0.0.1:%P http://name.invalid/a
-x 127.0.0.1:99999 http://name.invalid/a
http://127.0.0.1:%P/%00
'http://[127.0.0.1]:%P/'
http://127.0.0.1:/x
http://127.0.0.1:0x/x
http://:%P/x
http://
hppt://127.0.0.1:%P/
--digest -u me:word -T lines %U/say/digest/1
--digest -u me:word -T lines %U/say/found/1
--anyauth -u me:word -T lines %U/say/choice/1
--anyauth -u me:word -T lines %U/say/basic/1
--anyauth -u me:word -T lines %U/say/found/1
-i -x 127.0.0.1:%P --proxy-digest -U p:q http://name.invalid/say/proxy-digest/1
-i -x 127.0.0.1:%P --proxy-digest -U p:q -d a=b http://name.invalid/say/proxy-digest/1
-i -x 127.0.0.1:%P --proxy-digest -U p:q http://name.invalid/say/found/1
-i -x 127.0.0.1:%P --proxy-digest -U p:q --digest -u me:word http://name.invalid/say/both/1
-i -x http://p:q@127.0.0.1:%P --proxy-digest --digest http://me:word@name.invalid/say/both/1
-i -x 127.0.0.1:%P --proxy-anyauth -U p:q http://name.invalid/say/proxy-digest/1
-i -x 127.0.0.1:%P --proxy-anyauth -U p:q http://name.invalid/say/proxy-basic/1
-i -x 127.0.0.1:%P --proxy-anyauth -U p:q -F a=b -H Expect: http://name.invalid:54321/say/proxy-digest/1
-i -p -x 127.0.0.1:%P http://denied.invalid/a
-i -p -x 127.0.0.1:%P http://denied-open.invalid/a
-i -p -x 127.0.0.1:%P -w '%{http_connect} %{http_code}\n' http://denied.invalid/a
-i -p -x 127.0.0.1:%P http://gate.invalid/a
-x 127.0.0.1:%P -T lines http://name.invalid/a
-i -n --netrc-file netrc --digest %U/say/digest/1
-i -b none -c out.jar %U/say/cookies/x
-i -c - %U/say/cookies/x
-c out.jar -H 'Host: www.host.foo.example' %U/say/cookie-domains/x
-b none -c out.jar %U/say/cookies/x %U/say/found/y
-b jar -c out.jar %U/say/cookies/1
-b none -c out.jar %U/say/cookie-set/1 %U/say/cookie-unset/3
-c out.jar -L %U/say/cookie-moves/1
-c out.jar %U/say/cookie-set/1 --next -b out.jar %U/say/found/2
-i -L %U/say/loop/1 --max-redirs 0
-i -L %U/say/loop/1 --max-redirs 3
-i -L -s -o out %U/say/loop/1 -w '%{num_redirects} %{url_effective} %{redirect_url}'
-i -L '%U/say/loop/1#frag' --max-redirs 2 -w '%{url_effective}'
-i -L %U/say/slash-only/1
-i -L %U/say/odd-scheme/1
-i -L %U/say/bad-host/1
-i -L %U/say/bad-port/1
-L -T lines %U/say/see-other/1
-i -L -e 'http://from/;auto' %U/say/loop/1 --max-redirs 2
-i -L -e 'http://user:word@from/#x;auto' %U/say/loop/1 --max-redirs 2
-i %U/say/length-negative/1
-i %U/say/length-huge/1
-i %U/say/blank-header/1
-i -I %U/say/continues/1
-z '20200101 12:00:00' -T lines %U/say/found/1
-C 4 -i %U/say/whole/1
-C 4 -o ten %U/say/partial-other/1
-f -s %U/say/found/1 -w '%{http_code} %{errormsg} %{exitcode}\n' %U/say/lost/1
-i -p -x 127.0.0.1:%P --suppress-connect-headers http://denied.invalid/a
-i -p -x 127.0.0.1:%P --suppress-connect-headers http://name.invalid/a
-i -x 127.0.0.1:%P -n --netrc-file netrc-none http://b.invalid/x
-c sub/out.jar %U/say/cookie-set/1
-c sub/out.jar --create-dirs %U/say/cookie-set/1
-i -L %U/say/empty-place/1
-i -L --proto-redir =https %U/say/no-scheme/1
-i -L --proto-redir -http %U/say/no-scheme/1
-i %U/say/chunks-long-size/1
-D heads2 %U/say/trailers/1
-i --compressed %U/say/encodings-many/1
-i -z 'Mon, 01 Jan 2024 00:00:00 GMT' %U/say/old-date/1
-O -J %U/say/named-bare/1
--etag-save etag %U/say/etag-blank/1
--etag-save etag %U/say/found/1
-s -o out -w '%{content_type} %header{x-many} %{num_headers} %header{none}|\n' %U/say/typed/1
-s -w '@lines' %U/say/found/1
-s -o out -w '%{header_json}\n' %U/say/typed/1
-s -w '@-' %U/say/found/1
http://user%00@127.0.0.1:%P/
"#;
