//! No option of curl's is dropped in silence.

use crate::program::uncurly;
use uncurly::curl;
use uncurly::knowledge::options::{self, CurlOption, Effect, Handling, Takes};
use uncurly::shell::Value;
use uncurly::text::{Mapped, Span};

fn value(text: &str) -> Value {
    Value::new(Mapped::verbatim(text, Span::new(0, text.len())), Vec::new())
}

/// What is made of a command with these arguments, as text without places.
fn read(arguments: &[String]) -> (String, Vec<String>) {
    let words: Vec<_> = arguments.iter().map(|word| value(word)).collect();
    let read = curl::read(&words);
    let complaints = read.complaints.iter().map(|complaint| complaint.message.clone()).collect();
    (format!("{:?}", read.requests), complaints)
}

/// A value that the option takes.
fn sample(option: &CurlOption) -> &'static str {
    match (option.takes, option.effect) {
        (Takes::Count | Takes::Seconds, _) | (_, Effect::MaxSize | Effect::LimitRate | Effect::MaxRedirects) => "7",
        (_, Effect::Form | Effect::FormString) => "a=b",
        (_, Effect::Header) => "A: b",
        (_, Effect::Resume) => "5",
        (_, Effect::FileMode) => "640",
        (_, Effect::TlsMax) => "1.2",
        (_, Effect::KeyFormat) => "DER",
        _ => "sample",
    }
}

/// Whether an option may leave no trace: it shapes nothing that is sent.
fn is_silent(effect: Effect) -> bool {
    matches!(effect, Effect::Verbosity | Effect::Noise | Effect::Stop | Effect::Next)
}

#[test]
fn every_option_leaves_a_trace() {
    let url = "http://u:p@h/".to_owned();
    for option in options::all() {
        let name = if option.on_by_default { format!("--no-{}", option.long) } else { format!("--{}", option.long) };
        // Some options act on data alone.
        let data = ["-d".to_owned(), "x".to_owned()];
        let mut arguments = data.to_vec();
        arguments.push(name);
        arguments.extend(option.takes_value().then(|| sample(option).to_owned()));
        arguments.push(url.clone());
        let (with, complaints) = read(&arguments);
        let (without, _) = read(&[&data[..], std::slice::from_ref(&url)].concat());
        assert!(with != without || !complaints.is_empty() || is_silent(option.effect), "{}", option.long);
    }
}

/// What `run` makes of an option is what the table says.
#[test]
fn options_are_refused_left_out_or_carried_out_as_the_table_says() {
    for option in options::all().iter().filter(|option| option.is_known()) {
        let name = if option.on_by_default { format!("--no-{}", option.long) } else { format!("--{}", option.long) };
        let value = if option.takes_value() { sample(option) } else { "" };
        let command = format!("curl {name} {value} http://127.0.0.1:9/");
        let done = uncurly().args(["run", "--as-written", "--allow", "all", "--dry-run", "-"]).stdin(command).run();
        let is_refused = done.code == 125 && !done.stderr.contains("no password");
        let is_left_out = done.stderr.contains(&format!("sent without `--{}`", option.long));
        let handling = option.effect.handling();
        assert_eq!(is_refused, handling == Handling::Refused, "{name}: {done:?}");
        assert_eq!(is_left_out, handling == Handling::LeftOut, "{name}: {done:?}");
    }
}
