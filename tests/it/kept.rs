//! The laws hold for what the fuzzer found once, and for the posts; every law has its target.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::law::LAWS;

/// What is longer on its way takes more than linear time, even without optimization.
const PATIENCE: Duration = Duration::from_secs(60);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files in `folder`, sorted; none where there is no such folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    files.sort();
    files
}

#[test]
fn what_was_found_stays_cured() {
    let mut wrong = Vec::new();
    for law in LAWS {
        for file in files(&root().join("fuzz/kept").join(law.name)) {
            let bytes = fs::read(&file).expect("a kept input can be read");
            let start = Instant::now();
            let held = catch_unwind(AssertUnwindSafe(|| (law.hold)(&bytes))).is_ok();
            if !held || start.elapsed() > PATIENCE {
                wrong.push(format!("{} after {:?}", file.display(), start.elapsed()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each post is held against each law in one of the ways that there are, so that no run takes long.
#[test]
fn posts_keep_every_law() {
    for (index, post) in crate::corpus::texts().iter().enumerate() {
        for law in LAWS {
            let seeds = (law.seed)(post);
            if let Some(seed) = seeds.get(index % seeds.len().max(1)) {
                (law.hold)(seed);
            }
        }
    }
}

/// `SEEDS=fuzz/corpus` has what the fuzzer begins with written there, and a dictionary.
#[test]
fn seeds_are_written_where_asked_for() {
    let Some(folder) = std::env::var_os("SEEDS").map(|folder| root().join(folder)) else { return };
    for law in LAWS {
        let folder = folder.join(law.name);
        fs::create_dir_all(&folder).expect("a folder can be made");
        let seeds = crate::corpus::texts().into_iter().flat_map(|post| (law.seed)(&post)).enumerate();
        for (index, seed) in seeds {
            fs::write(folder.join(format!("post-{index}")), seed).expect("a seed can be written");
        }
    }
    let words = options().chain(crate::harm::TOKENS.iter().map(|&token| token.to_owned()));
    let words: Vec<_> = words.map(|word| format!("\"{}\"\n", escaped(&word))).collect();
    fs::write(folder.join("words.dict"), words.concat()).expect("a dictionary can be written");
}

/// Every option of curl, as it is written.
fn options() -> impl Iterator<Item = String> {
    let rows = include_str!("../../grammar/options.tsv").lines().skip(2);
    let names = rows.flat_map(|row| row.split('\t').take(2).zip(["--", "-"]));
    names.filter(|(name, _)| !name.is_empty()).map(|(name, dashes)| format!("{dashes}{name}"))
}

/// `word` as a dictionary has it.
fn escaped(word: &str) -> String {
    let letter = |byte: u8| match byte {
        b' '..=b'~' if !b"\"\\".contains(&byte) => char::from(byte).to_string(),
        _ => format!("\\x{byte:02x}"),
    };
    word.bytes().map(letter).collect()
}

#[test]
fn every_law_has_its_target() {
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).expect("there is a manifest");
    let targets: Vec<_> = files(&root().join("fuzz/fuzz_targets")).iter().map(|file| stem(file)).collect();
    assert_eq!(targets, LAWS.map(|law| law.name));
    for law in LAWS {
        let named = format!("name = \"{0}\"\npath = \"fuzz_targets/{0}.rs\"", law.name);
        assert!(manifest.contains(&named), "fuzz/Cargo.toml: {named}");
        let target = root().join(format!("fuzz/fuzz_targets/{}.rs", law.name));
        let target = fs::read_to_string(target).expect("there is a target");
        assert!(target.contains(&format!("hold(\"{}\", bytes)", law.name)), "{target}");
    }
    let kept = files(&root().join("fuzz/kept"));
    let stray = kept.iter().find(|folder| LAWS.iter().all(|law| law.name != stem(folder)));
    assert_eq!(stray, None);
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
