//! Whether reading takes time in proportion to the text: what is honest, and what is meant to be hard, doubled from
//! one megabyte to 64. The bytes in a second stay the same where it does.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use uncurly::mend::{Mending, mend};
use uncurly::page;
use uncurly::text::Source;

const MIB: usize = 1024 * 1024;

/// The texts by name: what stands before the part that repeats, that part, and what stands behind.
const KINDS: [(&str, &str, &str, &str); 12] = [
    ("prose", "", "The curl of it is odd, and we say so.\n", ""),
    ("one command", "curl https://a.example/x \\\n", "  –H “Accept: text/csv” \\\n", "  –s\n"),
    ("commands", "", "curl “https://a.example/x” –H “Accept: text/csv”\n", ""),
    ("body", "curl https://a.example –d ‘[", "{“a”: “b c”}, ", "1]’\n"),
    ("unclosed body", "curl https://a.example -d '[", "{\"a\": \"b c\"}, ", "\n"),
    ("quotes", "curl -d '", "“ ‘ \" ", "\n"),
    ("open quotes", "curl ", "-d 'a -H “A: b ", "\n"),
    ("brackets", "curl -d '", "[{\"a\":", "\n"),
    ("backslashes", "curl x ", "\\\n\\ \\\\", "\n"),
    ("substitutions", "", "$(curl ", "\n"),
    ("replies", "", "{\"a\":\n", ""),
    ("links", "", "[a](<http://", "\n"),
];

const SIZES: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];

fn main() {
    divan::main();
}

/// The text of the kind `name` that is `size` megabytes long.
fn text(name: &str, size: usize) -> String {
    let (_, before, part, behind) = KINDS.iter().find(|(kind, ..)| *kind == name).expect("it is one of the kinds");
    format!("{before}{}{behind}", part.repeat(size * MIB / part.len()))
}

#[divan::bench(args = SIZES, consts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], sample_count = 1, sample_size = 1)]
fn mending<const KIND: usize>(bencher: Bencher<'_, '_>, size: usize) {
    let text = text(KINDS[KIND].0, size);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        let source = Source::new(None, black_box(text.as_str()));
        page::read(&source).iter().map(|block| mend(block, Mending::On)).collect::<Vec<_>>()
    });
}
