//! Whole programs from the smallest commands.

mod libcurl;

use super::*;
use crate::mend::{Assigned, Certainty, Command, Reach};
use crate::shell::{self, Dialect};
use crate::text::Mapped;
use crate::{api, curl};

fn tasks(text: &str) -> Vec<Task> {
    let task = |pipeline: shell::Pipeline| {
        let is_curl =
            |simple: &shell::Simple| simple.words.first().is_some_and(|word| word.value(text).text() == "curl");
        let position = pipeline.commands.iter().position(is_curl)?;
        let words = pipeline.commands[position].words.iter().skip(1);
        let arguments: Vec<_> = words.map(|word| word.value(text)).collect();
        let command = Command {
            span: pipeline.span,
            text: Mapped::verbatim(text, Span::new(0, text.len())),
            slips: Vec::new(),
            certainty: Certainty::Certain,
            evidence: crate::mend::Evidence::default(),
            dialect: Dialect::Posix,
            position,
            invocation: curl::read(&arguments),
            arguments,
            assignments: Vec::new(),
            around: crate::mend::Around::default(),
            argument: None,
            pipeline,
        };
        let calls = command.invocation.requests.iter().map(api::call).collect();
        Some(Task { command, calls, aside: None, runner: None })
    };
    shell::read(text, Dialect::Posix).pipelines.into_iter().filter_map(task).collect()
}

#[track_caller]
fn code(text: &str) -> String {
    program(&tasks(text), &Options::default()).expect("a program").code
}

#[track_caller]
fn check_has(text: &str, expected: &[&str]) {
    let code = code(text);
    for line in expected {
        assert!(code.contains(line), "no `{line}` in\n{code}");
    }
}

#[track_caller]
fn check_lacks(text: &str, unexpected: &[&str]) {
    let code = code(text);
    for line in unexpected {
        assert!(!code.contains(line), "`{line}` in\n{code}");
    }
}

#[track_caller]
fn check_refused(text: &str, expected: &str) {
    let refusals = program(&tasks(text), &Options::default()).expect_err("a refusal");
    let told: Vec<_> =
        refusals.iter().map(|refusal| format!("{}: {}", refusal.span.of(text), refusal.message)).collect();
    assert_eq!(told, [expected]);
}

#[track_caller]
fn check_noted(text: &str, expected: &str) {
    let program = super::program(&tasks(text), &Options::default()).expect("a program");
    let told: Vec<_> = program.notes.iter().map(|note| &*note.message).collect();
    assert_eq!(told, [expected]);
    assert!(program.code.contains(&format!("// {expected}\n")), "{}", program.code);
}

#[test]
fn a_whole_program() {
    let text = "curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache \
                -H \"Authorization: Bearer $CLOUDFLARE_API_TOKEN\" --json '{\"purge_everything\":true}'";
    let expected = r#"// [dependencies]
// reqwest = { version = "0.13", features = ["json"] }
// serde_json = "1"
// tokio = { version = "1", features = ["macros", "rt"] }

use std::error::Error;
use std::io::{self, Write};

use reqwest::Client;
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .user_agent("curl/8.22.0")
        .build()?;
    purge_cache(&client).await?;
    Ok(())
}

/// `POST /zones/{zone_id}/purge_cache`
async fn purge_cache(client: &Client) -> Result<(), Box<dyn Error>> {
    let zone_id = env("ZONE_ID")?;
    let api_token = env("CLOUDFLARE_API_TOKEN")?;
    let url = format!("https://api.cloudflare.com/client/v4/zones/{zone_id}/purge_cache");
    let response = client
        .post(url)
        .bearer_auth(api_token)
        .header("Accept", "application/json")
        .json(&json!({"purge_everything": true}))
        .send()
        .await?;
    io::stdout().write_all(&response.bytes().await?)?;
    Ok(())
}

/// The value of the environment variable `name`.
fn env(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set the environment variable {name}"))
}
"#;
    assert_eq!(code(text), expected);
}

#[test]
fn a_blocking_function_in_a_package() {
    let shape = Shape::Function("send_both".into());
    let options =
        Options { flavor: Flavor::Blocking, shape, place: Place::Package("both".into()), ..Options::default() };
    let program = super::program(&tasks("curl a.test/x; curl -k a.test/x"), &options).expect("a program");
    let expected = r#"use std::error::Error;
use std::io::{self, Write};

use reqwest::blocking::Client;

/// Sends the requests, one after another.
pub fn send_both() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .user_agent("curl/8.22.0")
        .build()?;
    get_x(&client)?;
    get_x_2()?;
    Ok(())
}

/// `GET a.test/x`
fn get_x(client: &Client) -> Result<(), Box<dyn Error>> {
    let response = client.get("http://a.test/x").send()?;
    io::stdout().write_all(&response.bytes()?)?;
    Ok(())
}

/// `GET a.test/x`
fn get_x_2() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .user_agent("curl/8.22.0")
        .tls_danger_accept_invalid_certs(true)
        .build()?;
    let response = client.get("http://a.test/x").send()?;
    io::stdout().write_all(&response.bytes()?)?;
    Ok(())
}
"#;
    assert_eq!(program.code, expected);
    assert_eq!(program.features, ["blocking"]);
    assert!(program.manifest.starts_with("[package]\nname = \"both\"\n"));
    assert!(program.manifest.ends_with("\nreqwest = { version = \"0.13\", features = [\"blocking\"] }\n"));
}

#[test]
fn answers_are_typed_on_request() {
    let options = Options { answers: Answers::Typed, ..Options::default() };
    let text = "curl https://api.cloudflare.com/client/v4/zones; curl a.test";
    let code = program(&tasks(text), &options).expect("a program").code;
    for line in [
        "// serde = { version = \"1\", features = [\"derive\"] }\n// serde_json = \"1\"\n",
        "use serde::Deserialize;\nuse serde_json::Value;\n",
        "    let envelope: Envelope<Value> = response.json().await?;\n    if let Some(result) = envelope.into_result()? {\n",
        "    io::stdout().write_all(&response.bytes().await?)?;\n",
        "struct Envelope<T> {\n    success: bool,\n",
    ] {
        assert!(code.contains(line), "no `{line}` in\n{code}");
    }
    check_lacks(text, &["Envelope"]);
}

#[test]
fn features_are_those_needed() {
    let features = |text: &str| program(&tasks(text), &Options::default()).expect("a program").features;
    assert_eq!(features("curl a.test"), [""; 0]);
    assert_eq!(features("curl -F a=b --compressed a.test"), ["brotli", "deflate", "gzip", "multipart", "zstd"]);
    assert_eq!(features("curl -b jar -x socks5://p:1 a.test"), ["cookies", "socks"]);
    check_has("curl --retry 1 a.test", &["\"rt\", \"time\""]);
}

#[test]
fn values_of_the_paste_are_written_out() {
    let mut tasks = tasks("curl a.test/$ID -u \"$USER_TOKEN:\"");
    let assigned = |name: &str| Assigned {
        span: Span::default(),
        name: name.into(),
        text: String::new(),
        value: Some("12".into()),
        reach: Reach::Script,
        output: None,
    };
    tasks[0].command.assignments = vec![assigned("ID"), assigned("USER_TOKEN")];
    let code = program(&tasks, &Options::default()).expect("a program").code;
    assert!(code.contains("let id = \"12\";\n"), "{code}");
    assert!(code.contains("let user_token = env(\"USER_TOKEN\")?;\n"), "{code}");
    let kept = Options { assigned: crate::rust::Assigned::Kept, ..Options::default() };
    let code = program(&tasks, &kept).expect("a program").code;
    assert!(code.contains("let user_token = \"12\";\n"), "{code}");
}

#[test]
fn what_only_a_shell_knows_is_refused() {
    check_refused("curl a.test/$(date)", "a.test/$(date): `$(date)` is filled in by the shell");
    check_has(
        "curl a.test/$(date +%s) -H \"Authorization: Bearer $(cat api.token)\"",
        &["let now = UNIX_EPOCH.elapsed()", "let api = contents(\"api.token\")?;", ".bearer_auth(api)"],
    );
    check_refused("curl a.test -u \"$@\"", "$@: `$@` has a meaning in a shell only");
    check_has(
        "curl a.test/$1 -H \"X: $1-$2\"",
        &["let argument_1 = argument(1)?;\n    let argument_2 = argument(2)?;\n"],
    );
}

#[test]
fn sets_and_ranges_are_loops() {
    check_has("curl 'a.test/[1-70000]'", &["for number in 1..=70_000 {", "format!(\"http://a.test/{number}\")"]);
    check_has("curl 'a.test/[0-9000000000:10]'", &["for number in (0_u64..=9_000_000_000).step_by(10) {"]);
    check_has("curl 'a.test/[<page>001-100]'", &["for page in 1..=100 {", "let page = format!(\"{page:03}\");"]);
    check_has("curl -o '#1' 'a.test/[a-e:2]'", &["for letter in ('a'..='e').step_by(2) {", "letter.to_string()"]);
    check_has("curl -O \"{a,$B}.test/c\"", &["for item in [\"a\", b.as_str()] {", "get(&url)", "remote_name(&url)"]);
    check_has("curl \"a.test/{a,b$B}\"", &["for item in [String::from(\"a\"), format!(\"b{b}\")] {"]);
    check_has("curl 'a.test/{one}/[5-5]?{a,b}' -o '#1#2#3'", &["/one/5?{item}\")", "format!(\"one5{item}\")"]);
    check_has("curl 'a.test/{one}'", &["get(\"http://a.test/one\")"]);
    check_has("echo \"$A\" | curl -d @- a.test", &[".body(a)"]);
    check_has("curl -o a a.test/1 -o b a.test/2", &["fs::write(\"a\"", "fs::write(\"b\""]);
    check_has("curl '{http,https}://a.test/'", &["[\"http://a.test/\", \"https://a.test/\"]"]);
    check_has("curl 'a.test/{a/b,c?d}'", &["for url in [\"http://a.test/a/b\", \"http://a.test/c?d\"] {"]);
}

#[test]
fn what_changes_the_request_is_refused() {
    check_refused(
        "curl --request-target x a.test",
        "--request-target x: `--request-target` has no counterpart in the crates `reqwest` and `curl`",
    );
    check_refused("curl ftp://a.test/x", "ftp://a.test/x: `ftp:` is no scheme that programs speak");
    check_refused("curl --crlf -T x a.test/y", "curl --crlf -T x a.test/y: `--crlf` for an upload");
    check_refused("curl -K conf", "-K: what is sent stands in a file of options");
    check_refused("curl -F =a a.test", "=a: a field of a form without a name");
    check_refused("curl -b - a.test", "-: cookies from standard input");
    check_refused(
        "curl -o \"$D/f#1\" 'a.test/{a,b}'",
        "$D/f#1: a folder or variable beside what a pattern in the URL stands for",
    );
    check_refused("curl -D h 'a.test/[1-3]'", "h: one file for the heads of several replies");
    check_refused("curl -T - 'a.test/[1-3]'", "a.test/[1-3]: standard input for several URLs");
    check_refused("curl \"a.test/[1-$N]\"", "a.test/[1-$N]: a set or range in the URL that cannot be listed");
    check_refused(
        "curl 'a.test/[1-5000]/{a?b,c}'",
        "a.test/[1-5000]/{a?b,c}: a set or range in the URL that cannot be listed",
    );
}

#[test]
fn what_curl_refuses_is_refused() {
    check_refused(
        "curl -d a -F b=c a.test",
        "-d a: You can only select one HTTP request method! You asked for both POST (-d, --data) and multipart formpost (-F, --form).",
    );
    check_refused("curl -d a", "-d a: no URL specified");
}

#[test]
fn what_is_done_otherwise_is_noted() {
    check_noted("curl -s a.test | jq .a", "pipe what the program prints into `jq .a`");
    check_noted("seq 3 | curl -d @- a.test", "pipe into the program what was piped into curl");
    check_noted("curl -w '%{json}' a.test", "`-w` does not show `%{json}`");
    check_has("curl -w '%{time_total}' a.test", &["let start = Instant::now();", "print!(\"{seconds:.6}\");"]);
    check_noted("curl -u me a.test", "curl asks for the password; the program takes it from `PASSWORD`");
}

#[test]
fn what_is_plainly_piped_into_curl_is_part_of_the_program() {
    check_has("echo '{\"a\": 1}' b | curl --data-binary @- a.test", &["r#\"{\"a\": 1} b\n\"#"]);
    check_has("printf %s \"$A\" | curl --data-binary @- a.test", &["let a = env(\"A\")?;", ".body(a)"]);
    check_has("cat a.json | curl --data-binary @- a.test", &["fs::read(\"a.json\")?"]);
    check_has("cat <<E | curl --data-binary @- a.test\n$A\nE", &["format!(\"{a}\\n\")"]);
    for text in
        ["echo -n a", "echo $A", "echo 'a\\n'", "echo *", "cat a b", "printf '%s\\n' a", "echo \"$(date)\"", "cat"]
    {
        check_noted(
            &format!("{text} | curl --data-binary @- a.test"),
            "pipe into the program what was piped into curl",
        );
    }
}

#[test]
fn variables_have_their_own_names_where_those_are_free() {
    check_has("curl \"$URL\"", &["let url = env(\"URL\")?;", "client.get(url)"]);
    check_has("curl a.test -F \"a=@$FILE\"", &["let file = env(\"FILE\")?;", "Part::bytes(fs::read(&file)?)"]);
    check_has("curl -T x \"a.test/$FILE\"", &["let file_2 = env(\"FILE\")?;", "let file = tokio::fs::File::open"]);
    check_has("curl -w '%{time_total}' a.test/$START", &["let start_2 = env", "{start_2}", "let start = Instant"]);
}

#[test]
fn what_must_not_be_empty_is_looked_at() {
    let filled = ".filter(|value| !value.is_empty())";
    check_has("curl a.test -H \"X: $A\"", &[filled]);
    check_lacks("curl a.test -H \"X: a$A\" -d \"$A\"", &[filled]);
    check_has("curl a.test -H \"X: ${A:-b}\"", &["let a = env_or(\"A\", \"b\");"]);
}

#[test]
fn a_jar_that_was_written_is_the_same_client() {
    let text = "curl -c jar -d a=b a.test/login; curl -b jar a.test/me";
    check_has(text, &[".cookie_store(true)", "login(&client)", "get_me(&client)", "\"cookies\""]);
}

#[test]
fn cookies_are_read_from_a_file() {
    check_has("curl -b jar a.test", &[".cookie_provider(cookies(\"jar\")?)", "fn cookies(path: &str)"]);
}

#[test]
fn text_cannot_become_code() {
    check_has("curl a.test -d '\"#; panic!(); r#\"'", &["r##\"\"#; panic!(); r#\"\"##"]);
    check_has("curl a.test -H 'X: {a}\"' -d \"{$B}\"", &["r#\"{a}\"\"#", "format!(\"{{{b}}}\")"]);
    check_lacks("curl a.test -d '`\u{202e}'", &["\u{202e}"]);
}

#[test]
fn redirects_are_followed_only_when_asked_for() {
    check_has("curl -L a.test", &[".redirect(reqwest::redirect::Policy::limited(50))", ".referer(false)"]);
    check_has("curl -L --max-redirs -1 a.test", &["Policy::custom(|attempt| attempt.follow())"]);
    check_has("curl -L --proto =https https://a.test", &[".https_only(true)"]);
    check_has("curl -L -d a=b a.test", &["Policy::limited(50)"]);
    check_has(
        "curl -L -X POST -d a=b a.test",
        &["Policy::none()", "follow_as_post(request).await?;", "reqwest::Request::new(reqwest::Method::POST, url);"],
    );
    check_has(
        "curl -L --json {} a.test",
        &["follow_as_get(request)", "for name in [\"Content-Length\", \"Transfer-Encoding\"]"],
    );
    check_has(
        "curl -L --post301 -d a=b a.test",
        &["follow_as_get_302_303_untyped(request)", "matches!(status.as_u16(), 302 | 303)"],
    );
    check_has("curl -L --max-redirs -1 -X PUT a.test", &["follow_endlessly(request)", "    loop {\n"]);
    check_has("curl -L -u a:b a.test", &["follow(request)", "remove(name);", "\"Authorization\""]);
    check_has("curl -L -e ';auto' -X PUT a.test", &["follow_with_referer(request)", "set_fragment(None)"]);
}

#[test]
fn credentials_of_a_url_are_not_told() {
    check_lacks("curl https://me:hunter2@a.test/x", &["me:hunter2"]);
    check_has(
        "curl https://me:hunter2@a.test/x",
        &["`GET https://a.test/x`", ".basic_auth(\"me\", Some(\"hunter2\"))"],
    );
}
