//! What holds for every text: clean commands, damaged ones, and none at all.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use uncurly::lint::{Placeholders, Report};
use uncurly::mend::Certainty;
use uncurly::report::{FORMATS, evidence};
use uncurly::shell::{Dialect, quote, read};

use crate::ebnf::{Grammar, Rng};
use crate::harm::{anything, pieces};
use crate::law::fix::{changes_nothing_twice, fixed, is_read_without_complaint};
use crate::law::text::{is_told_well, written};

static CURL: LazyLock<Grammar> = LazyLock::new(|| Grammar::parse(include_str!("../../grammar/curl.ebnf")));

/// What values and stand-ins for them are made of.
const PIECES: [&str; 18] = [
    "abcdef",
    "1234567",
    "01234567",
    "00000000",
    "xxxx",
    "XXX",
    "***",
    "...",
    "…",
    "cfut_",
    "cfk_",
    "eyJhbGciOi",
    "YOUR",
    "_ZONE_",
    "token",
    "q7",
    "-",
    ".com",
];

/// A credential that no report may show.
const SECRET: &str = "H8e1ESxBl0Z7Sc3eWFuieWbj4wypM-kzC11z49qK";

/// The same cases in every run, so that a failure is one for everybody.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(0x7572_6c79), failure_persistence: None, ..Default::default() }
}

fn report(text: &str) -> Report {
    crate::law::text::read(None, text)
}

/// What mending alone makes of the commands of `text`, and whether there are some and all are certain.
fn mended(text: &str) -> (Vec<String>, bool) {
    let report = report(text);
    let certain =
        !report.commands.is_empty() && report.commands.iter().all(|command| command.certainty == Certainty::Certain);
    let texts = report.commands.iter().map(|command| command.text.text().trim_end().to_owned());
    (texts.collect(), certain)
}

/// Random arguments of curl.
fn arguments(seed: u64) -> Vec<String> {
    let sentence = CURL.sentence("arguments", &mut Rng::new(seed));
    sentence.split_terminator('\n').map(str::to_owned).collect()
}

/// A command line of random arguments, quoted as the shell wants it.
fn command() -> impl Strategy<Value = String> {
    (any::<u64>(), prop_oneof![Just(" "), Just(" \\\n  ")]).prop_map(|(seed, gap)| {
        let quoted = arguments(seed).into_iter().map(|argument| quote(&argument, Dialect::Posix));
        std::iter::once("curl".to_owned()).chain(quoted).collect::<Vec<_>>().join(gap)
    })
}

/// A command as people write it, to be damaged.
fn plain_command() -> impl Strategy<Value = String> {
    let url = "https://(api|www)\\.[a-z]{3,8}\\.example(/[a-z0-9]{1,8}){0,3}(\\?[a-z]{1,5}=[a-z0-9]{1,5})?";
    let header = "(Accept|Content-Type|X-[A-Z][a-z]{2,6}): [a-z]{3,9}/[a-z]{3,6}";
    let json = prop_oneof![
        "\\{\"[a-z]{1,6}\":\"[a-z]{1,4}( [a-z]{1,4}){0,2}\"(,\"[a-z]{1,6}\":[1-9][0-9]{0,2}){0,2}\\}",
        "\\{\"[a-z]{1,6}\": \\[\"[a-z]{1,6}\", \"[a-z]{1,6}\"\\], \"[a-z]{1,6}\": (true|false)\\}",
    ];
    let method = proptest::option::of("(-X|--request) (PUT|PATCH|DELETE)");
    let flags = proptest::option::of("-s|-sS|--compressed|-i");
    let headers = proptest::collection::vec(("-H|--header", header), 0..3);
    let body = proptest::option::of(("-d|--data|--data-raw", json));
    (method, flags, url, headers, body).prop_map(|(method, flags, url, headers, body)| {
        let headers = headers.into_iter().map(|(option, header)| format!("{option} \"{header}\""));
        let body = body.map(|(option, json)| format!("{option} '{json}'"));
        let parts = [Some("curl".to_owned()), method, flags, Some(format!("\"{url}\""))];
        let parts: Vec<_> = parts.into_iter().flatten().chain(headers).chain(body).collect();
        parts.join(" \\\n  ")
    })
}

/// One thing that pasting does.
#[derive(Clone, Copy, Debug)]
enum Damage {
    /// Both kinds of quotes become curly, each by what stands before it.
    Quotes,
    /// Every quote becomes a closing one.
    RightQuotes,
    /// `--` before a name becomes an en dash.
    Dashes,
    /// Every dash before an option becomes an en dash.
    AllDashes,
    /// Backslashes at line ends are gone.
    Continuations,
    /// Line ends behind backslashes are gone.
    LineEnds,
    /// Blanks stand behind backslashes.
    Trailed,
    /// Every blank is a no-break space.
    Blanks,
    /// Each line is quoted as mail.
    Mail,
}

impl Damage {
    const ALL: [Self; 9] = [
        Self::Quotes,
        Self::RightQuotes,
        Self::Dashes,
        Self::AllDashes,
        Self::Continuations,
        Self::LineEnds,
        Self::Trailed,
        Self::Blanks,
        Self::Mail,
    ];

    fn apply(self, text: &str) -> String {
        match self {
            Self::Quotes => curled(text),
            Self::RightQuotes => text.replace('"', "”").replace('\'', "’"),
            Self::Dashes => text.replace(" --", " –"),
            Self::AllDashes => text.replace(" --", " –").replace(" -", " –"),
            Self::Continuations => text.replace(" \\\n", "\n"),
            Self::LineEnds => text.replace("\\\n  ", "\\ "),
            Self::Trailed => text.replace("\\\n", "\\ \n"),
            Self::Blanks => text.replace(' ', "\u{a0}"),
            Self::Mail => text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
        }
    }
}

fn curled(text: &str) -> String {
    let mut before = ' ';
    let curl = |letter: char| {
        let opens = " \n{[,:'‘“".contains(before);
        let curly = match letter {
            '"' if opens => '“',
            '"' => '”',
            '\'' if opens => '‘',
            '\'' => '’',
            _ => letter,
        };
        before = curly;
        curly
    };
    text.chars().map(curl).collect()
}

/// One to three damages, each at most once, in the order of [`Damage::ALL`].
fn damages() -> impl Strategy<Value = Vec<Damage>> {
    proptest::sample::subsequence(Damage::ALL.to_vec(), 1..=3)
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn right_stays_right(command in command()) {
        let (commands, certain) = mended(&format!("{command}\n"));
        prop_assert_eq!(&commands, &[command.as_str()]);
        prop_assert!(certain);
        let slips = report(&command).commands[0].slips.clone();
        prop_assert!(slips.is_empty(), "{:?}", slips);
    }

    #[test]
    fn right_stays_right_among_prose(command in command()) {
        let text = format!("This is what I run every night:\n\n{command}\n\nWhat do you think of it?\n");
        let (commands, certain) = mended(&text);
        prop_assert_eq!(&commands, &[command.as_str()]);
        prop_assert!(certain);
    }

    #[test]
    fn plain_commands_stay(command in plain_command(), before in "(Look:\n\n)?", behind in "(\n\nThanks!)?") {
        let (commands, certain) = mended(&format!("{before}{command}{behind}\n"));
        prop_assert_eq!(&commands, &[command.as_str()]);
        prop_assert!(certain);
    }

    #[test]
    fn damage_is_undone_or_doubted(command in plain_command(), damages in damages()) {
        let damaged = damages.iter().fold(command.clone(), |text, damage| damage.apply(&text));
        let (commands, certain) = mended(&damaged);
        let meant = arguments_of(&command);
        let got: Vec<_> = commands.iter().flat_map(|command| arguments_of(command)).collect();
        prop_assert!(!certain || got == meant, "{:?}\n{}\nbecame\n{}\ninstead of\n{}", damages, damaged, commands.join("\n"), command);
    }

    /// One damage at a time leaves no doubt.
    #[test]
    fn single_damage_is_undone(command in plain_command(), damage in proptest::sample::select(Damage::ALL.to_vec())) {
        let damaged = damage.apply(&command);
        let (commands, certain) = mended(&damaged);
        let got: Vec<_> = commands.iter().flat_map(|command| arguments_of(command)).collect();
        prop_assert_eq!(&got, &arguments_of(&command), "{:?}\n{}\nbecame\n{}", damage, damaged, commands.join("\n"));
        prop_assert!(certain, "{:?}\n{}", damage, damaged);
    }

    #[test]
    fn mending_twice_changes_nothing(command in plain_command(), damages in damages()) {
        let damaged = damages.iter().fold(command, |text, damage| damage.apply(&text));
        for placeholders in [Placeholders::AsWritten, Placeholders::Variables] {
            changes_nothing_twice(&damaged, placeholders);
        }
    }

    #[test]
    fn no_format_shows_a_secret(command in plain_command(), damages in damages(), how in 0..4_usize) {
        let command = match how {
            0 => format!("{command} \\\n  -H \"Authorization: Bearer {SECRET}\""),
            1 => format!("{command} \\\n  -H \"X-Auth-Key: {SECRET}\""),
            2 => format!("{command} \\\n  --oauth2-bearer \"{SECRET}\""),
            _ => format!("{command} \\\n  -u \"desk:{SECRET}\""),
        };
        let damaged = damages.iter().fold(command, |text, damage| damage.apply(&text));
        let reports = [report(&damaged)];
        for format in FORMATS {
            let shown = written(format, &reports);
            prop_assert!(!shown.contains(SECRET), "{} shows it of\n{}\n{}", format.name, damaged, shown);
        }
        let shown = evidence(&reports[0], 0..reports[0].commands.len()).join("\n");
        prop_assert!(!shown.contains(SECRET), "the evidence shows it of\n{}\n{}", damaged, shown);
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn values_of_known_pieces_are_judged(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 1..8)) {
        let value = pieces.concat();
        let url = format!("https://api.cloudflare.com/client/v4/zones/{value}/dns_records");
        let command = format!("curl {url} -H 'Authorization: Bearer {value}' -d '{{\"name\": \"{value}\"}}'\n");
        prop_assert_eq!(report(&command).commands.len(), 1);
    }

    #[test]
    fn any_text_is_read_and_told(text in anything()) {
        let reports = [report(&text)];
        is_told_well(&reports[0]);
        for format in FORMATS {
            written(format, &reports);
        }
    }

    #[test]
    fn what_is_printed_is_read_without_complaint(text in anything()) {
        is_read_without_complaint(&fixed(&text, Placeholders::Variables), &text);
    }

    #[test]
    fn fixing_twice_changes_nothing(text in pieces()) {
        changes_nothing_twice(&text, Placeholders::Variables);
    }
}

/// The values of the words of `command`, as the shell reads them.
fn arguments_of(command: &str) -> Vec<String> {
    let script = read(command, Dialect::Posix);
    let words = script.pipelines.iter().flat_map(|pipeline| &pipeline.commands).flat_map(|simple| &simple.words);
    words.map(|word| word.value(command).text().to_owned()).collect()
}
