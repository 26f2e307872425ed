//! Methods and what is sent with them.

use super::*;

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
