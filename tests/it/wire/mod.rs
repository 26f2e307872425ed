//! What `run` puts on the wire, writes and ends with, against the real curl on the same server.
//!
//! Where curl is not installed nothing is compared. Only the order and letter case of header names, curl's
//! own `User-Agent` and the boundary of a form may differ; whatever else does is a row of [`known`].

pub(crate) mod compare;
mod corners;
mod delivery;
pub(crate) mod drawn;
mod interrupt;
mod known;
mod latest;
mod memory;
mod octets;
mod readers;
mod rehearsed;
mod replies;
mod reuse;
mod server;
mod sessions;
mod signatures;
mod streams;
pub(crate) mod table;
mod tls;
mod told;
mod tunnels;
mod two;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use compare::{Bench, Version, curl_version};

/// How many lines are compared at a time.
const THREADS: usize = 4;

/// Runs `lines` by both programs; the lines that differ, and how.
fn differences(lines: &[String], version: Version) -> Vec<(String, String)> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let bench = Bench::new(version);
                while let Some(line) = lines.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(difference) = bench.compare(line) {
                        found.lock().expect("no thread fails").push((line.clone(), difference));
                    }
                }
            });
        }
    });
    found.into_inner().expect("no thread fails")
}

fn all_equal(lines: &[String], version: Version) {
    let differences = differences(lines, version);
    let told: Vec<_> = differences.iter().map(|(line, how)| format!("curl {line}\n{how}\n")).collect();
    assert!(told.is_empty(), "{} of {} lines differ:\n{}", told.len(), lines.len(), told.join("\n"));
}

#[test]
fn the_table_is_sent_as_curl_sends_it() {
    let Some(version) = curl_version() else { return };
    let lines: Vec<_> = table::ROWS.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    assert!(lines.len() >= 220, "{} rows", lines.len());
    all_equal(&lines, version);
}

#[test]
fn sessions_go_as_with_curl() {
    let Some(version) = curl_version() else { return };
    let lines: Vec<_> = sessions::ROWS.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    all_equal(&lines, version);
}

#[test]
fn replies_go_where_they_go_with_curl() {
    let Some(version) = curl_version() else { return };
    let lines: Vec<_> = delivery::ROWS.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    all_equal(&lines, version);
}

#[test]
fn requests_are_signed_as_by_curl() {
    let Some(version) = curl_version() else { return };
    let later = if version >= signatures::ENCODED { signatures::LATER } else { "" };
    let lines = signatures::ROWS.lines().chain(later.lines()).filter(|line| !line.is_empty());
    let lines: Vec<_> = lines.map(signatures::filled).collect();
    // What is signed at the time of the clock may have been so in two seconds.
    let again: Vec<_> = differences(&lines, version).into_iter().map(|(line, _)| line).collect();
    assert!(again.len() < 3, "{} lines differ, {} among them", again.len(), again[0]);
    all_equal(&again, version);
}

#[test]
fn as_much_is_told_as_by_curl() {
    let Some(version) = curl_version() else { return };
    let later = if version >= told::KNOWN { told::LATER } else { "" };
    let lines = told::ROWS.lines().chain(later.lines()).filter(|line| !line.is_empty());
    all_equal(&lines.map(str::to_owned).collect::<Vec<_>>(), version);
}

#[test]
fn corners_are_turned_as_by_curl() {
    let Some(version) = curl_version() else { return };
    let later = if version >= corners::SINCE { corners::LATER } else { "" };
    let lines = corners::ROWS.lines().chain(later.lines()).filter(|line| !line.is_empty());
    all_equal(&lines.map(str::to_owned).collect::<Vec<_>>(), version);
}

#[test]
fn the_latest_is_done_as_by_curl() {
    let Some(version) = curl_version().filter(|&version| version >= latest::SINCE) else { return };
    let lines = latest::ROWS.lines().filter(|line| !line.is_empty());
    all_equal(&lines.map(str::to_owned).collect::<Vec<_>>(), version);
}

#[test]
fn bytes_that_are_no_text_go_where_they_go_with_curl() {
    let Some(version) = curl_version() else { return };
    let later = if version >= octets::SINCE { octets::LATER } else { "" };
    let lines = octets::ROWS.lines().chain(later.lines()).filter(|line| !line.is_empty());
    all_equal(&lines.map(str::to_owned).collect::<Vec<_>>(), version);
}

#[test]
fn connections_are_shared_as_with_curl() {
    let Some(version) = curl_version() else { return };
    let lines: Vec<_> = reuse::ROWS.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    all_equal(&lines, version);
}

#[test]
fn what_the_grammar_draws_is_sent_as_curl_sends_it() {
    let Some(version) = curl_version() else { return };
    all_equal(&drawn::lines(), version);
}

#[test]
fn known_differences_are_few_and_real() {
    let Some(version) = curl_version() else { return };
    let tables = [table::ROWS, sessions::ROWS, delivery::ROWS, told::ROWS, corners::ROWS, octets::ROWS, reuse::ROWS];
    let compared = tables.map(str::lines).into_iter().flatten().filter(|line| !line.is_empty()).count() + drawn::COUNT;
    assert!(known::ROWS.len() * 100 <= (compared + known::ROWS.len()) * 3, "{} differences", known::ROWS.len());
    let lines: Vec<_> = known::ROWS.iter().map(|row| row.line.to_owned()).collect();
    let differing = differences(&lines, version);
    for row in known::ROWS {
        let differs = differing.iter().any(|(line, _)| line == row.line);
        assert_eq!(differs, row.until.is_none_or(|until| version < until), "curl {}: {}", row.line, row.reason);
    }
}
