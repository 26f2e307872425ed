//! Commands of several transfers: what one of them leaves to the next, and answers to who asks.

use crate::program::{Done, Folder, uncurly};
use crate::recorder::{Recorder, json, redirect};

fn reply(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}")
}

#[track_caller]
fn run(folder: &Folder, command: &str) -> Done {
    let args = ["run", "-", "--as-written", "--allow", "all", "--yes"];
    uncurly().folder(folder).args(args).stdin(command).run()
}

const CHALLENGE: &str = "WWW-Authenticate: Digest realm=\"testrealm\", nonce=\"1053604145\"\r\n";

#[test]
fn cookies_are_kept_over_redirects_and_urls() {
    let folder = Folder::new();
    let set = "Set-Cookie: a=1\r\nSet-Cookie: b=2; path=/elsewhere\r\nLocation: /x/2\r\n";
    let server = Recorder::new([reply("302 Found", set, ""), json("200 OK", "y"), json("200 OK", "y")]);
    let (first, second) = (server.url("/x/1"), server.url("/x/3"));
    run(&folder, &format!("curl -L -c jar -b given=3 {first} {second}")).code(0);
    let cookies = [(); 3].map(|()| server.request().header("cookie").map(str::to_owned));
    assert_eq!(cookies.map(Option::unwrap_or_default), ["given=3", "a=1; given=3", "a=1; given=3"]);
    let jar = folder.read("jar");
    assert!(
        jar.ends_with("127.0.0.1\tFALSE\t/elsewhere\tFALSE\t0\tb\t2\n127.0.0.1\tFALSE\t/x\tFALSE\t0\ta\t1\n"),
        "{jar}"
    );
}

#[test]
fn a_digest_is_told_when_it_is_asked_for() {
    let server = Recorder::new([reply("401 No", CHALLENGE, "no"), json("200 OK", "yes")]);
    run(&Folder::new(), &format!("curl --digest -u testuser:testpass -d a=b {}", server.url("/64")))
        .code(0)
        .stdout("yes");
    let (probe, told) = (server.request(), server.request());
    assert_eq!((probe.header("authorization"), probe.body()), (None, ""));
    assert_eq!(told.body(), "a=b");
    assert!(told.header("authorization").is_some_and(|it| it.starts_with("Digest username=\"testuser\"")), "{told:?}");
}

#[test]
fn files_get_the_time_of_the_document() {
    let folder = Folder::new();
    let changed = "Last-Modified: Tue, 24 Nov 2020 10:00:00 GMT\r\n";
    let server = Recorder::new([reply("200 OK", changed, "x")]);
    run(&folder, &format!("curl -R -o dated {}", server.url("/"))).code(0);
    let time = |name: &str| {
        let file = std::fs::metadata(folder.path().join(name)).and_then(|file| file.modified());
        file.expect("the file is there").duration_since(std::time::UNIX_EPOCH).expect("it is not that old").as_secs()
    };
    assert_eq!(time("dated"), 1_606_212_000);
}

#[test]
fn users_come_from_files_by_host() {
    let folder = Folder::new();
    folder.write("users", "machine 127.0.0.1 login u password p\n");
    let server = Recorder::new([json("200 OK", "")]);
    run(&folder, &format!("curl --netrc-file users {}", server.url("/"))).code(0);
    assert_eq!(server.request().header("authorization"), Some("Basic dTpw"));
}

#[test]
fn options_come_from_files_and_variables() {
    let folder = Folder::new();
    let server = Recorder::new([json("200 OK", "")]);
    folder.write("options", format!("# all of it\nurl = \"{}\"\n-H \"A: b\"\ndata: x\n", server.url("/c")));
    run(&folder, "curl -K options --variable 'v= y ' --expand-header 'V: {{v:trim:b64}}'").code(0);
    let request = server.request();
    assert_eq!((request.line.as_str(), request.body()), ("POST /c HTTP/1.1", "x"));
    assert_eq!((request.header("a"), request.header("v")), (Some("b"), Some("eQ==")));
}

#[test]
fn outputs_go_with_their_urls() {
    let folder = Folder::new();
    let server = Recorder::new(["1", "2", "3", "4"].map(|body| json("200 OK", body)));
    let pattern = server.url("/{a,b}/[1-2]");
    run(&folder, &format!("curl -o '#2#1' '{pattern}'")).code(0);
    assert_eq!(["1a", "2a", "1b", "2b"].map(|name| folder.read(name)), ["1", "2", "3", "4"]);
}

#[test]
fn the_last_exit_code_counts_unless_the_first_failure_ends_it() {
    let answers = || [json("404 Not Found", ""), json("200 OK", "")];
    let server = Recorder::new(answers().into_iter().chain(answers()));
    let urls = format!("{} {}", server.url("/1"), server.url("/2"));
    run(&Folder::new(), &format!("curl -f {urls}")).code(0);
    run(&Folder::new(), &format!("curl -f --fail-early {urls}")).code(22);
}

#[test]
fn a_download_goes_on_where_it_was_left() {
    let folder = Folder::new();
    folder.write("f", "abc");
    let part = reply("206 Partial", "Content-Range: bytes 3-5/6\r\n", "def");
    let server = Recorder::new([part, json("200 OK", "abcdef")]);
    run(&folder, &format!("curl -C - -o f {}", server.url("/"))).code(0);
    assert_eq!((server.request().header("range"), folder.read("f").as_str()), (Some("bytes=3-"), "abcdef"));
    run(&folder, &format!("curl -C 2 -o f {}", server.url("/"))).code(33);
}

#[test]
fn conditions_are_told() {
    let folder = Folder::new();
    folder.write("tag", "\"x\"\n");
    let server = Recorder::new([reply("200 OK", "ETag: \"y\"\r\n", ""), json("200 OK", "")]);
    run(&folder, &format!("curl --etag-compare tag --etag-save tag {}", server.url("/"))).code(0);
    assert_eq!((server.request().header("if-none-match"), folder.read("tag").as_str()), (Some("\"x\""), "\"y\"\n"));
    run(&folder, &format!("curl -z '-1 Jan 2020' {}", server.url("/"))).code(0);
    assert_eq!(server.request().header("if-unmodified-since"), Some("Wed, 01 Jan 2020 00:00:00 GMT"));
}

#[test]
fn a_redirect_tells_where_it_came_from_and_no_password_elsewhere() {
    let other = Recorder::new([json("200 OK", "")]);
    let server = Recorder::new([redirect("302 Found", &other.url("/b"))]);
    let url = server.url("/a").replace("http://", "http://u:p@");
    run(&Folder::new(), &format!("curl -L -e ';auto' {url}")).code(0);
    assert_eq!(server.request().header("authorization"), Some("Basic dTpw"));
    let second = other.request();
    assert_eq!((second.header("referer"), second.header("authorization")), (Some(server.url("/a").as_str()), None));
}

#[test]
fn forms_nest() {
    let folder = Folder::new();
    folder.write("f", "x");
    let server = Recorder::new([json("200 OK", "")]);
    run(&folder, &format!("curl -F 'a=@f,f;type=t/x' -F '=(' -F b=c -F '=)' {}", server.url("/"))).code(0);
    let body = String::from_utf8_lossy(&server.request().body).into_owned();
    let heads: Vec<_> = body.lines().filter(|line| line.starts_with("Content-")).collect();
    let kinds = heads.iter().filter(|line| line.contains("multipart/mixed; boundary=")).count();
    assert_eq!((kinds, heads.len()), (2, 9), "{heads:#?}");
}
