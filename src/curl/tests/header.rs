//! Header lines.

use super::*;

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
