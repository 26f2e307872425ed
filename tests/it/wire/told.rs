//! Command lines that ask what there is to be told of a transfer.

/// The release that knows all variables of [`LATER`].
pub(super) const KNOWN: super::Version = (8, 17, 0);

pub(super) const ROWS: &str = r#"
--compressed -w '%{size_download}\n' %U/gzip
-o out -w '%{url_effective}\n' '%U/a?b#c'
-o out -w '%{url_effective}\n' 127.0.0.1:%P
-o out -w '%{url_effective}\n' 'http:/127.0.0.1:0%P/é%2f?q=ü'
-o out -w '%{url_effective}\n' --path-as-is %U/a/../b
-o out -w '%{url_effective}\n' --url-query 'a=b c' '%U/x#f'
-o out -w '%{url_effective}\n' -L '%U/redirect/302/x#frag'
-o out -w '%{url_effective}\n' -L 'http://u:p@127.0.0.1:%P/redirect/302/x#frag'
-o out -w '%{url} %{url_effective}\n' '127.0.0.1:%P/{a,b}#[1-2]' -s
-o out -w '%{url} %{url_effective}\n' -T lines '%U/d/#f'
-o out -w '%{url} %{url_effective}\n' -T lines '%U/d/x#f'
-w '%{redirect_url}|%{num_redirects}\n' '%U/redirect/302/x#frag'
-w '%{redirect_url}|%{num_redirects}\n' -L --max-redirs 0 '%U/redirect/302/x#frag'
-w '%{redirect_url}\n' %U/say/blanks-relative/x
-w '%{redirect_url}\n' %U/say/blanks-absolute/x
-w '%{redirect_url}\n' %U/say/blanks-host/x
-w '%{redirect_url}\n' %U/say/off-port
-w '%{url_effective}\n' -L %U/say/blanks-relative/x
-A me -w '%{size_request} %{size_upload}\n' %U/a
-A me -w '%{size_request} %{size_upload}\n' -d abc %U/a
-A me -w '%{size_request} %{size_upload}\n' -I %U/a
-A me -w '%{size_request} %{size_upload}\n' -d abc -L %U/redirect/302/x
-A me -w '%{size_request} %{size_upload}\n' -x 127.0.0.1:%P http://name.invalid/a
-w '%{header_json}' %U/say/repeats/x
-w '%header{x-twice}|%header{X-Last}|%header{none}|' %U/say/repeats/x
-w '%x%\q%{open' %U
-w '%header{open' %U
-w 'a%{onerror}b' %U
-w 'a%{onerror}b%{exitcode}' -f %U/status/404
-w '%{nonsense}b' %U
-w '%{stderr}a%{stdout}b' %U
"#;

/// What earlier releases know not or know otherwise.
pub(super) const LATER: &str = r#"
-A me -w '%{size_request} %{size_upload}\n' -T - %U/a
-o out -w '%{url_effective}\n' 'HTTP://u:p%40@127.0.0.1:%P/a/../b?#fr%41g'
-w 'a%{a-name-that-no-variable-has}b' %U
-w '%{url} %{url_effective}\n' -G -d q=1 '127.0.0.1:%P/a/../é?x#y'
-w '%{url} %{url_effective}\n' -G -d q=1 'HTTP://u:p@127.0.0.1:%P/a/../b'
-w '%{url_effective}\n' -L %U/say/blanks-absolute/x
-w '%{url.host} %{url.path} %{urle.query} %{url.port} %{url.scheme} %{url.user} %{url.password}|\n' 'http://u:p@127.0.0.1:%P/a?q'
-w '%{url.host}|%{url.options}|%{url.zoneid}|%{url.fragment}|%{url.query}|%{url.user}|%{url.password}\n' 'LOCALHOST:%P/a?#'
-w '%{url.user}|%{url.password}|%{url.fragment}|%{urle.path}|%{url.path}\n' --path-as-is 'http://m%40e:p%3aw@127.0.0.1:%P/é/../x#f'
-w '%{urle.path} %{urle.query} %{urle.fragment} %{url.path}\n' -L %U/say/blanks-absolute/x
-w '%{urle.nonsense}|%{url.}|' %U
-w 'x%output{made}%{http_code}' %U
-w '%output{made}%{http_code}%output{other}a%{stdout}b%output{>>data.json}c' %U
-w '%output{>>lines}%{http_code}' %U
-w '%output{none/made}%{http_code}%output{}x' %U
-w '%output{>>made' %U
-o /dev/null -o /dev/null -w '%{xfer_id} %{num_retries} %{proxy_used} %{tls_earlydata} %{num_certs} [%{certs}] [%{ftp_entry_path}]\n' %U/a %U/b
-w '%{proxy_used}\n' -x 127.0.0.1:%P http://name.invalid/a
-w '%{proxy_used}\n' -x 127.0.0.1:%P --noproxy '*' %U
-w '%{size_delivered} %{size_download}\n' %U
-A me -w '%{size_request} %{size_upload}\n' -T lines %U/a
-A me -w '%{size_request}\n' -p -x 127.0.0.1:%P http://name.invalid/
-A me -w '%{size_request}\n' -u u:p --digest -d abc %U/say/digest/1
-w '%header{x-twice:all:, }|%header{X-Last:all:\n}|%header{none:all:x}|%header{x-last:any}|%header{x-twice:all:\}\q}|\n' %U/say/repeats/x
-w '%header{x-first:all:, }|%header{x-last:all:, }|\n' -L %U/say/repeats-on/x
-w '%time{x|%q|%%|%n%t}%time{}|%time{open' %U
-o /dev/null -w '%{local_port} %{remote_port} %{conn_id}\n' http://127.0.0.1:1/
--retry 1 -o /dev/null -o /dev/null -w '%{num_retries} %{xfer_id}\n' %U/status/503 %U
"#;

/// The replies that they ask for.
pub(super) const REPLIES: &str = r#"
== blanks-relative
HTTP/1.1 302 There
Location: /say/repeats/x y#fra g?q r
Content-Length: 0

== blanks-absolute
HTTP/1.1 302 There
Location: http://127.0.0.1/../x y?a b#f g
Content-Length: 0

== blanks-host
HTTP/1.1 302 There
Location: http://a b/x
Content-Length: 0

== repeats
HTTP/1.1 200 OK
X-Twice: one
x-twice:   two  
X-Last: last "of" all
Content-Length: 3

ok
== repeats-on
HTTP/1.1 302 There
X-First: 1
X-Last: 0
Location: /say/repeats/x
Content-Length: 0

"#;
