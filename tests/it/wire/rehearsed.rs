//! What a dry run shows, against what the server is then sent.
//!
//! Of a credential the dry run tells the length alone, and nobody knows beforehand where a reply leads.

use super::compare::Bench;
use super::table;

/// Command lines that the table has not.
const MORE: &str = r#"
-H 'Content-Length: 5' -d hello %U
--http1.0 --tr-encoding %U
--tr-encoding -H 'Connection: close' %U
--digest -u me:pw -d abc %U
-T - -x 127.0.0.1:%P http://name.invalid/a
"#;

/// How many of the lines must have been compared.
const FEWEST: usize = 320;

#[test]
fn a_dry_run_shows_the_request_that_is_sent() {
    let bench = Bench::new((0, 0, 0));
    let lines = table::ROWS.lines().chain(MORE.lines()).filter(|line| !line.is_empty());
    let (mut compared, mut told) = (0, Vec::new());
    for line in lines {
        let (dry, sent) = bench.rehearsed(line);
        if dry.status.code() != Some(0) {
            continue;
        }
        let shown = heads(&String::from_utf8(dry.stdout).expect("what is shown is text"));
        let sent: Vec<_> = sent.iter().map(|request| head(&String::from_utf8_lossy(&request.raw))).collect();
        // A proxy that only hands the connection through is not shown.
        let sent: Vec<_> = sent.into_iter().filter(|head| !head[0].starts_with("CONNECT ")).collect();
        // Later ones depend on what is answered.
        let certain = if shown.len() == sent.len() { sent.len() } else { 1.min(sent.len()) };
        compared += usize::from(certain > 0);
        let pairs = shown.iter().zip(&sent).take(certain);
        told.extend(
            pairs
                .filter(|(shown, sent)| !is_shown(shown, sent))
                .map(|(shown, sent)| format!("curl {line}\n  shows {shown:#?}\n  sends {sent:#?}\n")),
        );
    }
    assert!(told.is_empty(), "{} of {compared} lines differ:\n{}", told.len(), told.join("\n"));
    assert!(compared >= FEWEST, "{compared} lines");
}

/// The heads in what a dry run shows, bodies left out.
fn heads(text: &str) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = Vec::new();
    let mut is_head = false;
    for line in text.lines() {
        if line.ends_with(" HTTP/1.0") || line.ends_with(" HTTP/1.1") {
            is_head = true;
            out.push(Vec::new());
        }
        is_head &= !line.is_empty();
        if let Some(head) = out.last_mut().filter(|_| is_head) {
            head.push(unbounded(line));
        }
    }
    out
}

/// The head of a request.
fn head(raw: &str) -> Vec<String> {
    // What introduces a connection is no part of it.
    let lines = raw.split("\r\n").skip_while(|line| line.starts_with("PROXY "));
    lines.take_while(|line| !line.is_empty()).map(unbounded).collect()
}

/// `line` without the boundary of a form, which is another one each time.
fn unbounded(line: &str) -> String {
    line.split_once("boundary=").map_or(line, |(before, _)| before).to_owned()
}

/// Whether `shown` is `sent` but for what is masked.
fn is_shown(shown: &[String], sent: &[String]) -> bool {
    shown.len() == sent.len() && shown.iter().zip(sent).all(|(shown, sent)| fits(shown, sent))
}

fn fits(shown: &str, sent: &str) -> bool {
    let Some((before, (mask, after))) =
        shown.split_once('«').and_then(|(before, rest)| Some((before, rest.split_once('»')?)))
    else {
        return shown == sent;
    };
    let length = mask.split(' ').find_map(|word| word.parse().ok());
    let (Some(rest), Some(length)) = (sent.strip_prefix(before), length) else { return false };
    rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(length).is_some_and(|at| fits(after, &rest[at..]))
}
