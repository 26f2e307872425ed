//! What `run` puts on the wire, and what it makes of the answer.

use crate::program::{Done, Folder, uncurly};
use crate::recorder::{Recorder, json, redirect};

const GOOD: &str = r#"{"success":true,"errors":[],"messages":[],"result":null}"#;
const BAD: &str = r#"{"success":false,"errors":[{"code":6003,"message":"Invalid request headers","error_chain":[{"code":6103,"message":"Invalid format for X-Auth-Key header"}]}],"messages":[],"result":null}"#;

#[track_caller]
fn run(command: &str, args: &[&str]) -> Done {
    uncurly().args(["run", "-"]).args(args.iter().copied()).stdin(command).run()
}

#[test]
fn a_plain_get_is_curls() {
    let server = Recorder::new([json("200 OK", GOOD)]);
    run(&format!("curl {}", server.url("/a?b=c")), &[]).code(0).stdout(GOOD).stderr("");
    let request = server.request();
    assert_eq!(request.line, "GET /a?b=c HTTP/1.1");
    assert!(request.header("user-agent").is_some_and(|agent| agent.starts_with("curl/")), "{request:?}");
    assert_eq!(request.header("accept"), Some("*/*"));
    assert_eq!(request.header("accept-encoding"), None);
    assert_eq!(request.header("content-length"), None);
    assert_eq!(request.header("host"), Some(format!("127.0.0.1:{}", server.port()).as_str()));
}

#[test]
fn what_is_sent_otherwise_than_written_is_told() {
    let server = Recorder::new([json("200 OK", GOOD)]);
    let told = "uncurly: sent as corrected: `smart-dash`, `smart-quote`; `uncurly fix` shows how\n";
    run(&format!("curl –s “{}”", server.url("/a")), &[]).code(0).stdout(GOOD).stderr(told);
    assert_eq!(server.request().line, "GET /a HTTP/1.1");
}

#[test]
fn credentials_wait_for_permission_however_they_are_told() {
    let server = Recorder::new([]);
    let by_proxy = |options: &str| run(&format!("curl {options} http://name.invalid/"), &[]);
    for options in ["-x http://u:p@127.0.0.1:9", "-x 127.0.0.1:9 -U u:p", "--socks5 u:p@127.0.0.1:9"] {
        by_proxy(options).code(125).tells(&["the proxy `127.0.0.1`", "--allow credentials"]);
    }
    for given in ["-H 'Cookie: a=b'", "-b a=b", "--digest -u a:b", "--anyauth -u a:b", "-u a:b", "-H 'X-Auth-Key: c'"] {
        run(&format!("curl {given} {}", server.url("/")), &[]).code(125).tells(&["--allow credentials"]);
    }
    for given in ["-H 'X-Auth-Key: c'", "--location-trusted -u a:b", "--location-trusted -H 'Cookie: a=b'"] {
        let (here, there) = (Recorder::new([redirect("302 Found", "http://127.0.0.2:9/")]), "127.0.0.2");
        let done = run(&format!("curl -L {given} {}", here.url("/")), &["--allow", "credentials"]);
        done.code(125).tells(&[there, "--allow redirect"]);
    }
}

#[test]
fn a_gateway_is_asked_for_ipfs() {
    let server = Recorder::new([json("200 OK", GOOD), json("200 OK", GOOD)]);
    let gateway = server.url("/some/path/");
    run(&format!("curl --ipfs-gateway {gateway} 'ipfs://bafy/a/b?c=d#e'"), &[]).code(0).stdout(GOOD);
    assert_eq!(server.request().line, "GET /some/path/ipfs/bafy/a/b?c=d HTTP/1.1");
    run(&format!("curl --ipfs-gateway {gateway} ipns://name.example/"), &[]).code(0).stdout(GOOD);
    assert_eq!(server.request().line, "GET /some/path/ipns/name.example HTTP/1.1");
    run("curl --ipfs-gateway 'http://a,b/' ipfs://bafy", &["--allow", "findings"]).code(43);
    run("curl --ipfs-gateway 'http://a/?b' ipfs://bafy", &["--allow", "findings"]).code(3);
    run("curl ipfs://bafy", &["--allow", "all"]).code(37).tells(&["--ipfs-gateway"]);
}

#[test]
fn curl_is_not_asked_about_itself() {
    for options in ["--version", "-V http://127.0.0.1:9/", "--manual"] {
        run(&format!("curl {options}"), &[]).code(0).stdout("").tells(&["nothing is sent"]);
    }
}

#[test]
fn bytes_that_no_reader_keeps_are_refused() {
    let server = Recorder::new([json("200 OK", GOOD), json("200 OK", GOOD)]);
    let sent = |value: &str| {
        let line = format!("curl {value} {}", server.url("/"));
        uncurly().args(["run", "-", "--allow", "all", "--yes"]).stdin(line).run()
    };
    for value in [r"-d $'\xff'", r"-H $'X: a\351b'", r"-A $'\xe2\x82'", "-d \u{10fe80}"] {
        sent(value).code(125).stdout("").tells(&["cannot send"]);
    }
    for value in [r"-d $'\xc3\xa9'", "-d \u{fffd}"] {
        sent(value).code(0).stdout(GOOD);
    }
}

#[test]
fn what_servers_said_before_is_heeded() {
    let folder = Folder::new();
    folder.write("hsts", "localhost \"unlimited\"\n").write("others", "other.example \"unlimited\"\n");
    let server = Recorder::new([json("200 OK", GOOD), redirect("302 Found", "http://localhost:9/")]);
    let at = |options: &str| format!("curl {options} {}", server.url("/"));
    let sent = |line: &str| uncurly().folder(&folder).args(["run", "-", "--allow", "all"]).stdin(line).run();
    let told = "-w '%{url_effective}'";
    sent(&format!("curl --hsts hsts {told} http://localhost:9/")).code(7).stdout("https://localhost:9/");
    sent(&at("--hsts others")).code(0).stdout(GOOD);
    let kept = folder.read("others");
    assert!(kept.starts_with("# Your HSTS cache.") && kept.ends_with("\nother.example \"unlimited\"\n"), "{kept}");
    sent(&at(&format!("-L --hsts hsts {told}"))).code(7).stdout("https://localhost:9/");
}

#[test]
fn programs_behind_a_bar_do_not_run() {
    let server = Recorder::new([json("200 OK", GOOD)]);
    run(&format!("curl {} | jq .success | head", server.url("/")), &[])
        .code(0)
        .stdout(GOOD)
        .tells(&["`| jq .success | head` does not run"]);
}

#[test]
fn data_is_a_form_unless_it_says_otherwise() {
    let server = Recorder::new([json("200 OK", GOOD), json("200 OK", GOOD)]);
    run(&format!("curl {} -d a=1 -d b=2", server.url("/")), &[]).code(0);
    let request = server.request();
    assert_eq!((request.line.as_str(), request.body()), ("POST / HTTP/1.1", "a=1&b=2"));
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    run(&format!("curl {} --json '{{}}'", server.url("/")), &[]).code(0);
    let request = server.request();
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!((request.header("accept"), request.body()), (Some("application/json"), "{}"));
}

#[test]
fn forms_are_written_as_curl_writes_them() {
    let folder = Folder::new();
    folder.write("note.html", "<p>");
    let server = Recorder::new([json("200 OK", GOOD)]);
    let command = format!("curl {} -F 'a=b c' -F file=@note.html", server.url("/"));
    let done = uncurly().folder(&folder).args(["run", "-", "--allow", "read"]).stdin(command).run();
    done.code(0);
    let request = server.request();
    let content_type = request.header("content-type").expect("a form has a type").to_owned();
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").expect("a form has a boundary");
    assert_eq!(
        request.body(),
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb c\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"note.html\"\r\n\
             Content-Type: text/html\r\n\r\n<p>\r\n--{boundary}--\r\n"
        )
    );
}

#[test]
fn a_damaged_command_is_sent_as_it_was_meant() {
    let server = Recorder::new([json("200 OK", GOOD)]);
    let command = format!("curl -X POST “{}”\n–data ‘{{\"a\":1}}’\n", server.url("/p"));
    run(&command, &[]).code(0).stdout(GOOD);
    let request = server.request();
    assert_eq!((request.line.as_str(), request.body()), ("POST /p HTTP/1.1", "{\"a\":1}"));
}

#[test]
fn a_failure_of_the_api_is_explained() {
    let server = Recorder::new([json("400 Bad Request", BAD)]);
    let done = run(&format!("curl {}", server.url("/client/v4/zones")), &[]);
    done.code(0).stdout(BAD).tells(&["6003", "Invalid request headers", "6103"]);
}

#[test]
fn error_statuses_count_only_where_asked_for() {
    let server = Recorder::new(vec![json("404 Not Found", "x"); 3]);
    run(&format!("curl {}", server.url("/")), &[]).code(0).stdout("x");
    run(&format!("curl -f {}", server.url("/")), &[]).code(22).stdout("").tells(&["404"]);
    run(&format!("curl --fail-with-body {}", server.url("/")), &[]).code(22).stdout("x");
}

#[test]
fn redirects_are_followed_by_curls_rules() {
    let answers = || [redirect("302 Found", "/b"), json("200 OK", GOOD)];
    let server = Recorder::new(answers().into_iter().chain(answers()).chain([redirect("302 Found", "/b")]));
    run(&format!("curl -L -d a {}", server.url("/a")), &[]).code(0).stdout(GOOD);
    assert_eq!(server.request().line, "POST /a HTTP/1.1");
    let second = server.request();
    assert_eq!((second.line.as_str(), second.body()), ("GET /b HTTP/1.1", ""));
    run(&format!("curl -L -X POST -d a {}", server.url("/a")), &[]).code(0);
    server.request();
    let second = server.request();
    assert_eq!((second.line.as_str(), second.body()), ("POST /b HTTP/1.1", ""));
    run(&format!("curl -L --max-redirs 0 {}", server.url("/a")), &[]).code(47);
}

#[test]
fn credentials_stay_where_they_were_sent() {
    let other = Recorder::new([json("200 OK", GOOD), json("200 OK", GOOD)]);
    let server = Recorder::new(vec![redirect("302 Found", &other.url("/b")); 3]);
    let bearer = format!("curl -L -H 'Authorization: Bearer sesame' {}", server.url("/a"));
    run(&bearer, &["--allow", "credentials,findings"]).code(0);
    assert_eq!(server.request().header("authorization"), Some("Bearer sesame"));
    assert_eq!(other.request().header("authorization"), None);
    let key = format!("curl -L -H 'X-Auth-Key: sesame' {}", server.url("/a"));
    run(&key, &["--allow", "credentials,findings"]).code(125).tells(&["X-Auth-Key", "--allow redirect"]);
    server.request();
    assert!(other.is_silent());
    run(&key, &["--allow", "credentials,findings,redirect"]).code(0);
    assert_eq!(other.request().header("x-auth-key"), Some("sesame"));
}

#[test]
fn what_was_not_allowed_is_refused() {
    let folder = Folder::new();
    folder.write("data", "x");
    let server = Recorder::new([json("200 OK", GOOD)]);
    let url = server.url("/");
    for (command, told) in [
        (format!("curl -d @data {url}"), "--allow read"),
        (format!("curl -o out {url}"), "--allow write"),
        (format!("curl {url} > out"), "--allow write"),
        (format!("curl -u a:b {url}"), "--allow credentials"),
        ("curl -k https://127.0.0.1:1/".to_owned(), "--allow insecure"),
        (format!("curl {url}$(date)"), "`$(date)`"),
        (format!("curl {url}$NOWHERE"), "--set NOWHERE="),
        (format!("curl -d @- {url}"), "standard input"),
        ("curl ftp://127.0.0.1/".to_owned(), "only `http` and `https`"),
    ] {
        let done = uncurly().folder(&folder).args(["run", "-"]).stdin(command.as_str()).run();
        assert_eq!(done.code, 125, "{command}: {done:?}");
        assert!(done.stderr.contains(told) && done.stdout.is_empty(), "{command}: {done:?}");
    }
    assert!(server.is_silent());
}

#[test]
fn what_was_allowed_is_done() {
    let folder = Folder::new();
    folder.write("data", "x\n");
    let server = Recorder::new([json("200 OK", GOOD), json("200 OK", "y")]);
    let command = format!("curl -d @data -o out {}", server.url("/"));
    uncurly().folder(&folder).args(["run", "-", "--allow", "read,write"]).stdin(command).run().code(0).stdout("");
    assert_eq!((server.request().body(), folder.read("out").as_str()), ("x", GOOD));
    let command = format!("curl {} > out", server.url("/"));
    uncurly().folder(&folder).args(["run", "-", "--allow", "all"]).stdin(command).run().code(0).stdout("");
    assert_eq!(folder.read("out"), "y");
}

#[test]
fn variables_come_from_the_user_the_paste_and_the_environment() {
    let server = Recorder::new(vec![json("200 OK", GOOD); 3]);
    let command = format!("ID=paste\ncurl \"{}$ID/$OTHER\"\n", server.url("/"));
    let program = || uncurly().env("OTHER", "environment").stdin(command.as_str());
    program().args(["run", "-"]).run().code(0);
    assert_eq!(server.request().line, "GET /paste/environment HTTP/1.1");
    program().args(["run", "-", "--set", "ID=set"]).run().code(0);
    assert_eq!(server.request().line, "GET /set/environment HTTP/1.1");
}

#[test]
fn a_heredoc_is_the_standard_input() {
    let server = Recorder::new([json("200 OK", GOOD)]);
    run(&format!("curl --data-binary @- {} <<'EOF'\na\nb\nEOF\n", server.url("/")), &[]).code(0);
    assert_eq!(server.request().body(), "a\nb\n");
}

#[test]
fn a_script_runs_in_order_and_prose_wants_a_choice() {
    let server = Recorder::new(vec![json("200 OK", "x"); 4]);
    let (one, two) = (server.url("/1"), server.url("/2"));
    run(&format!("# both\ncurl {one}\n\ncurl {two}\n"), &[]).code(0).stdout("xx");
    assert_eq!(server.request().line, "GET /1 HTTP/1.1");
    assert_eq!(server.request().line, "GET /2 HTTP/1.1");
    let prose = format!("I tried this:\n\ncurl {one}\n\nand then that:\n\ncurl {two}\n");
    run(&prose, &[]).code(125).tells(&["--command"]);
    run(&prose, &["--command", "2"]).code(0).stdout("x");
    assert_eq!(server.request().line, "GET /2 HTTP/1.1");
}

#[test]
fn curls_numbers() {
    let server = Recorder::new([String::new(), String::new()]);
    run("curl http://127.0.0.1:1/", &[]).code(7);
    run("curl http://nowhere.invalid/", &[]).code(6);
    run(&format!("curl {}", server.url("/")), &[]).code(52);
    run("curl http://127.0.0.1/[", &["--allow", "findings"]).code(3);
    run("curl -d @missing http://127.0.0.1/", &["--allow", "read"]).code(26).tells(&["missing"]);
}

#[test]
fn headers_and_facts_are_printed() {
    let server = Recorder::new([json("200 OK", "x"), json("200 OK", "x"), json("200 OK", "")]);
    let done = run(&format!("curl -s -i {}", server.url("/")), &[]).code(0);
    assert!(done.stdout.starts_with("HTTP/1.1 200 OK\r\n") && done.stdout.ends_with("\r\n\r\nx"), "{done:?}");
    run(&format!("curl -s -o /dev/null -w '%{{http_code}} %{{size_download}}\\n' {}", server.url("/")), &[])
        .code(0)
        .stdout("200 1\n");
    let done = run(&format!("curl -I {}", server.url("/")), &[]).code(0);
    assert!(done.stdout.starts_with("HTTP/1.1 200 OK\r\n"), "{done:?}");
}

#[test]
fn names_can_be_resolved_by_hand() {
    let server = Recorder::new([json("200 OK", GOOD)]);
    let port = server.port();
    run(&format!("curl --resolve named.invalid:{port}:127.0.0.1 http://named.invalid:{port}/x"), &[]).code(0);
    assert_eq!(server.request().header("host"), Some(format!("named.invalid:{port}").as_str()));
}

#[test]
fn a_failure_that_passes_is_tried_again() {
    // As with curl, what went to standard output before stays there.
    let server = Recorder::new([json("503 Service Unavailable", "no"), json("200 OK", "yes")]);
    run(&format!("curl --retry 1 {}", server.url("/")), &[]).code(0).stdout("noyes").tells(&["trying again"]);
}

#[test]
fn an_environment_proxy_is_used() {
    let proxy = Recorder::new([json("200 OK", "proxied")]);
    let program = uncurly().env("http_proxy", &proxy.url("")).stdin("curl http://nowhere.invalid/a");
    program.args(["run", "-"]).run().code(0).stdout("proxied");
    assert_eq!(proxy.request().line, "GET http://nowhere.invalid/a HTTP/1.1");
}

#[test]
fn a_lost_value_is_to_be_given() {
    let command = "curl “https://api.cloudflare.com/client/v4/zones//purge_cache” \\\n\
                   -H “Authorization: Bearer $TOKEN” --json '{\"purge_everything\":true}'\n";
    let program = || uncurly().env("TOKEN", "0123456789abcdefghijABCDEFGHIJ_-01234567").stdin(command);
    program().args(["run", "-", "--dry-run"]).run().code(125).stdout("").tells(&["--set ZONE_ID="]);
    let set = "ZONE_ID=0123456789abcdef0123456789abcdef";
    let done = program().args(["run", "-", "--dry-run", "--set", set]).run().code(0);
    let line = "POST /client/v4/zones/0123456789abcdef0123456789abcdef/purge_cache HTTP/1.1\n";
    assert!(done.stdout.starts_with(line) && !done.stdout.contains("0123456789abcdefghij"), "{done:?}");
}

#[test]
fn a_dry_run_shows_the_version_that_is_spoken() {
    let command = "curl --http2-prior-knowledge -H 'Host: own' -H 'X-A: b' -H 'Connection: close' http://a.example/c?d";
    let done = run(command, &["--dry-run"]).code(0);
    assert!(done.stdout.starts_with("GET /c?d HTTP/2\nHost: own\n") && done.stdout.contains("\nx-a: b\n"), "{done:?}");
    assert!(!done.stdout.to_ascii_lowercase().contains("connection"), "{done:?}");
}

#[test]
fn a_dry_run_shows_the_request_and_no_secret() {
    let command = "curl https://api.cloudflare.com/client/v4/user -H 'Authorization: Bearer sesame0123'";
    let done = run(command, &["--dry-run"]).code(0);
    assert!(done.stdout.starts_with("GET /client/v4/user HTTP/1.1\nHost: api.cloudflare.com\n"), "{done:?}");
    assert!(!done.stdout.contains("sesame") && !done.stderr.contains("sesame"), "{done:?}");
    assert!(done.stdout.contains("Authorization: Bearer «credential, 10 characters»\n"), "{done:?}");
}
