//! What holds for all of a command line.

use super::*;

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
    for option in ["-d", "--data-urlencode", "--url-query", "-F"] {
        let invocation = invoke(&format!("{} {option} a={}", "x ".repeat(3000), "b".repeat(100_000)));
        assert!(invocation.requests.len() < 200, "{option}");
        assert_eq!(invocation.complaints.first().map(|it| it.exit), Some(2), "{option}");
    }
    assert_eq!(invoke(&format!("{} -d a={}", "x ".repeat(3000), "b".repeat(2000))).requests.len(), 3000);
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
