//! The ratchet: how many of the commands in `corpus/mangled/` each mangler leaves repairable must not fall, and
//! each case that is wrong though called certain stands in a list, with its reason.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use crate::judge::{Outcome, cases, judge, manglers};

/// What the columns of `rates.tsv` are, behind the mangler: first of cases whose text still says all of the
/// command, then of those whose text no longer does. A wolf is right, and not called certain.
const COLUMNS: [&str; 5] = ["exact", "json", "flagged", "silent", "wolf"];

/// How many cases of one kind came out in each way, by [`COLUMNS`].
type Counts = [usize; 5];

/// What became of the cases of one mangler.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rate {
    said: Counts,
    unsaid: Counts,
}

impl Rate {
    fn cells(&self) -> Vec<String> {
        self.said.iter().chain(&self.unsaid).map(ToString::to_string).collect()
    }

    fn read(cells: &[&str]) -> Self {
        let counts: Vec<usize> = cells.iter().map(|cell| cell.parse().expect("a rate is a number")).collect();
        let (said, unsaid) = counts.split_at(COLUMNS.len());
        let counts = |half: &[usize]| half.try_into().expect("every column has its number");
        Self { said: counts(said), unsaid: counts(unsaid) }
    }

    /// What is less good than it was `before`, in words.
    fn falls(&self, before: &Self) -> Vec<String> {
        // Where the text no longer says what it was, to be right is luck, and to tell is all that can be asked.
        let told = &GOODS[GOODS.len() - 1..];
        [("", self.said, before.said, &GOODS[..]), ("half-lost ", self.unsaid, before.unsaid, told)]
            .iter()
            .flat_map(|(of, is, was, goods)| goods.iter().map(move |(name, good)| (of, name, good(is), good(was))))
            .filter(|(.., is, was)| is < was)
            .map(|(of, name, is, was)| format!("{of}{name} {was} → {is}"))
            .collect()
    }
}

/// How much there is of something good.
type Good = fn(&Counts) -> usize;

/// What must not fall, and how much of it there is.
const GOODS: [(&str, Good); 4] = [
    ("exact", |&[exact, ..]| exact),
    ("right", |&[exact, json, ..]| exact + json),
    ("right and certain", |&[exact, json, .., wolf]| exact + json - wolf),
    ("right or told", |&[exact, json, flagged, ..]| exact + json + flagged),
];

/// What became of all cases, by mangler, and those that are wrong though called certain.
#[derive(Default)]
struct Tally {
    rates: BTreeMap<String, Rate>,
    silent: BTreeMap<(String, String), String>,
}

impl Tally {
    fn count(mangler: &str) -> Self {
        let mut tally = Self::default();
        let mut rate = Rate::default();
        for case in cases(mangler) {
            let verdict = judge(&case);
            let counts = if case.said { &mut rate.said } else { &mut rate.unsaid };
            counts[verdict.outcome as usize] += 1;
            let right = matches!(verdict.outcome, Outcome::Exact | Outcome::Json);
            counts[4] += usize::from(right && !verdict.certain);
            if verdict.outcome == Outcome::Silent {
                tally.silent.insert((mangler.to_owned(), case.id), verdict.got);
            }
        }
        tally.rates.insert(mangler.to_owned(), rate);
        tally
    }

    /// The cases of all manglers, two at a time.
    fn all() -> Self {
        let (waiting, all) = (Mutex::new(manglers()), Mutex::new(Self::default()));
        let next = || waiting.lock().expect("no thread panics with it").pop();
        let work = || {
            while let Some(mangler) = next() {
                let tally = Self::count(&mangler);
                let mut all = all.lock().expect("no thread panics with it");
                all.rates.extend(tally.rates);
                all.silent.extend(tally.silent);
            }
        };
        thread::scope(|scope| {
            scope.spawn(work);
            work();
        });
        all.into_inner().expect("all threads are done")
    }
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/mangled").join(name)
}

/// A table of the folder: its two first lines, and the cells of its rows.
fn table(name: &str) -> (String, Vec<Vec<String>>) {
    let text = fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let head: String = text.split_inclusive('\n').take(2).collect();
    let rows: Vec<_> = text.lines().skip(2).map(|row| row.split('\t').map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(rows.is_sorted(), "the rows of {name} are sorted");
    (head, rows)
}

fn write(name: &str, head: &str, rows: impl Iterator<Item = Vec<String>>) {
    let rows: String = rows.map(|cells| cells.join("\t") + "\n").collect();
    fs::write(path(name), format!("{head}{rows}")).expect("the table can be written");
}

fn overwrites() -> bool {
    std::env::var("SNAPSHOTS").is_ok_and(|wish| wish == "overwrite")
}

/// The rates as they were; a mangler that is not in the table yet had nothing.
fn rates() -> (String, BTreeMap<String, Rate>) {
    let (head, rows) = table("rates.tsv");
    let rate = |cells: Vec<String>| {
        let numbers: Vec<&str> = cells[1..].iter().map(String::as_str).collect();
        (cells[0].clone(), Rate::read(&numbers))
    };
    (head, rows.into_iter().map(rate).collect())
}

/// The cases that are known to be wrong though called certain.
fn known() -> (String, Vec<[String; 3]>) {
    let (head, rows) = table("silent.tsv");
    let row = |cells: Vec<String>| cells.try_into().expect("a mangler, an id and a reason are expected");
    (head, rows.into_iter().map(row).collect())
}

/// What is worse in `tally` than it was, a line for each.
fn fallen(tally: &Tally, before: &BTreeMap<String, Rate>) -> String {
    let mut out = String::new();
    for (mangler, was) in before {
        let is = tally.rates.get(mangler).cloned().unwrap_or_default();
        let falls = is.falls(was);
        if !falls.is_empty() {
            writeln!(out, "{mangler:32} {}", falls.join(", ")).expect("a string can be written");
        }
    }
    out
}

/// The cases of `tally` that no row of `known` lists.
fn unlisted(tally: &Tally, known: &[[String; 3]]) -> String {
    let listed = |(mangler, id): &(String, String)| known.iter().any(|row| row[0] == *mangler && row[1] == *id);
    let new = tally.silent.iter().filter(|(case, _)| !listed(case));
    new.map(|((mangler, id), got)| format!("{mangler}\t{id}\n{got}\n\n")).collect::<Vec<_>>().concat()
}

#[test]
fn no_mangler_wins_ground() {
    let tally = Tally::all();
    let (head, before) = rates();
    let (silent_head, known) = known();
    let fallen = fallen(&tally, &before);
    assert!(fallen.is_empty(), "what is right or told must not become less:\n{fallen}");
    let unlisted = unlisted(&tally, &known);
    assert!(unlisted.is_empty(), "wrong, called certain, and not in corpus/mangled/silent.tsv:\n{unlisted}");
    let (stays, gone): (Vec<_>, Vec<_>) =
        known.into_iter().partition(|[mangler, id, _]| tally.silent.contains_key(&(mangler.clone(), id.clone())));
    if overwrites() {
        let row = |(mangler, rate): (&String, &Rate)| [vec![mangler.clone()], rate.cells()].concat();
        write("rates.tsv", &head, tally.rates.iter().map(row));
        write("silent.tsv", &silent_head, stays.into_iter().map(Vec::from));
        return;
    }
    let gone = gone.iter().map(|[mangler, id, _]| format!("{mangler}\t{id}\n")).collect::<Vec<_>>().concat();
    assert!(gone.is_empty(), "no longer wrong and certain: `SNAPSHOTS=overwrite` takes them out of the list\n{gone}");
    assert!(tally.rates == before, "something is better: `SNAPSHOTS=overwrite` keeps it so");
}

#[test]
fn every_silent_case_has_its_reason() {
    let known = known().1;
    let mut listed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for [mangler, id, reason] in &known {
        assert!(!reason.trim().is_empty(), "{mangler} {id} has no reason");
        listed.entry(mangler).or_default().push(id);
    }
    for (mangler, ids) in listed {
        let cases = cases(mangler);
        for id in ids {
            assert!(cases.iter().any(|case| case.id == id), "{mangler} has no {id}");
        }
    }
}

#[test]
fn less_is_a_fall_and_a_guess_told_is_none() {
    let rate = |said| Rate { said, unsaid: [0; 5] };
    let before = rate([5, 2, 2, 1, 1]);
    for (is, falls) in [
        ([5, 2, 2, 1, 1], 0),
        // What was told is exact now, though not certain.
        ([6, 2, 1, 1, 2], 0),
        ([4, 3, 2, 1, 1], 1),
        ([5, 2, 2, 1, 2], 1),
        ([5, 2, 1, 2, 1], 1),
        ([4, 2, 3, 1, 1], 3),
    ] {
        assert_eq!(rate(is).falls(&before).len(), falls, "{is:?}");
    }
}
