//! Commands in the forms of other translators' tests: odd quoting, bodies that look like code, forms, cookies, methods,
//! proxies, several URLs.
//!
//! `%U` is the server's URL, `%P` its port, as in `wire::table`. A blank line parts them.

pub(super) const ROWS: &str = r####"
curl %U/first

curl '%U/' -H 'Accept-Language: en-US,en;q=0.9' -H 'Connection: keep-alive' -H 'Cookie: _ga=GA1.2.1; _gid=x' -H 'DNT: 1' -H 'Sec-Fetch-Dest: document' -H 'Upgrade-Insecure-Requests: 1' -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36' -H 'sec-ch-ua: "Chromium";v="122", "Not(A:Brand";v="24"' --compressed --insecure

curl --location --request POST '%U/v1/things?state=all' \
--header 'Content-Type: application/json' \
--header 'Authorization: Bearer 1234' \
--data-raw '{
    "name": "thing",
    "list": [1, 2, {"deep": null}]
}'

curl --location --request GET '%U/v1/things' --header 'Content-Type: application/json' --data-raw '{"a": 1}'

curl --location --request DELETE '%U/redirect/302/x' --header 'X-Y: z'

curl --location --request PUT '%U/redirect/303/x' --header 'Content-Type: application/json' --data '{"a":1}'

curl --location '%U/upload' --form 'file=@"lines"' --form 'text="a \"quoted\" word"'

curl -X POST %U/code -d 'x="#; fn main() { panic!() } //"'

curl -X POST %U/code -d 'r##"#"## {} {0} {name} \n \u{41} $HOME `ls`'

curl %U/code -H 'X-Code: "#{}\' -d '"###"'

curl $'%U/ansi' -d $'tab\there\nquote\' and \x41 \u00e9 \\ back'

curl %U/ansi -H $'X-Ansi: it\'s' --data-raw $'{"a":"\\u00e9\\n"}'

curl "%U/double" -d "a \"quoted\" \\ word \$not"

curl '%U/single' -d 'it'\''s "mixed"'"'"'quoted'"'"

curl %U/escaped -d a\ b\&c\'d\"e\\f

curl %U/joined"/double"'/single'/bare?a='1'"&b=2"

curl -sSLXPOST %U/cluster -dfoo=bar

curl -XPUT %U/glued -HX-A:1 -d'x' -uuser:pass -bcookie=1 -Aagent -ehttp://from.test/

curl -X PATCH %U/json -H 'Content-Type: application/json' -d '{"a":{"b":{"c":{"d":[[],[[]],{}]}}}}'

curl %U/json --json '{"numbers":[1,-1,0.5,1e10,12345678901234567890,1.0,-0],"dup":1,"dup":2}'

curl %U/json --json '{"z":1,"a":{"y":2,"b":3}}' --json ' '

curl %U/json -H 'Content-Type: application/json' -d '{"text":"# not \"#\" a \\\" comment // nor /* this */","unicode":"日本語 🎉 é","empty":""}'

curl %U/json -H 'content-type: application/json; charset=utf-8' -d '[]'

curl %U/json -H 'Content-Type: application/json' --data-binary '{
  "query": "query ($id: ID!) { node(id: $id) { ... on User { name } } }",
  "variables": {"id": "MDQ6VXNlcjE="}
}'

curl %U/json -H 'Content-Type: application/vnd.api+json' -d '{"data":{"type":"a"}}'

curl %U/json -H 'Content-Type: application/json' -d '"just a string"'

curl %U/json -H 'Content-Type: application/json' -d 'null'

curl %U/json -H 'Content-Type: application/json' -d '{"a":"\/","b":"\u003c"}'

curl %U/xml -H 'Content-Type: text/xml; charset="utf-8"' -H 'SOAPAction: "urn:x#y"' -d '<?xml version="1.0"?><a b="c">&amp;</a>'

curl -F a=1 -F b=2 %U/form

curl -F 'image=@page.html;type=image/png' -F 'description=A picture' %U/form

curl -F 'a=@lines;filename="with \"quotes\".txt";type=text/plain' %U/form

curl -F 'data={"a":[1,2]};type=application/json' -F 'note=<lines' %U/form

curl -F 'from=@-;filename=stdin.txt;type=text/x' %U/form <<< 'here string'

curl --form-string 'raw=<not a file;type=x' --form 'e=é ü' %U/form

curl -F 'list[]=1' -F 'list[]=2' -F 'obj[a][b]=3' %U/form

curl -F 'x=' -F 'y= ' -F 'z==' %U/form

curl -F 'a;b=1' -F 'c d=2' -F 'e&f=3' -F 'ü=4' %U/form

curl --data-urlencode 'comment=this & that = 100%' --data-urlencode 'sum=a+b' %U/encoded

curl --data-urlencode 'é=ü' --data-urlencode '=starts' --data-urlencode 'plain text' %U/encoded

curl -G --data-urlencode 'q=a b/c?d' --data-urlencode 'n=ü' -d page=2 '%U/search'

curl --get %U/search -d 'filter[name]=x' -d 'sort=-date'

curl -d 'a=1' -d @data.json -d 'b=2' %U/mixed

curl --data-binary @page.html -H 'Content-Type: text/html' %U/file

curl -d @- %U/stdin <<'EOF'
{"no": "$EXPANSION"}
EOF

curl --data-binary @- %U/stdin <<EOF
line one "quoted"
line two \$kept
EOF

curl -X POST %U/empty -H 'Content-Length: 0'

curl -X POST %U/empty -d ''

curl -X POST %U/empty --data-raw '' -H 'Content-Type: application/json'

curl -X PUT %U/empty

curl -X OPTIONS %U/m -H 'Origin: http://from.test' -H 'Access-Control-Request-Method: POST'

curl -X TRACE %U/m

curl -X PROPFIND %U/m -H 'Depth: 1'

curl -X wHaT %U/m

curl -X M-SEARCH %U/m -d x

curl -X GET %U/m -d a=b

curl -X HEAD -I %U/m

curl -I -L %U/redirect/301/m

curl -u user:pass %U/auth

curl -u 'me@example.com:p:a:s s"word' %U/auth

curl -u token: %U/auth

curl 'http://user:p%40ss%3Aword@127.0.0.1:%P/auth'

curl --oauth2-bearer abc.def %U/auth

curl --basic -u a:b -H 'X-Auth: Basic zzz' %U/auth

curl -u first:one -H 'Authorization: Token second' %U/auth

curl -b 'a=1; b="two"; c=x=y' %U/cookies

curl -b a=1 -b b=2 %U/cookies

curl -H 'Cookie: a=1' -H 'Cookie: b=2' %U/cookies

curl -b jar %U/say/found/1

curl -b missing-jar %U/say/found/1

curl -b jar-domains -H 'X-Y: z' %U/moo/1

curl -c new-jar -b x=y %U/cookie/set

curl -T - %U/stdin/file -H 'Content-Type: text/plain'

curl -c new-jar %U/cookie
curl -b new-jar %U/cookie/back

curl -L -b s=1 %U/redirect/302/cookies

curl -L -d a=b %U/redirect/303/x

curl -L --post302 -d a=b %U/redirect/302/x

curl -L -X POST --json '{"a":1}' %U/redirect/307/x

curl -L --max-redirs 2 -H 'Host: virtual.test' %U/redirect/302/redirect/302/x

curl -L -u a:b --location-trusted %U/elsewhere/307/x

curl -x http://127.0.0.1:%P http://proxied.invalid/a?b=c

curl -x 127.0.0.1:%P --proxy-user me:secret -d x http://proxied.invalid/

curl --proxy http://me:secret@127.0.0.1:%P -H 'X-Y: z' http://proxied.invalid:8080/a

curl --noproxy '*' -x 127.0.0.1:1 %U/direct

curl --resolve host.test:%P:127.0.0.1 http://host.test:%P/resolved

curl --connect-to host.test:80:127.0.0.1:%P http://host.test/connected

curl --unix-socket %S http://localhost/v1.41/containers/json

curl --interface 127.0.0.1 %U/interface

curl -k --tlsv1.2 --ciphers DEFAULT %U/tls

curl --http1.0 %U/version -H 'X-Old: yes'

curl --compressed -H 'Accept: application/json' %U/gzip

curl %U/one %U/two -d shared=1

curl %U/one -d 1 --next %U/two -d 2 --next -X DELETE %U/three

curl '%U/page/[1-3]' -H 'X-Page: 1'

curl '%U/{users,posts}/[01-02].json?x={a,b}'

curl -g '%U/search?filter[a]=1&ids[]=2'

curl --globoff '%U/%7Bkept%7D'

curl -o out.txt %U/a -o other.txt %U/b

curl -O %U/dir/name.txt -O '%U/dir/second.txt?x=1'

curl -sS --fail --output /dev/null --write-out '%{http_code}\n' %U/status/204

curl -m 10 --connect-timeout 2 --retry 2 %U/limits

curl -r 0-99 %U/range

curl -z 'Tue, 24 Nov 2020 10:00:00 GMT' %U/since

curl -e http://from.test/page?x=1 -A 'agent "quoted" (x; y)' %U/agents

curl -H 'X-Long: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' -H 'X-Same: 1' -H 'x-same: 2' -H 'X-Same: 1' %U/headers

curl -H 'X-Empty;' -H 'X-Colon: a:b:c' -H 'X-Blank:    padded   ' %U/headers

curl -H 'Content-Type: application/x-www-form-urlencoded; charset=UTF-8' -d 'a=%20b+c' %U/typed

curl -H "X-Api-Key: $API_KEY" -H "X-Mixed: a-${API_KEY}-b" "%U/variables/$USER_ID?token=${API_KEY}" -d "{\"id\": \"$USER_ID\"}"

curl '%U/odata/Users?$filter=name eq '"'x'" -g

curl "%U/odata?\$filter=name%20eq%20'x'&top=5" -H 'Accept: application/json'

curl '%U/api/{id}/items?tags=a|b^c&list[]=1' -g -H 'Accept:' -H 'Content-Type: application/json' -d '{"a":"é"}'

curl '%U/search?q="exact phrase"' -G -d 'page=1' -d "q=\"x\"" -H 'X-Requested-With: XMLHttpRequest'

curl --path-as-is '%U/a/../../etc/passwd' -A 'Mozilla/5.0'

curl -H 'Host:' -H 'Accept:' -H 'User-Agent:' %U/bare

curl -H 'Accept:' -F 'file=@lines;type=text/csv' -F 'note=hello' -F 'meta={"a":1};type=application/json' %U/form

curl -H 'Accept:' -F 'file=@lines;filename=other.txt' -F 'text=<lines' %U/form

curl -H 'Accept:' -T lines %U/put/

curl -H 'Accept:' -T - %U/put/x <<< 'piped'

curl -H 'Accept:' -d @lines -d 'b=2' --data-urlencode 'c=é &' %U/mixed

curl -H 'Accept:' --data-binary @page.html %U/binary

curl -H 'Accept:' -L --post302 -d a=b %U/redirect/302/x

curl -H 'Accept:' -L --max-redirs 3 -u a:b -e 'http://from.test/;auto' %U/redirect/301/x

curl -H 'Accept:' -b jar -c new-jar %U/cookie

curl -H 'Accept:' -b 'a=1; b=2' -i %U/cookie/set

curl -H 'Accept:' -I %U/head

curl -H 'Accept:' -D heads -o out.txt %U/a

curl -H 'Accept:' %U/one %U/two -d shared=1

curl -H 'Accept:' '%U/page/[1-3]' -O

curl -H 'Accept:' -f %U/status/404

curl -H 'Accept:' --fail-with-body %U/status/404

curl -H 'Accept:' -w '%{http_code} %{num_redirects} %{size_download}\n' -o /dev/null %U/status/204

curl -s -o /dev/null -w '%{http_code} %{url_effective}\n' %U/timed

curl -H @headers -H 'X-More: 1' %U/headers

curl --digest -u user:pass %U/digest

curl --anyauth -u user:pass %U/digest

curl --digest -u user:pass -d a=b %U/digest

curl --netrc-optional %U/netrc

curl --retry 2 --retry-delay 1 %U/limits

curl --etag-compare lines -o lines %U/status/304

curl -L -u a:b %U/redirect/302/x

curl -z 'Tue, 24 Nov 2020 10:00:00 GMT' %U/since -H 'X-Y: z'

curl -z '-24 Nov 2020' %U/since

curl -C 3 -o resumed.txt %U/range

curl -C - -o lines %U/range

curl --etag-compare lines %U/etag

curl -H 'Accept:' --retry 1 %U/limits

curl -f -L --json '{"type":"A","name":"b"}' %U/redirect/307/x

curl -fL -X PUT -d a=b %U/redirect/302/status/404

curl -H "Authorization: Bearer $(cat data.json)" -d "@data.json" %U/token

curl -u "me:$(< data.json)" %U/token

curl -LO %U/dir/fetched.txt

curl -s -O %U/chunked

curl -H 'Accept:' -F "note=$USER_ID $API_KEY is long enough to have a variable of its own, surely" -d '' %U/form

curl -H 'Accept:' -F "note=$USER_ID $API_KEY is long enough to have a variable of its own, surely" -F 'json={"a":1}' %U/form

curl -H 'Accept:' --json '{"name":"a body that is long enough for a line of its own","list":[1,2,3]}' %U/json

curl -H 'Accept:' -d "{\"id\":\"$USER_ID\",\"text\":\"a body that is long enough for a line of its own, surely\"}" %U/json

curl -N %U/chunked -H 'Accept: text/event-stream'

curl -sN -i %U/chunked

curl -z missing-file %U/since

curl --etag-compare missing --etag-save etag.txt %U/etag

curl --raw %U/chunked -H 'TE: trailers'

curl -x http://127.0.0.1:%P -p -U me:secret http://tunnelled.invalid/a

curl -x http://127.0.0.1:%P -U me:secret -H 'Accept:' --noproxy other.test http://proxied.invalid/a

curl --connect-to first.test:80:second.invalid:80 -x http://127.0.0.1:%P http://first.test/a

curl "%U/$1?name=$2" -H "X-First: $1"

curl -H 'Accept:' "%U/$USER_ID?é" -u "$USER_ID:${API_KEY}" -d "{\"id\": \"$USER_ID\"}" -H "X-Key: $API_KEY"

curl -H 'Accept:' -0 -X PATCH %U/old -d x -m 10 --connect-timeout 2.5

curl -H 'Accept:' --resolve host.test:%P:127.0.0.1 -4 http://host.test:%P/x

curl -H 'Accept:' --unix-socket %S http://localhost/v1.41/info

curl -X PUT '%U/index/_settings?pretty' -H 'Content-Type: application/json' -H 'X-Y: z' -d'
{
  "settings": {"refresh_interval": "1s"}
}'

curl -T '{lines,page.html}' %U/up/

curl -T '{lines,page.html}' '%U/up/{a,b}/'

NAME=page.html
curl -T "$NAME" %U/up/

NAME=page.html
curl -F "file=@$NAME" -F "plain=@$NAME;type=text/plain" -F "named=@lines;filename=$NAME" %U/form

NAME=page.html
curl -F "text=<$NAME" -F 'other=<lines' %U/form

curl -o 'got_#1_#2.txt' '%U/{a,b}/[1-2]'

curl -s -o 'got_#1' -L -X PUT '%U/redirect/303/{x,y}'

curl -L -F a=b -F file=@lines %U/redirect/307/x

curl -L -F a=b %U/redirect/303/x

curl -L --post302 -F a=b %U/redirect/302/x

curl --location --request POST --form 'a="b"' --form 'f=@"lines"' %U/redirect/302/x

curl --location --request POST -H 'Authorization: Bearer abc' --form 'f=@"lines"' %U/redirect/308/x

curl --location --request PUT -F 'f=@"lines"' %U/redirect/301/redirect/307/x

curl --location -u a:b -F "f=$TOKEN" -F "g=$TOKEN" %U/elsewhere/307/redirect/308/x

curl --location -e ';auto' --max-redirs 1 -F f=1 -F 'x=y;type=text/html;filename=a' %U/redirect/307/redirect/307/x

curl --retry 1 -F a=b %U/form

curl -L -e 'http://from.test/;auto' -X PUT -d a=b %U/redirect/302/redirect/302/x

curl -L -e ';auto' -H 'Authorization: Bearer abc' '%U/redirect/302/x?y#z'

curl -L -H 'Authorization: Bearer abc' %U/elsewhere/302/redirect/302/x

curl -L -u a:b %U/elsewhere/302/redirect/301/x

curl -F 'file=@lines;filename="back\\slash.txt"' -F 'a=b' %U/form

echo '{"piped": true}' | curl --json @- %U/piped

printf '%s' "a=$USER_ID" | curl -d @- %U/piped

cat lines | curl -d @- %U/piped

cat <<EOF | curl --data-binary @- %U/piped
one $USER_ID
two
EOF

curl -H "X-Stage: ${STAGE_NAME:-test}" "%U/${NOT_SET_AT_ALL:-a/b}"

curl -H "X-Data: `cat data.json`" %U/backticks

curl -z 2024-01-01 %U/since

curl -z 20240229 -H 'Accept:' %U/since

EMPTY=""
curl -H "X-Empty: $EMPTY" -A "$EMPTY" -d "$EMPTY" %U/empty

DATA="@data.json"
curl -d "$DATA" %U/data

PART="<page.html"
curl -F "part=$PART" %U/part

curl -c new-jar %U/cookie

curl -c - %U/cookie

curl -w '%{json}' -o /dev/null %U/told

curl -w '%{scheme} %{num_headers}\n' %U/told

curl -X POST "%U/$USER_ID" -H "Content-Type: application/json" -d '{"literal":"'"$USER_ID"'"}'
curl -sO "%U/$KIND/{a,b}.txt"

curl -s "%U/{$KIND,b}/x"

curl -s "%U/{$KIND,x$KIND,b}/[8-10:2]" -o '#2-#1'

curl -s '%U/[001-003:2]' '%U/{one,two}/[a-c]' -d x -o 'n#1.txt' -o '#2'

curl -s --retry 1 -O '%U/retried/{a,b}' -H "X-Kind: $KIND"

curl -s --digest -u a:b '%U/digest/{a,b}/[1-2]' -o '#1'

curl -s '%U/{a?x,b%2f,c/d,..}/e'

curl -s '%U/%4{1,2}'

curl -s --url-query 'a=b' '%U/q/{a,b}?x' -L --max-redirs 2 '%U/redirect/302/[1-2]'
curl -s -o one.txt %U/1 -o two.txt %U/2 -o three.txt %U/3

curl -s -o /dev/null %U/1 -o kept.txt %U/2

curl -s -O %U/a/1.txt -o z %U/a/2

curl -s "%U/{é,ü}"
"####;
