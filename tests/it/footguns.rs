//! What is easily got wrong with curl, and at which level each of it is told.
//!
//! Habits are notes; an error is what curl refuses, or what sends something else than was evidently meant.

use crate::program::{Folder, uncurly};

/// A level, a rule and a text that it finds something in. What begins with `#!` is a script, what begins with `@` a batch
/// file, anything else a paste.
const ROWS: &[(&str, &str, &str)] = &[
    ("note", "redundant-method", "curl -X POST -d a=b https://example.com"),
    ("note", "redundant-method", "curl -X GET https://example.com"),
    ("error", "head-by-x", "curl -X HEAD https://example.com"),
    ("note", "put-by-data", "curl -X PUT -d @report.txt https://example.com/report.txt"),
    ("note", "method-kept-on-redirect", "curl -L -X PUT -d a=b https://example.com"),
    ("warning", "get-with-body", "curl -X GET -d a=b https://example.com"),
    ("warning", "body-moved-to-query", "curl -G -X POST -d a=b https://example.com"),
    ("error", "conflicting-methods", "curl -I -d a=b https://example.com"),
    ("error", "conflicting-methods", "curl -d a=b -F c=d https://example.com"),
    ("error", "lowercase-method", "curl -X post -d a=b https://example.com"),
    ("error", "equals-after-short", "curl -X=POST -d a=b https://example.com"),
    ("note", "json-without-content-type", "curl -d '{\"a\":1}' https://example.com"),
    (
        "note",
        "redundant-json-header",
        "curl --json '{\"a\":1}' -H 'Content-Type: application/json' https://example.com",
    ),
    ("warning", "broken-json-body", "curl --json '{\"a\":1,}' https://example.com"),
    ("note", "data-file-newlines", "curl -d @key.pem https://example.com"),
    ("warning", "at-literal", "curl --data-urlencode me@example.com https://example.com"),
    ("warning", "unencoded-form-value", "curl -d 'name=Tom & Jerry' https://example.com"),
    ("warning", "get-with-body", "curl -X GET -d q=x https://example.com/search"),
    ("error", "blank-in-query-data", "curl -G -d 'q=a b' https://example.com"),
    ("warning", "form-content-type", "curl -H 'Content-Type: multipart/form-data' -d a=b https://example.com"),
    ("error", "form-content-type", "curl -H 'Content-Type: application/json' -F a=b https://example.com"),
    ("error", "bad-form-field", "curl -F 'text=a; b' https://example.com"),
    ("error", "bad-form-field", "curl -F name https://example.com"),
    ("warning", "form-at-literal", "curl -F 'handle=@jack' https://example.com"),
    ("note", "needless-expect", "curl -H 'Expect:' -d a=b https://example.com"),
    ("error", "header-without-colon", "curl -H 'Accept text/html' https://example.com"),
    ("note", "header-empty-value", "curl -H 'X-Custom:' https://example.com"),
    ("note", "overridden-option", "curl -A me -H 'User-Agent: you' https://example.com"),
    ("warning", "line-end-in-header", "curl -H $'A: 1\\nB: 2' https://example.com"),
    ("error", "blank-before-colon", "curl -H 'Authorization : x' https://example.com"),
    ("note", "own-content-length", "curl -H 'Content-Length: 3' -d abc https://example.com"),
    ("note", "own-host", "curl -H 'Host: example.com' https://192.0.2.1/"),
    ("note", "own-transfer-encoding", "curl -H 'Transfer-Encoding: chunked' -d a https://example.com"),
    ("note", "accept-encoding-without-compressed", "curl -H 'Accept-Encoding: gzip' https://example.com"),
    (
        "note",
        "browser-header",
        "curl -H 'sec-ch-ua-mobile: ?0' -H 'sec-fetch-mode: cors' -H 'dnt: 1' https://example.com",
    ),
    ("warning", "cookie-without-equals", "curl -b sessionid https://example.com"),
    ("note", "cookie-by-header", "curl -H 'Cookie: a=b' https://example.com"),
    (
        "note",
        "cookie-jar-unread",
        "#!/bin/sh\ncurl -c jar.txt -d \"user=joe\" https://example.com/login\ncurl -c jar.txt https://example.com/account\n",
    ),
    ("note", "header-follows-redirect", "curl -L -H 'X-Api-Key: abc' https://example.com"),
    ("warning", "insecure-tls", "curl -k https://example.com"),
    ("warning", "insecure-credentials", "curl -u me:hunter2x9Q http://example.com"),
    ("note", "userinfo-in-url", "curl https://me:hunter2x9Q@example.com/"),
    ("note", "literal-password", "curl -u me:hunter2x9Q https://example.com"),
    ("warning", "location-trusted", "curl --location-trusted -u me:secret https://example.com"),
    ("note", "user-without-password", "curl -u me https://example.com"),
    ("note", "bearer-by-hand", "curl -H 'Authorization: Bearer: abcdef' https://example.com"),
    ("note", "old-tls", "curl --tlsv1.0 https://example.com"),
    ("warning", "pipe-to-shell", "curl https://example.com/install.sh | sh"),
    ("error", "unquoted-ampersand", "curl https://example.com/?a=1&b=2"),
    ("note", "unquoted-glob", "curl https://example.com/?a=*"),
    ("warning", "unquoted-operator", "curl https://example.com/search?tag=red|blue"),
    ("error", "unquoted-url", "curl https://example.com/a?x=(1)"),
    ("warning", "dollar-expanded", "curl -d \"price=$5.00\" https://example.com"),
    ("note", "history-expansion", "curl -d \"Hello!world\" https://example.com"),
    ("error", "windows-quoting", "curl -X POST -d '{\\\"a\\\":1}' https://example.com ^"),
    ("error", "percent-in-batch", "@echo off\ncurl \"https://example.com/?q=a%20b\"\n"),
    ("error", "bad-url", "curl 'https://example.com/a b'"),
    ("error", "bad-glob", "curl 'https://example.com/[a'"),
    ("error", "url-glob-braces", "curl 'https://example.com/?q={\"a\":1}'"),
    ("note", "url-glob-braces", "curl 'https://example.com/{id}'"),
    ("note", "url-without-scheme", "curl example.com/a"),
    ("note", "url-fragment", "curl 'https://example.com/a#b'"),
    ("warning", "url-backslash", "curl 'https://example.com\\a'"),
    ("note", "url-non-ascii", "curl 'https://example.com/?q=é'"),
    ("error", "missing-quotes", "curl -H Accept: text/html https://example.com"),
    ("error", "no-url", "curl -H 'A: b'"),
    ("error", "smart-dash", "curl –d a=b https://example.com"),
    ("error", "smart-quote", "curl -d “a=b” https://example.com"),
    ("error", "lost-continuation", "#!/bin/sh\ncurl https://example.com\n  -H \"A: b\"\n  -d a=b\n"),
    ("error", "single-dash-option", "curl -header 'A: b' https://example.com"),
    ("error", "unknown-option", "curl --heder 'A: b' https://example.com"),
    ("error", "abbreviated-option", "curl --insec https://example.com"),
    ("warning", "equals-after-long", "curl --request=PUT https://example.com"),
    ("note", "deprecated-option", "curl --sslv3 https://example.com"),
    ("note", "error-taken-for-success", "#!/bin/sh\nset -e\ncurl -s https://example.com > f\n"),
    ("note", "silenced-error", "#!/bin/sh\nip=$(curl -s https://ip.example.com)\n"),
    ("note", "redirect-not-followed", "curl -O https://github.com/acme/tool/releases/latest/download/tool.tgz"),
    ("note", "no-timeout", "#!/bin/sh\nwhile true; do curl https://example.com; done\n"),
    ("note", "retried-post", "curl --retry 3 --retry-all-errors -d a=b https://example.com"),
    ("note", "odd-remote-name", "curl -O 'https://example.com/download?file=tool.zip'"),
    ("warning", "more-outputs-than-urls", "curl -o a -o b https://example.com"),
    ("warning", "output-for-fewer-urls", "curl -o a https://example.com/1 https://example.com/2"),
    ("note", "verbose-credential", "curl -v -H 'Authorization: Bearer abcdef' https://example.com"),
    ("warning", "unread-date", "curl -z 2020-01-01 https://example.com"),
    ("warning", "bad-value", "curl -r 5 https://example.com"),
    ("warning", "resolve-mismatch", "curl --resolve example.com:80:127.0.0.1 https://example.com"),
    ("note", "proxy-without-port", "curl -x proxy.example https://example.com"),
    ("note", "forgotten-by-next", "curl -u a:b https://example.com/1 --next https://example.com/2"),
];

#[test]
fn what_is_easily_got_wrong_is_told_at_its_level() {
    let folder = Folder::new();
    let mut wrong = Vec::new();
    for (level, rule, text) in ROWS {
        let name = match text.get(..1) {
            Some("#") => "script.sh",
            Some("@") => "batch.bat",
            _ => "-",
        };
        let program = uncurly().folder(folder.write(name, text)).stdin(format!("{text}\n"));
        let done = program.args(["lint", "--format", "short", "--exit-zero", name]).run();
        let is_it = |line: &str| line.contains(&format!(": {level}: ")) && line.ends_with(&format!("[{rule}]"));
        if !done.stdout.lines().any(is_it) {
            wrong.push(format!("{text}\n  no {level} [{rule}] in {done:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), ROWS.len(), wrong.join("\n"));
}
