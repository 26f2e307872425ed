//! Command lines from a small grammar, the same in every run.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// How many there are.
pub(super) const COUNT: usize = 150;

pub(super) fn lines() -> Vec<String> {
    some(COUNT)
}

/// The first `count` lines.
pub(crate) fn some(count: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let mut draw = || line().new_tree(&mut runner).expect("the grammar has no dead end").current();
    (0..count).map(|_| draw()).collect()
}

fn line() -> impl Strategy<Value = String> {
    let options = prop::collection::vec(option(), 0..4);
    (options, prop::option::of(body()), url(), any::<bool>()).prop_map(|(mut words, body, url, last)| {
        words.extend(body);
        words.insert(if last { words.len() } else { 0 }, url);
        words.join(" ")
    })
}

/// `text` as one word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

fn text() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "a", "B7", " ", "=", "&", "+", "%20", "é", "\"", "'", "{", "}", "[", "]", "\\", "$", ":", ";", ",", "|", "<",
        "x-y",
    ]);
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

fn token() -> impl Strategy<Value = String> {
    select(vec!["a", "key", "X-Thing", "n_1", "Id"]).prop_map(str::to_owned)
}

fn option() -> BoxedStrategy<String> {
    prop_oneof![
        (token(), text()).prop_map(|(name, value)| format!("-H {}", quoted(&format!("X-{name}: v{value}v")))),
        (token(), text()).prop_map(|(name, value)| format!("-H {}", quoted(&format!("{name}:v{value}")))),
        token().prop_map(|name| format!("-H {}", quoted(&format!("{name};")))),
        select(vec!["Accept", "User-Agent", "Host", "Nothing"]).prop_map(|name| format!("-H '{name}:'")),
        text().prop_map(|value| format!("-A {}", quoted(&format!("a{value}")))),
        text().prop_map(|value| format!("-e {}", quoted(&format!("http://r/{}", value.replace(';', ""))))),
        (token(), text()).prop_map(|(name, value)| format!("-b {}", quoted(&format!("{name}={value}")))),
        (token(), text()).prop_map(|(name, value)| format!("-u {}", quoted(&format!("{name}:{value}")))),
        select(vec!["PUT", "DELETE", "PATCH", "get", "PURGE", "OPTIONS"]).prop_map(|method| format!("-X {method}")),
        select(vec!["-s", "-sS", "-i", "-f", "-L", "--compressed", "-0", "--http1.1", "-g", "--path-as-is", "-k"])
            .prop_map(str::to_owned),
        select(vec!["-o out", "-D heads", "-w '%{http_code} %{size_download}\\n'", "-m 9", "--max-redirs 3", "-r 0-5"])
            .prop_map(str::to_owned),
    ]
    .boxed()
}

fn body() -> BoxedStrategy<String> {
    let plain = || text().prop_map(|value| value.replace('@', ""));
    prop_oneof![
        prop::collection::vec(plain(), 1..4).prop_map(|values| values
            .iter()
            .map(|value| format!("-d {}", quoted(value)))
            .collect::<Vec<_>>()
            .join(" ")),
        plain().prop_map(|value| format!("--data-raw {}", quoted(&value))),
        (token(), plain()).prop_map(|(name, value)| format!("--data-urlencode {}", quoted(&format!("{name}={value}")))),
        (token(), plain())
            .prop_map(|(name, value)| format!("-G --data-urlencode {}", quoted(&format!("{name}={value}")))),
        plain().prop_map(|value| format!("--json {}", quoted(&value))),
        (token(), plain()).prop_map(|(name, value)| format!("--form-string {}", quoted(&format!("{name}={value}")))),
        (token(), select(vec!["@page.html", "<lines", "@data.json;type=text/x", "plain", "\"a; b\""]))
            .prop_map(|(name, value)| format!("-F {}", quoted(&format!("{name}={value}")))),
        select(vec![
            "-T lines",
            "-T -",
            "-d @lines",
            "--data-binary @lines",
            "-d @-",
            "--data-urlencode n@lines",
            "-I"
        ])
        .prop_map(str::to_owned),
    ]
    .boxed()
}

fn url() -> BoxedStrategy<String> {
    let path = select(vec![
        "",
        "/",
        "/a",
        "/a/b/",
        "/a/../b",
        "/a//b",
        "/%7euser",
        "/a%2Fb",
        "/x;y=z",
        "/status/404",
        "/chunked",
    ]);
    let query = select(vec!["", "?", "?q", "?a=b&c=d", "?a=b#frag", "?x=%20y", "?s=a+b", "?é=1"]);
    (path, query).prop_map(|(path, query)| quoted(&format!("%U{path}{query}"))).boxed()
}
