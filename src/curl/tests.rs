//! argv → what would be sent, in a line.

use std::fmt::Write as _;

use super::*;
use crate::knowledge::options::{self, Takes};
use crate::shell::{Unknown, UnknownKind};
use crate::text::Mapped;

/// The words of `line` as values, `$NAME` in them unknown, and the text they were read from.
fn words(line: &str) -> (String, Vec<Value>) {
    let words = shell_words::split(line).expect("a test quotes well");
    let origin = words.join("\n");
    let mut at = 0;
    let values = words.iter().map(|word| {
        let span = Span::new(at, at + word.len());
        at = span.end + 1;
        Value::new(Mapped::verbatim(&origin, span), unknowns(word))
    });
    let values = values.collect();
    (origin, values)
}

fn unknowns(word: &str) -> Vec<Unknown> {
    let starts = word.match_indices('$').map(|(start, _)| start);
    let name = |start: usize| word[start + 1..].bytes().take_while(u8::is_ascii_uppercase).count();
    starts
        .map(|start| {
            let span = Span::new(start, start + 1 + name(start));
            Unknown { span, kind: UnknownKind::Variable(span.of(word)[1..].to_owned()) }
        })
        .collect()
}

fn invoke(line: &str) -> Invocation {
    read(&words(line).1)
}

fn target(target: &Target) -> String {
    match target {
        Target::Path(path) => format!("<{}>", path.text()),
        Target::Stdio => "<stdio>".to_owned(),
    }
}

fn chunks(chunks: &[Chunk]) -> String {
    let show = |chunk: &Chunk| match chunk {
        Chunk::Text(value) => value.text().to_owned(),
        Chunk::Separator(text) => (*text).to_owned(),
        Chunk::Encoded(value) => format!("enc({})", value.text()),
        Chunk::File(file, policy) => format!("{policy:?}{}", target(file)),
    };
    chunks.iter().map(show).collect()
}

fn form(form: &Form) -> String {
    let mut out = format!("{}=", form.name.text());
    match &form.source {
        FormSource::Text(value) => out += value.text(),
        FormSource::Files(files) => out.extend(files.iter().map(|file| format!("@{}", target(file)))),
        FormSource::Content(file) => out += &target(file),
        FormSource::Nested(parts) => out.extend(parts.iter().map(|part| format!("({})", self::form(part)))),
    }
    let attributes = [("filename", &form.file_name), ("type", &form.content_type), ("encoder", &form.encoder)];
    for (name, value) in attributes {
        if let Some(value) = value {
            let _ = write!(out, ";{name}={}", value.text());
        }
    }
    out.extend(form.headers.iter().map(|header| format!(";headers={}", header.text())));
    out.extend(form.header_files.iter().map(|file| format!(";headers=@{}", target(file))));
    out
}

fn summary(request: &Request) -> String {
    let mut out = format!("{} {}", request.method, request.url.text());
    if !request.query.is_empty() {
        let _ = write!(out, " ?{}", chunks(&request.query));
    }
    for header in &request.headers {
        let _ = write!(out, " [{}: {}]", header.name.text(), header.value.text());
    }
    for name in &request.removed {
        let _ = write!(out, " [-{name}]");
    }
    match &request.body {
        Body::None => {}
        Body::Data(data) => _ = write!(out, " «{}»", chunks(data)),
        Body::Form(parts) => _ = write!(out, " form({})", parts.iter().map(form).collect::<Vec<_>>().join(" & ")),
        Body::Upload(file) => _ = write!(out, " upload{}", target(file)),
    }
    if let Some(auth) = &request.auth {
        let _ = write!(out, " {:?}:{}", auth.scheme, auth.value.text());
    }
    for (name, _) in &request.transport.unsupported {
        let _ = write!(out, " unsupported:{name}");
    }
    out
}

/// All requests and complaints of a command line.
fn all(line: &str) -> String {
    let invocation = invoke(line);
    let requests = invocation.requests.iter().map(summary);
    let complaints = invocation.complaints.iter().map(|it| format!("! {} ({})", it.message, it.exit));
    requests.chain(complaints).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(line: &str, expected: &str) {
    assert_eq!(all(line), expected, "curl {line}");
}

/// The part of the last request that `show` picks.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "callers write the value out")]
fn check_part<T: std::fmt::Debug + PartialEq>(line: &str, show: impl Fn(&Request) -> T, expected: T) {
    let invocation = invoke(line);
    assert_eq!(show(invocation.requests.last().expect("a request")), expected, "curl {line}");
}

const FORM: &str = "[Content-Type: application/x-www-form-urlencoded]";

#[test]
fn words_become_options() {
    check("x", "GET x");
    check("--url x", "GET x");
    check("-- -x", "GET -x");
    check("x -", "GET x\n! option -: is unknown (2)");
    check("-sSfXPOST x", "POST x");
    check("-sSXPUT -dfoo x", &format!("PUT x {FORM} «foo»"));
    check("-Lo file x", "GET x");
    check("-da=1 -HX:y -uu:p x", &format!("POST x [X: y] {FORM} «a=1» Basic:u:p"));
    check("-H -X x", "GET x\n! The provided HTTP header does not look like a header? (0)");
    check("-d -X x", &format!("POST x {FORM} «-X»"));
    check("x -H", "GET x\n! option -H: requires parameter (2)");
    check("x --retry", "GET x\n! option --retry: requires parameter (2)");
    check("x -W", "GET x\n! option -W: is unknown (2)");
    check("x -sWL", "GET x\n! option -W: is unknown (2)");
    check("x --foo", "GET x\n! option --foo: is unknown (2)");
    check("x --DATA", "GET x\n! option --DATA: is unknown (2)");
    check("-A a -A b x", "GET x [User-Agent: b]");
}

#[test]
fn long_options_have_prefixes_and_values() {
    let equals = |name| format!("! `{name}=VALUE` is unknown to curl before 8.16.0 (0)");
    check("--data=a=b x", &format!("POST x {FORM} «a=b»\n{}", equals("--data")));
    check("--data= x", &format!("POST x {FORM} «»\n{}", equals("--data")));
    check("--silent=x y", &format!("GET y\n{}", equals("--silent")));
    check("-X=POST x", "=POST x\n! `-X=VALUE` makes the `=` a part of the value (0)");
    check("--no-data x", "GET x\n! option --no-data: the given option cannot be reversed with a --no- prefix (2)");
    check("--expand-silent x", "GET x\n! option --expand-silent: variable expansion failure (2)");
    check("--variable a=b --expand-url 'h/{{a}}' ", "GET h/{{a}} unsupported:variable");
    check("--expand-data plain x", &format!("POST x {FORM} «plain»"));
    check("--inse x", "GET x\n! option --inse: is unknown (2)");
    check_part("--inse x", |request| request.transport.insecure, true);
    check("--dat a x", "GET a\nGET x\n! option --dat: is unknown (2)");
    check("--http-request PUT x", "PUT x\n! option --http-request: is unknown (2)");
    check("--npn x", "GET x\n! `--npn` is deprecated and has no function anymore (0)");
}

#[test]
fn switches_go_both_ways() {
    check_part("-L --no-location x", |request| request.transport.follow, false);
    check_part("--no-location -L x", |request| request.transport.follow, true);
    check_part("--no-clobber x", |request| request.output.no_clobber, true);
    check("-k --no-insecure --no-buffer -N x", "GET x");
    let on = |line: &str| invoke(line).args.iter().map(Arg::is_on).collect::<Vec<_>>();
    assert_eq!(on("-N --buffer --no-buffer -s"), [false, true, false, true]);
}

#[test]
fn values_are_checked_where_they_are_known() {
    check("-X '' x", "GET x\n! option -X: blank argument where content is expected (2)");
    check("-m x y", "GET y\n! option -m: expected a proper numerical parameter (2)");
    check("--retry -1 y", "GET y\n! option --retry: expected a positive numerical parameter (2)");
    check("--max-redirs x y", "GET y\n! option --max-redirs: expected a proper numerical parameter (2)");
    check("--tls-max 9 y", "GET y\n! option --tls-max: is badly used here (2)");
    check("--max-filesize 1z y", "GET y\n! option --max-filesize: is badly used here (2)");
    check("-o -v y", "GET y\n! The filename argument looks like a flag. (0)");
    check("-m $T --retry $N x", "GET x unsupported:max-time unsupported:retry");
    check("-X $METHOD x", "$METHOD x");
    check("-H $HEADER -d $DATA $URL", &format!("POST $URL [$HEADER: ] {FORM} «$DATA»"));
    check_part("-m 1.5 x", |request| request.transport.timeout, Some(1.5));
    check_part("--max-redirs -1 x", |request| request.transport.max_redirects, Some(-1));
    check_part("--max-filesize 2K x", |request| request.transport.max_size, Some(2048));
}

#[test]
fn typographic_characters_are_noticed_in_front_only() {
    const WARNING: &str = "! The argument starts with a Unicode character. Maybe ASCII was intended? (0)";
    check("-H “X: 1” x", &format!("GET 1” [-“x]\nGET x [-“x]\n{WARNING}"));
    check("-A “a” x", &format!("GET x [User-Agent: “a”]\n{WARNING}"));
    check("-A a–b x", "GET x [User-Agent: a–b]");
    check("–d x", &format!("GET –d\nGET x\n{WARNING}"));
}

#[test]
fn urls_outputs_and_uploads_go_together_by_place() {
    let files = |line: &str| {
        let output = |request: &Request| request.output.file.as_ref().map_or("-".to_owned(), target);
        invoke(line).requests.iter().map(output).collect::<Vec<_>>()
    };
    assert_eq!(files("-o a x y -o b"), ["<a>", "<b>"]);
    assert_eq!(files("x y -o a"), ["<a>", "-"]);
    assert_eq!(files("x -o - y -O"), ["<stdio>", "-"]);
    check("x -o a -o b", "GET x\n! Got more output options than URLs (0)");
    check("-T a -T '' x/ y", "PUT x/ upload<a>\nGET y");
    check("-d a x y", &format!("POST x {FORM} «a»\nPOST y {FORM} «a»"));
    check("-s", "! no URL specified (2)");
    check("", "! no URL specified (2)");
    check_part("--remote-name-all x", |request| request.output.remote_name, true);
    check_part("--remote-name-all -o a x", |request| request.output.remote_name, false);
    check_part("--out-null x", |request| request.output.discard, true);
    check("--url @list", "");
}

#[test]
fn next_begins_anew() {
    check("-d a x --next y", &format!("POST x {FORM} «a»\nGET y"));
    check("-d a x -: -I y", &format!("POST x {FORM} «a»\nHEAD y"));
    check("--next x", "GET x\n! missing URL before --next (2)");
    check("x --next -s", "GET x\n! no URL specified (2)");
    let silent = invoke("x --next y -s").requests.iter().map(|request| request.output.silent).collect::<Vec<_>>();
    assert_eq!(silent, [true, true]);
}

#[test]
fn help_stops_everything() {
    check("-d a x --help", "");
    check("-V", "");
    check("-header x", "");
}

#[test]
fn methods_are_inferred() {
    check("-I x", "HEAD x");
    check("-G -d a x", "GET x ?a");
    check("-G -I -d a x", "HEAD x ?a");
    check("-G x", "GET x");
    check("-G -X POST -d a x", "POST x ?a");
    check("-X GET -d a x", &format!("GET x {FORM} «a»"));
    check("-X POST x", "POST x");
    check("-X post x", "post x");
    check("-X 'FOO BAR' x", "FOO BAR x");
    check("-T f x/", "PUT x/ upload<f>");
    check("-T - x/", "PUT x/ upload<stdio>");
    check("-T . x/", "PUT x/ upload<stdio>");
    check("-X PUT -F a=b x", "PUT x form(a=b)");
    check("-F a=b x", "POST x form(a=b)");
}

#[test]
fn uploads_name_what_the_url_does_not() {
    let name = |request: &Request| request.upload_name().map(str::to_owned);
    check_part("-T d/f http://h/a/", name, Some("f".to_owned()));
    check_part("-T f http://h", name, Some("f".to_owned()));
    check_part("-T f http://h/a", name, None);
    check_part("-T f http://h/?q", name, None);
    check_part("-T - http://h/", name, None);
}

#[test]
fn methods_exclude_each_other() {
    let conflict = |line: &str, first: &str, second: &str| {
        let complaints = invoke(line).complaints;
        let message = format!("You can only select one HTTP request method! You asked for both {first} and {second}.");
        let told: Vec<_> = complaints.iter().map(|it| (it.message.clone(), it.exit, it.kind)).collect();
        assert_eq!(told, [(message, 2, ComplaintKind::MethodConflict)], "curl {line}");
    };
    conflict("-I -d x u", "POST (-d, --data)", "HEAD (-I, --head)");
    conflict("-d x -F a=b u", "POST (-d, --data)", "multipart formpost (-F, --form)");
    conflict("-F a=b -d x u", "POST (-d, --data)", "multipart formpost (-F, --form)");
    conflict("-T f -d x u", "PUT (-T, --upload-file)", "POST (-d, --data)");
    conflict("-T f -F a=b u", "PUT (-T, --upload-file)", "multipart formpost (-F, --form)");
    conflict("-T f -I u", "PUT (-T, --upload-file)", "HEAD (-I, --head)");
    conflict("-G -F a=b -d x u", "GET (-G, --get)", "multipart formpost (-F, --form)");
    conflict("-I --no-head u", "GET (-G, --get)", "HEAD (-I, --head)");
}

#[test]
fn options_exclude_each_other() {
    const MIX: &str = "cannot mix --continue-at with --data";
    check("-C 5 -d a x", &format!("POST x {FORM} «a» unsupported:continue-at\n! {MIX} (2)"));
    check(
        "-C - -J x",
        "GET x unsupported:continue-at\n! --continue-at and --remote-header-name cannot be combined (2)",
    );
    check("-f --fail-with-body x", "GET x\n! --fail-with-body deselects --fail here (0)");
    check("--http2 --http1.1 x", "GET x\n! Overrides previous HTTP version option (0)");
    check(
        "--etag-compare f x y",
        "GET x unsupported:etag-compare\nGET y unsupported:etag-compare\n! The etag options only work on a single URL (2)",
    );
}

#[test]
fn data_is_joined() {
    check("-d a -d b x", &format!("POST x {FORM} «a&b»"));
    check("-d '' -d b x", &format!("POST x {FORM} «b»"));
    check("-d '' x", &format!("POST x {FORM} «»"));
    check("-d @f --data-binary @g --data-raw @h x", &format!("POST x {FORM} «Stripped<f>&Verbatim<g>&@h»"));
    check("-d @- x", &format!("POST x {FORM} «Stripped<stdio>»"));
    check("-d @$F x", &format!("POST x {FORM} «Stripped<$F>»"));
    check("-d a --json b -d c x", "POST x [Content-Type: application/json] [Accept: application/json] «ab&c»");
    check("--json @f x", "POST x [Content-Type: application/json] [Accept: application/json] «Verbatim<f>»");
    check("--json a -H 'content-type: t' x", "POST x [content-type: t] [Accept: application/json] «a»");
    check("--json a -H 'Content-Type:' x", "POST x [Accept: application/json] [-content-type] «a»");
    check("-d a -H 'Content-Type:' x", "POST x [-content-type] «a»");
}

#[test]
fn data_urlencode_has_five_forms() {
    let data = |value: &str, expected: &str| {
        check(&format!("--data-urlencode '{value}' x"), &format!("POST x {FORM} «{expected}»"));
    };
    data("a b", "enc(a b)");
    data("=a=b", "enc(a=b)");
    data("n=a=b", "n=enc(a=b)");
    data("@f", "Encoded<f>");
    data("n@f", "n=Encoded<f>");
    data("me@example.com", "me=Encoded<example.com>");
    data("q=$X@y", "q=enc($X@y)");
    data("$X", "enc($X)");
}

#[test]
fn queries_are_collected() {
    check("-G -d a --data-urlencode 'q=x y' u?z", "GET u?z ?a&q=enc(x y)");
    check("--url-query a=b --url-query +raw -d c u", &format!("POST u ?a=enc(b)&raw {FORM} «c»"));
    check("-G -d a --url-query b u", "GET u ?a");
    check("-G --url-query b u", "GET u ?enc(b)");
    check("-G --json {} u", "GET u ?{} [Content-Type: application/json] [Accept: application/json]");
}

#[test]
fn header_lines() {
    check("-H 'X: y' -H x:nospace -H 'Z:   two ' u", "GET u [X: y] [x: nospace] [Z: two]");
    check("-H 'Accept:' -H 'host: ' u", "GET u [-accept] [-host]");
    check("-H 'X;' u", "GET u [X: ]");
    check("-H 'X; y' u", "GET u [-x]\n! The provided HTTP header does not look like a header? (0)");
    check("-H 'Bearer abc' u", "GET u\n! The provided HTTP header does not look like a header? (0)");
    check("-H @f -H @- u", "GET u [: f] [: -]");
    check_part("-H @f u", |request| matches!(request.headers[0].origin, HeaderOrigin::File(_)), true);
    check("-H 'Authorization: Bearer $T' u", "GET u [Authorization: Bearer $T]");
    check("-H 'a: 1' -H 'A: 2' u", "GET u [a: 1] [A: 2]");
    check_part("-H 'Foo: 1' u", |request| request.header("fOO").map(|it| it.value.text().to_owned()), Some("1".into()));
    check_part("-H 'Foo:' u", |request| request.removes("foo"), true);
}

#[test]
fn options_imply_headers() {
    check("-A a -e r -b c=d u", "GET u [User-Agent: a] [Referer: r] [Cookie: c=d]");
    check("-A '' u", "GET u [-user-agent]");
    check("-A a -H 'User-Agent: b' u", "GET u [User-Agent: b]");
    check("-A '' -H 'user-agent: b' u", "GET u [user-agent: b]");
    check("-e 'r;auto' u", "GET u [Referer: r]");
    check("-e ';auto' -L u", "GET u unsupported:referer");
    check("-b a=1 -b b=2 u", "GET u [Cookie: a=1; b=2]");
    check("-b $COOKIE u", "GET u [Cookie: $COOKIE]");
    check("-b a=1 -H 'Cookie: c=3' u", "GET u [Cookie: c=3]");
    check_part("-b jar -c out u", |request| request.cookie_files[0].text().to_owned(), "jar".to_owned());
    check_part("-b jar -c out u", |request| request.cookie_jar.is_some(), true);
    check("-j u", "GET u unsupported:junk-session-cookies");
    check("-r 0-5 u", "GET u [Range: bytes=0-5]");
    check("-r 0-5 -d a u", &format!("POST u {FORM} «a» unsupported:range"));
    check("-C 7 u", "GET u [Range: bytes=7-] unsupported:continue-at");
    check("-C 0 u", "GET u");
    check("-z f u", "GET u unsupported:time-cond");
}

#[test]
fn a_range_without_dash_is_completed() {
    const WARNING: &str = "A specified range MUST include at least one dash (-). Appending one for you!";
    check("-r 5 u", &format!("GET u [Range: bytes=5-]\n! {WARNING} (0)"));
    check("-r $R u", "GET u [Range: bytes=$R]");
}

#[test]
fn form_values() {
    let form = |value: &str, expected: &str| check(&format!("-F '{value}' u"), &format!("POST u form({expected})"));
    form("a=b", "a=b");
    form("=b", "=b");
    form("a=b=c", "a=b=c");
    form("a= b ", "a=b");
    form(r#"a="x; y""#, "a=x; y");
    form(r#"a="x\"y\\z\n""#, r#"a=x"y\z\n"#);
    form(r#"a="x"#, r#"a="x"#);
    form(r#"a="$V\"";type=t"#, r#"a=$V";type=t"#);
    form("a=@f", "a=@<f>");
    form("a=@-", "a=@<stdio>");
    form("a=@f,g", "a=@<f>@<g>");
    form(r#"a=@"f,g""#, "a=@<f,g>");
    form("a=<f", "a=<f>");
    form("a=<f;type=text/html", "a=<f>;type=text/html");
    form("a=@f;type=text/plain; charset=utf-8;filename=g", "a=@<f>;filename=g;type=text/plain; charset=utf-8");
    form(r#"a=b;filename="g;h";encoder=base64"#, "a=b;filename=g;h;encoder=base64");
    form(r#"a=b;headers="X: y";headers=@h"#, "a=b;headers=X: y;headers=@<h>");
    form("a=@$F;type=$T", "a=@<$F>;type=$T");
    check("-F a=b -F c=d u", "POST u form(a=b & c=d)");
    check("--form-string 'a=@b;type=c' u", "POST u form(a=@b;type=c)");
    check("-F $FIELD u", "POST u form(=$FIELD)");
}

#[test]
fn form_values_that_are_wrong() {
    check("-F a u", "POST u form()\n! Illegally formatted input field (2)");
    check("-F @f u", "POST u form()\n! Illegally formatted input field (2)");
    check("-F 'a=b;foo=c' u", "POST u form(a=b)\n! skip unknown form field (0)");
    check("-F 'a=\"b\"c' u", "POST u form(a=b)\n! Trailing data after quoted form parameter (0)");
    check(
        "-F 'a=(;type=multipart/mixed' -F '=)' u",
        "POST u form(a=;type=multipart/mixed) unsupported:form unsupported:form",
    );
    check("-F 'a=@f,g;type=t' u", "POST u form(a=(=@<f>)(=@<g>;type=t)) unsupported:form");
}

#[test]
fn credentials() {
    check("-u u:p h", "GET h Basic:u:p");
    check("-u u:p --oauth2-bearer t h", "GET h Bearer:t");
    check("-u u:p --digest h", "GET h Digest:u:p");
    check("-u u:p --digest --no-digest h", "GET h Basic:u:p");
    check("-u u:p --ntlm h", "GET h Other(\"ntlm\"):u:p unsupported:ntlm");
    check("-u k:s --aws-sigv4 aws:amz h", "GET h Other(\"aws-sigv4\"):k:s unsupported:aws-sigv4");
    check("http://u:p@h/", "GET http://u:p@h/ Basic:u:p");
    check("-u a:b http://u:p@h/", "GET http://u:p@h/ Basic:a:b");
    check("-n h", "GET h unsupported:netrc");
    check_part("-u a h", |request| request.auth.as_ref().map(|auth| auth.origin), Some(AuthOrigin::User));
    check_part("-u a -H 'Authorization: b' h", |request| request.authorization().is_none(), true);
    check_part("-u a -H 'X: b' h", |request| request.authorization().is_some(), true);
}

#[test]
fn transport_options() {
    check_part("-L --location-trusted h", |it| (it.transport.follow, it.transport.trust_redirects), (true, true));
    check_part("--follow --post301 h", |it| (it.transport.follow_spec, it.transport.keep_post.moved), (true, true));
    check_part("-E c --key k h", |it| it.transport.client_cert.as_ref().is_some_and(|(_, key)| key.is_some()), true);
    check_part("--tlsv1.2 h", |it| it.transport.tls_min, Some(TlsVersion::Tls12));
    check_part("--tls-max 1.3 h", |it| it.transport.tls_max, Some(TlsVersion::Tls13));
    check_part("--http2 h", |it| it.transport.version, Some(HttpVersion::Http2));
    check_part("-0 h", |it| it.transport.version, Some(HttpVersion::Http10));
    check_part("-4 h", |it| it.transport.ip_version, Some(IpVersion::V4));
    check_part("--retry 3 --retry-delay 2.5 h", |it| (it.transport.retries, it.transport.retry.delay), (3, Some(2.5)));
    let proxy = |request: &Request| {
        let proxy = request.transport.proxy.as_ref();
        proxy.map(|proxy| (proxy.url.text().to_owned(), proxy.user.is_some()))
    };
    check_part("-x p:1 -U u:p h", proxy, Some(("p:1".to_owned(), true)));
    check_part("--socks5-hostname p h", proxy, Some(("socks5h://p".to_owned(), false)));
    check_part("-x '' h", proxy, Some((String::new(), false)));
    check("--pinnedpubkey k --capath d h", "GET h unsupported:pinnedpubkey unsupported:capath");
    check("--cert-type PEM h", "GET h");
    check("--cert-type P12 h", "GET h unsupported:cert-type");
}

#[test]
fn protocols_are_limited() {
    check("--proto =https https://h", "GET https://h");
    check("--proto =https http://h", "GET http://h\n! Protocol \"http\" disabled (1)");
    check("--proto =https h", "GET h\n! Protocol \"http\" disabled (1)");
    check("--proto =https --proto-default https h", "GET h");
    check("--proto =https -L https://h", "GET https://h unsupported:proto");
    check("--proto-redir =https -L https://h", "GET https://h unsupported:proto-redir");
    check("foo://h", "GET foo://h\n! Protocol \"foo\" not supported (1)");
    check("ftp://h/", "GET ftp://h/ unsupported:url");
    check("ftp.example.com", "GET ftp.example.com unsupported:url");
    check("$SCHEME://h", "GET $SCHEME://h");
    check(
        "--disallow-username-in-url http://u@h",
        "GET http://u@h Basic:u\n! URL rejected: Credentials was passed in the URL when prohibited (67)",
    );
}

#[test]
fn urls_are_checked() {
    let bad = |url: &str, message: &str| {
        let complaints = invoke(&format!("'{url}'")).complaints;
        let told: Vec<_> = complaints.iter().map(|it| (it.message.as_str(), it.exit)).collect();
        assert_eq!(told, [(message, 3)], "{url}");
    };
    bad("http://h/a b", "URL rejected: Malformed input to a URL function");
    bad("http://h/\t", "URL rejected: Malformed input to a URL function");
    bad("http:////h/", "URL rejected: Unsupported number of slashes following scheme");
    bad("http://a@b@c/", "URL rejected: Bad hostname");
    bad("http://h:x/", "URL rejected: Port number was not a decimal number between 0 and 65535");
    bad("http://h:99999/", "URL rejected: Port number was not a decimal number between 0 and 65535");
    bad("localhost:", "URL rejected: Port number was not a decimal number between 0 and 65535");
    bad("http://a<b/", "URL rejected: Bad hostname");
    bad("http://", "URL rejected: No host part in the URL");
    bad("http://h/{a", "unmatched brace in position 10");
    bad("http://h/[a]", "bad range in position 11");
    for good in
        ["http:/h", "http://h:/", "http://[::1]:80/[1-2]", "http://{a,b}.h/", "h/\"<>|^`{}".trim_end_matches("{}")]
    {
        assert_eq!(invoke(&format!("'{good}'")).complaints.len(), 0, "{good}");
    }
}

#[test]
fn unknown_parts_of_urls_are_not_judged() {
    for good in ["$BASE", "$BASE/a", "http://$HOST:$PORT/", "http://h/$ID/[1-$N]", "http://h/{$A,b}", "$A$B?c=$D"] {
        assert_eq!(invoke(&format!("'{good}'")).complaints.len(), 0, "{good}");
    }
    check("'http://h/$A b'", "GET http://h/$A b\n! URL rejected: Malformed input to a URL function (3)");
    check("'http://h/$A/{b'", "GET http://h/$A/{b\n! unmatched brace in position 13 (3)");
    check("-g 'http://h/$A/{b'", "GET http://h/$A/{b");
}

#[test]
fn spans_are_in_the_text_the_words_were_read_from() {
    let (origin, values) = words("-sSXPOST --data=x -H 'A: b' h/a?b");
    let invocation = read(&values);
    let shown: Vec<_> = invocation.args.iter().map(|arg| arg.span.of(&origin)).collect();
    assert_eq!(shown, ["s", "S", "X", "--data", "-H", "h/a?b"]);
    let values: Vec<_> = invocation.args.iter().filter_map(|arg| arg.value.as_ref()).collect();
    let shown: Vec<_> = values.iter().map(|value| value.whole().of(&origin)).collect();
    assert_eq!(shown, ["POST", "x", "A: b", "h/a?b"]);
    let request = &invocation.requests[0];
    assert_eq!(request.method_span.map(|span| span.of(&origin)), Some("POST"));
    assert_eq!(request.headers[0].value.whole().of(&origin), "b");
    assert_eq!(request.headers[0].origin, HeaderOrigin::Given(values[2].whole()));
    let query = request.url_parts().and_then(|parts| parts.query).expect("a query");
    assert_eq!(request.url.origin(query).of(&origin), "b");
}

#[test]
fn time_does_not_grow_with_the_product_of_urls_and_options() {
    let invocation = invoke(&format!("{} {}", "x ".repeat(3000), "-H a:b ".repeat(3000)));
    assert!(invocation.requests.len() < 200);
    assert_eq!(invocation.complaints.first().map(|it| it.exit), Some(2));
    assert_eq!(invoke(&"x ".repeat(3000)).requests.len(), 3000);
}

/// The words that give `option` a value it likes.
fn sample(option: &options::CurlOption) -> String {
    let value = match (option.takes, option.long) {
        (Takes::Switch, _) if option.on_by_default => return format!("--no-{}", option.long),
        (Takes::Nothing | Takes::Switch, _) => return format!("--{}", option.long),
        (Takes::Count | Takes::Seconds, _) | (_, "max-redirs" | "max-filesize" | "continue-at") => "7",
        (_, "proto" | "proto-redir") => "=https",
        (_, "tls-max") => "1.3",
        (_, "form" | "form-string") => "a=b",
        (Takes::Text | Takes::File, _) => "a",
    };
    format!("--{} {value}", option.long)
}

#[test]
fn no_option_is_dropped_in_silence() {
    let told = |line: &str| {
        let invocation = invoke(line);
        format!("{:?} {:?}", invocation.requests, invocation.complaints)
    };
    for option in options::all() {
        let before = match option.effect {
            Effect::Get => "https://h -d a",
            Effect::AuthDigest | Effect::NoUserinfo => "https://u@h",
            _ => "https://h",
        };
        let line = match option.effect {
            // It counts for what stands behind it.
            Effect::RemoteNameAll => format!("{} {before}", sample(option)),
            _ => format!("{before} {}", sample(option)),
        };
        if !matches!(option.effect, Effect::Noise | Effect::Verbosity | Effect::Stop) {
            assert_ne!(told(&line), told(before), "`{line}` leaves no trace");
        }
        let missing = invoke(&line).complaints.iter().any(|it| it.kind == ComplaintKind::MissingValue);
        assert!(!missing, "{line}");
    }
}
