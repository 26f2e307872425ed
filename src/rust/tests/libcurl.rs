//! What is written for libcurl, and how.

use super::{check_has, check_lacks, code};

/// The program is for libcurl, with these lines, and says that reqwest is not up to `reason`.
#[track_caller]
fn check_libcurl(text: &str, reason: &str, expected: &[&str]) {
    check_has(text, &["use curl::easy::{", &format!("\n// - {reason}")]);
    check_has(text, expected);
    check_lacks(text, &["use reqwest"]);
}

#[test]
fn what_reqwest_would_change_is_written_for_libcurl() {
    check_libcurl("curl -H 'Accept:' a.test", "a request without `accept`", &["headers.append(\"Accept:\")?;"]);
    check_libcurl(
        "curl --digest -u a:b a.test",
        "`--digest`: reqwest knows Basic",
        &["easy.http_auth(Auth::new().digest(true))?;", "easy.username(\"a\")?;"],
    );
    check_libcurl("curl -X 'A B' a.test -H a:b", "this method", &["easy.custom_request(\"A B\")?;"]);
    check_libcurl("curl -H 'A B: c' a.test", "this name of a header", &["headers.append(\"A B: c\")?;"]);
    check_libcurl("curl -H @file a.test", "headers from a file", &["fs::read_to_string(\"file\")?;"]);
    check_libcurl("curl -F 'a=@x,y' a.test", "several files", &["form.part(\"a\").file(\"x\").file(\"y\").add()?;"]);
    check_libcurl("curl -H 'Content-Length: 9' -d a a.test", "a `Content-Length`", &["post_fields_copy(b\"a\")"]);
    check_libcurl(
        "curl -z 'Tue, 24 Nov 2020 10:00:00 GMT' a.test",
        "`--time-cond`",
        &["easy.time_value(1_606_212_000)?;"],
    );
    check_libcurl(
        "curl -C - -o f a.test -H X:",
        "`--continue-at`",
        &["fs::metadata(\"f\").map_or(0, |file| file.len());", "easy.resume_from(size)?;", ".append(true)"],
    );
    check_libcurl(
        "curl -H X: -w '%{time_connect} %{time_total}\\n' a.test",
        "`%{time_connect}`",
        &["println!(\"{connected:.6} {total:.6}\");"],
    );
    check_has("curl -n 'a.test/?q=é'", &["easy.netrc(NetRc::Required)?;", "easy.url(\"http://a.test/?q=é\")?;"]);
    check_has("curl 'a.test/a\\b'", &["use curl::easy::Easy;\n", "easy.url(r\"http://a.test/a\\b\")?;"]);
}

#[test]
fn a_whole_program_for_libcurl() {
    let expected = r#"// [dependencies]
// curl = "0.4"

// For libcurl, as reqwest does not send this:
// - `{` in the URL as it is: reqwest percent-encodes it; write `%7B`

use std::error::Error;
use std::io::{self, Write};

use curl::easy::{Easy, List};

fn main() -> Result<(), Box<dyn Error>> {
    post_a_test()?;
    Ok(())
}

/// `POST a.test/{zone}`
fn post_a_test() -> Result<(), Box<dyn Error>> {
    let token = env("TOKEN")?;
    let mut easy = Easy::new();
    easy.url("http://a.test/{zone}")?;
    easy.useragent("curl/8.22.0")?;
    let mut headers = List::new();
    headers.append(&format!("Authorization: Bearer {token}"))?;
    easy.http_headers(headers)?;
    easy.post(true)?;
    easy.post_fields_copy(b"a=1")?;
    let body = perform(&mut easy)?;
    io::stdout().write_all(&body)?;
    Ok(())
}

/// The value of the environment variable `name`.
fn env(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set the environment variable {name}"))
}

/// Sends what `easy` has been told to; the body of the reply.
fn perform(easy: &mut Easy) -> Result<Vec<u8>, curl::Error> {
    let mut body = Vec::new();
    let mut transfer = easy.transfer();
    transfer.write_function(|data| {
        body.extend_from_slice(data);
        Ok(data.len())
    })?;
    transfer.perform()?;
    drop(transfer);
    Ok(body)
}
"#;
    assert_eq!(code("curl -g 'a.test/{zone}' -H \"Authorization: Bearer $TOKEN\" -d a=1"), expected);
}
