//! How long reading takes: a post, a command with nothing wrong, and texts of growing size.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use uncurly::lint::{Correction, Report, Settings, correct, lint};
use uncurly::mend::{Mended, Mending, mend};
use uncurly::page;
use uncurly::text::Source;

/// Posts by name: a thread of three commands, one command with all that typographers do to one, and one with
/// nothing wrong.
const POSTS: [&str; 3] = ["thread", "curly", "right"];

const THREAD: &str = include_str!("../corpus/purge-thread.txt");
const CURLY: &str = include_str!("../corpus/quotes-closing-first.txt");
const RIGHT: &str = include_str!("../corpus/right-plain.txt");
const PROSE: &str = include_str!("../corpus/prose-only.txt");

const KIB: usize = 1024;

fn main() {
    divan::main();
}

fn post(name: &str) -> &'static str {
    match name {
        "thread" => THREAD,
        "curly" => CURLY,
        _ => RIGHT,
    }
}

fn mended(text: &str) -> Vec<Mended> {
    let source = Source::new(None, text);
    page::read(&source).iter().map(|block| mend(block, Mending::On)).collect()
}

fn linted(text: &str) -> Report {
    lint(Source::new(None, text), Mending::On, &Settings::default())
}

/// `text` over and over, at least `size` bytes of it.
fn repeated(text: &str, size: usize) -> String {
    text.repeat(size.div_ceil(text.len()))
}

#[divan::bench(args = POSTS)]
fn mending(bencher: Bencher<'_, '_>, name: &str) {
    let text = post(name);
    bencher.counter(BytesCount::of_str(text)).bench(|| mended(black_box(text)));
}

#[divan::bench(args = POSTS)]
fn linting(bencher: Bencher<'_, '_>, name: &str) {
    let text = post(name);
    bencher.counter(BytesCount::of_str(text)).bench(|| linted(black_box(text)));
}

/// All of it: read, mended, judged, corrected.
#[divan::bench(args = POSTS)]
fn fixing(bencher: Bencher<'_, '_>, name: &str) {
    let text = post(name);
    let settings = Settings::default();
    bencher.counter(BytesCount::of_str(text)).bench(|| {
        let report = linted(black_box(text));
        let commands = 0..report.commands.len();
        commands.map(|index| correct(&report, index, &settings, &Correction::default())).collect::<Vec<_>>()
    });
}

/// How fast commands are looked for where there are none.
#[divan::bench]
fn prose(bencher: Bencher<'_, '_>) {
    let text = repeated(PROSE, 1024 * KIB);
    bencher.counter(BytesCount::of_str(&text)).bench(|| mended(black_box(&text)));
}

/// The bytes in a second stay the same if the time is linear in the size.
mod growing {
    use divan::counter::BytesCount;
    use divan::{Bencher, black_box};

    use super::{KIB, PROSE, THREAD, linted, repeated};

    const SIZES: [usize; 4] = [64 * KIB, 256 * KIB, 1024 * KIB, 4096 * KIB];

    fn grow(bencher: Bencher<'_, '_>, text: &str, size: usize) {
        let text = repeated(text, size);
        bencher.counter(BytesCount::of_str(&text)).bench(|| linted(black_box(&text)));
    }

    #[divan::bench(args = SIZES, sample_count = 2, sample_size = 1)]
    fn posts(bencher: Bencher<'_, '_>, size: usize) {
        grow(bencher, THREAD, size);
    }

    #[divan::bench(args = SIZES, sample_count = 2, sample_size = 1)]
    fn prose(bencher: Bencher<'_, '_>, size: usize) {
        grow(bencher, PROSE, size);
    }

    /// One command that does not end.
    #[divan::bench(args = SIZES, sample_count = 2, sample_size = 1)]
    fn arguments(bencher: Bencher<'_, '_>, size: usize) {
        let text = format!("curl {}", repeated("–H “Accept: text/csv” ", size));
        grow(bencher, &text, 0);
    }

    /// One body that does not end.
    #[divan::bench(args = SIZES, sample_count = 2, sample_size = 1)]
    fn body(bencher: Bencher<'_, '_>, size: usize) {
        let text = format!("curl https://a.example –d ‘[{}1]’\n", repeated("{“a”: “b c”}, ", size));
        grow(bencher, &text, 0);
    }
}
