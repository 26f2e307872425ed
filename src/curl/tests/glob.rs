//! Patterns of URLs.

use crate::curl::glob::*;

#[track_caller]
fn check_expanded(url: &str, expected: &[&str]) {
    assert_eq!(expand(url).expect("a good pattern"), expected);
}

#[track_caller]
fn check_fault(url: &str, expected: &str) {
    assert_eq!(expand(url).expect_err("a bad pattern").to_string(), expected);
    assert!(check(url).is_err());
}

#[test]
fn patterns_expand_rightmost_first() {
    check_expanded("http://x/a", &["http://x/a"]);
    check_expanded("x/{a,b}/[1-2]", &["x/a/1", "x/a/2", "x/b/1", "x/b/2"]);
    check_expanded("x/[001-011:5]", &["x/001", "x/006", "x/011"]);
    check_expanded("x/[a-e:2]", &["x/a", "x/c", "x/e"]);
    check_expanded("x/{a,}", &["x/a", "x/"]);
}

#[test]
fn outputs_are_named_by_what_patterns_became() {
    let all = expand_all("x/{a,b}/[<n>1-2]").expect("a good pattern");
    let upload = &expand_all("{<up>y,z}").expect("a good pattern")[1];
    let fill = |template| all[3].fill(template, Some(upload));
    let check = |template, expected: &str| assert_eq!(fill(template).as_deref(), Ok(expected), "{template}");
    check("f#1-#2", "fb-2");
    check("f#<n>#3#", "f2#3#");
    check("#0#x#<>", "#0#x#<>");
    check("#<up>#3", "z#3");
    let fault = fill("some/#<other>").expect_err("no such name");
    assert_eq!(fault.to_string(), "no glob exists with this name in position 13");
}

#[test]
fn a_set_of_one_loses_its_braces() {
    check_expanded("x/{id}", &["x/id"]);
    check_expanded(r#"x?q={"a":1}"#, &[r#"x?q="a":1"#]);
}

#[test]
fn some_brackets_are_literal() {
    check_expanded("x/[]", &["x/[]"]);
    check_expanded("http://[::1]:1/{a,b}", &["http://[::1]:1/a", "http://[::1]:1/b"]);
    check_expanded(r"x/\{a\}\[\]\é", &[r"x/{a}[]\é"]);
}

#[test]
fn faults_are_told_where_curl_tells_them() {
    check_fault("http://127.0.0.1:1/{a", "unmatched brace in position 20");
    check_fault("http://127.0.0.1:1/a}", "unmatched close brace/bracket in position 21");
    check_fault("http://127.0.0.1:1/]", "unmatched close brace/bracket in position 20");
    check_fault("http://127.0.0.1:1/[1-", "bad range in position 23");
    check_fault("http://127.0.0.1:1/[a-5]", "bad range in position 25");
    check_fault("http://127.0.0.1:1/{a,{b}}", "nested brace in position 23");
    check_fault("http://127.0.0.1:1/{}", "empty string within braces in position 21");
    check_fault("http://127.0.0.1:1/[1-3:0]", "bad range in position 27");
    check_fault("http://127.0.0.1:1/[9-1]", "bad range in position 25");
    check_fault("http://127.0.0.1:1/[a]", "bad range in position 21");
    check_fault("http://127.0.0.1:1/[1-99999999999999999999999]", "bad range in position 23");
    check_fault("http://127.0.0.1:1/[1-5:2", "bad range in position 25");
    check_fault("http://[::1/", "bad range specification in position 9");
    check_fault("http://127.0.0.1:1/[a-c:z]", "bad range in position 21");
    check_fault("http://127.0.0.1:1/[ab-c]", "bad range in position 21");
    check_fault("http://127.0.0.1:1/[1-3]x[", "bad range specification in position 27");
    check_fault("http://127.0.0.1:1/[1-9223372036854775808]", "bad range in position 23");
    check_fault(
        "http://127.0.0.1:1/[9223372036854775806-9223372036854775807]",
        "range end/step overflow in position 61",
    );
    check_fault("https://dummy.example/{<test>A,B}{<test>C,D}", "Duplicate glob name in position 40");
    check_fault("é[é", "bad range specification in position 4");
}

#[test]
fn large_ranges_are_read_but_not_expanded() {
    assert!(check("x/[1-99999999]").is_ok());
    assert_eq!(expand("x/[1-99999999]").map_err(|error| error.is_limit()), Err(true));
    assert_eq!(expand("[1-100][0-100]").map_err(|error| error.is_limit()), Err(true));
}
#[test]
fn patterns_have_so_many_pieces() {
    assert!(check(&"{a}b".repeat(127)).is_ok());
    assert_eq!(check(&"{a}b".repeat(128)).map_err(|error| error.message), Err("too many {} sets"));
}
