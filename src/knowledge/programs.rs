//! Programs around curl in a command line: `grammar/programs.tsv`. Behind its pipe, what they have to be told; before
//! its name, how they run it.

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/programs.tsv"));

/// How a program runs a command that it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Runs {
    /// As it stands, on this machine: `sudo`.
    Here,
    /// On another machine, or in another file system: `ssh`, `docker exec`.
    Elsewhere,
    /// With arguments of its own: `xargs`.
    Filled,
    /// Over and over: `watch`.
    Repeated,
    /// From a text in quotes, by a shell: `sh -c`.
    Quoted,
    /// At another time: `trap`.
    Later,
    /// Not at all, but shows it: `echo`.
    Printed,
}

impl Runs {
    const NAMES: [(&'static str, Self); 7] = [
        ("here", Self::Here),
        ("elsewhere", Self::Elsewhere),
        ("filled", Self::Filled),
        ("repeated", Self::Repeated),
        ("quoted", Self::Quoted),
        ("later", Self::Later),
        ("printed", Self::Printed),
    ];

    fn of(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, runs)| *runs)
    }
}

/// What a program does with what it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Piped {
    /// It runs it: a shell.
    Runs,
    /// The same, if nothing else is named: `python3 -`.
    RunsAlone,
    /// It passes it on, or the same in another form: `tee`.
    Passes,
    /// It keeps it, whatever it is: `tar`.
    Keeps,
}

impl Piped {
    /// What `row` says of its program.
    fn of(row: Row<'_>) -> Option<Self> {
        match row.cell(7).split(' ').next()? {
            "runs" => Some(Self::Runs),
            "runs-alone" => Some(Self::RunsAlone),
            "passes" => Some(Self::Passes),
            "keeps" => Some(Self::Keeps),
            _ => None,
        }
    }
}

/// Which of `words`, as they are written, names the program that runs what is piped into their call, or is given to it
/// as `$(…)` behind them.
pub fn interpreter(words: &[&str]) -> Option<usize> {
    let (at, piped) = reader(words)?;
    let is_alone = words[at + 1..].iter().all(|word| *word == "-");
    (piped == Piped::Runs || piped == Piped::RunsAlone && is_alone).then_some(at)
}

/// Whether the call of `words` passes on what is piped into it.
pub fn passes(words: &[&str]) -> bool {
    reader(words).is_some_and(|(_, piped)| piped == Piped::Passes)
}

/// Whether the program called `name` keeps what is piped into it for what it wants, whatever that is.
pub fn keeps(name: &str) -> bool {
    TABLE.find(base(name)).is_some_and(|row| row.cell(7).split(' ').any(|word| word == "keeps"))
}

/// The program that `words` call, or have another one run.
fn reader(words: &[&str]) -> Option<(usize, Piped)> {
    let is_called = |at: usize| at == 0 || leads(&words[..at]);
    (0..words.len()).filter(|&at| is_called(at)).find_map(|at| Some((at, Piped::of(TABLE.find(base(words[at]))?)?)))
}

/// Whether a program is called `name`.
pub fn is_known(name: &str) -> bool {
    TABLE.find(name).is_some()
}

/// How the program called `name`, in whatever directory, runs commands, if it does.
pub fn runs(name: &str) -> Option<Runs> {
    Runs::of(TABLE.find(base(name))?.cell(4))
}

/// Whether the program called `name` may be given a command as one word: of those that run it here, what leads to none.
pub fn takes_text(name: &str) -> bool {
    let row = TABLE.find(base(name)).filter(|row| row.cell(4) != "here" || row.cell(1) == "9");
    row.and_then(|row| Runs::of(row.cell(4))).is_some_and(|runs| runs != Runs::Printed)
}

/// Whether `word` names a program that runs commands, or is what such a program calls that.
pub fn is_name(word: &str) -> bool {
    runs(word).is_some() || TABLE.rows().iter().any(|row| holds(row.cell(5), word))
}

/// Whether the program that `words` call, as they are written, has to be told more than they say. A program that is
/// not known is told enough.
pub fn wants_more(words: &[&str]) -> bool {
    match end(words) {
        _ if words.is_empty() => false,
        End::Short => true,
        End::Leads { runs, least } => runs == Runs::Here && least > 0 || is_named(words),
        End::Whole => false,
    }
}

/// Whether a program is called by `name`, which a sentence may have before curl as it is: `time`, `watch`.
pub fn is_said(name: &str) -> bool {
    TABLE.find(base(name)).is_some_and(|row| !row.cell(6).is_empty())
}

/// Whether `words` open a shell that runs elsewhere and takes the lines below: `ssh host`, `docker exec -it web sh`.
pub fn opens(words: &[&str]) -> bool {
    let Some(row) = words.first().and_then(|name| TABLE.find(base(name))) else { return false };
    let program = Program::of(row);
    if program.runs != Some(Runs::Elsewhere) || words[1..].iter().any(|word| word.contains('<')) {
        return false;
    }
    let (called, last) = (&words[..words.len() - 1], words[words.len() - 1]);
    let is_shell = TABLE.find(base(last)).is_some_and(|row| Runs::of(row.cell(4)) == Some(Runs::Quoted));
    let waits = |words: &[&str]| matches!(end(words), End::Leads { runs: Runs::Elsewhere, .. });
    if program.words.is_empty() { waits(words) } else { is_shell && waits(called) }
}

/// Whether `words` call a program that runs commands by a name of its own for that, so that one has to follow:
/// `docker exec`.
fn is_named(words: &[&str]) -> bool {
    let row = words.first().and_then(|name| TABLE.find(base(name)));
    row.is_some_and(|row| !row.cell(5).is_empty())
}

/// Whether the word behind `words`, as they are written, is the name of a command that they run.
pub fn leads(words: &[&str]) -> bool {
    !words.is_empty()
        && matches!(end(words), End::Leads { runs: Runs::Here | Runs::Elsewhere | Runs::Filled | Runs::Repeated, .. })
}

/// What the end of a call leaves open.
enum End {
    /// Nothing that is known.
    Whole,
    /// The value of an option, or an operand.
    Short,
    /// A command.
    Leads { runs: Runs, least: usize },
}

fn end(words: &[&str]) -> End {
    let Some((name, arguments)) = words.split_first() else { return End::Leads { runs: Runs::Here, least: 1 } };
    if is_assignment(name) {
        return end(arguments);
    }
    TABLE.find(base(name)).map_or(End::Whole, |row| Program::of(row).end(arguments))
}

fn is_assignment(word: &str) -> bool {
    let name = word.split_once('=').map_or("", |(name, _)| name);
    !name.is_empty() && name.bytes().all(|b| b == b'_' || b.is_ascii_alphanumeric())
}

fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// What a row says of a program.
struct Program {
    least: usize,
    instead: &'static str,
    values: &'static str,
    runs: Option<Runs>,
    words: &'static str,
}

/// Where the value of an option stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OptionValue {
    /// In the same word, or nowhere.
    Here,
    /// In the next word.
    Next,
}

/// What one word with dashes says.
struct Given {
    value: OptionValue,
    /// Whether it stands for the first operand.
    is_instead: bool,
}

impl Program {
    fn of(row: Row<'static>) -> Self {
        let [_, least, instead, values, runs, words] = row.take();
        Self { least: least.parse().unwrap_or(0), instead, values, runs: Runs::of(runs), words }
    }

    /// How its run of a command begins; `None` where what it is given is none.
    fn command(&self) -> Option<Runs> {
        self.runs.filter(|runs| !matches!(runs, Runs::Quoted | Runs::Later | Runs::Printed))
    }

    /// What `arguments` leave open.
    fn end(&self, arguments: &[&str]) -> End {
        let mut needed = self.least;
        let mut is_chosen = self.words.is_empty();
        let mut rest = arguments.iter().enumerate();
        while let Some((at, word)) = rest.next() {
            match self.option(word) {
                Some(option) => {
                    needed = needed.saturating_sub(usize::from(option.is_instead));
                    if option.value == OptionValue::Next && rest.next().is_none() {
                        return End::Short;
                    }
                }
                None if !is_chosen => is_chosen = holds(self.words, word),
                None if self.command().is_some() && needed < 2 => return end(&arguments[at..]),
                None => needed = needed.saturating_sub(1),
            }
        }
        match self.command().filter(|_| is_chosen && needed < 2) {
            Some(runs) => End::Leads { runs, least: needed },
            None if is_chosen && needed > 0 => End::Short,
            None => End::Whole,
        }
    }

    /// What `word` says as an option; `None` for an operand.
    fn option(&self, word: &str) -> Option<Given> {
        let name = word.strip_prefix('-').filter(|name| !name.is_empty())?;
        if let Some(long) = name.strip_prefix('-') {
            let is_instead = holds(self.instead, long.split('=').next().unwrap_or(long));
            let value = if holds(self.values, long) { OptionValue::Next } else { OptionValue::Here };
            return Some(Given { value, is_instead });
        }
        let mut letters = name.char_indices();
        let mut is_instead = false;
        let taking = letters.find(|&(at, c)| {
            let letter = &name[at..at + c.len_utf8()];
            is_instead |= holds(self.instead, letter);
            holds(self.values, letter)
        });
        let is_last = taking.is_some_and(|(at, c)| at + c.len_utf8() == name.len());
        Some(Given { value: if is_last { OptionValue::Next } else { OptionValue::Here }, is_instead })
    }
}

/// Whether `name` is among the names of a cell.
fn holds(names: &str, name: &str) -> bool {
    !name.is_empty() && names.split(' ').any(|known| known == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(command: &str) -> Vec<&str> {
        command.split_whitespace().collect()
    }

    #[test]
    fn a_program_is_told_all_it_needs() {
        for command in [
            "jq",
            "jq -r .a",
            "sudo bash -s -- --yes",
            "sudo -E bash -",
            "sudo FOO=1 tee /etc/a",
            "grep -e a",
            "grep -A2 a",
            "tar -xzC /usr/local",
            "tar --strip-components=1 -xz",
            "xargs",
            "timeout 5 sh",
            "docker load",
            "kubectl apply -f -",
            "ssh host",
            "frobnicate -x",
        ] {
            assert!(!wants_more(&words(command)), "{command}");
        }
    }

    #[test]
    fn what_runs_its_input_is_known() {
        let check = |command: &str, name: Option<&str>| {
            let words = words(command);
            assert_eq!(interpreter(&words).map(|at| words[at]), name, "{command}");
        };
        check("sh", Some("sh"));
        check("sudo -E bash -s -- --yes", Some("bash"));
        check("sudo -u me A=1 /bin/bash", Some("/bin/bash"));
        check("xargs -I{} sh -c {}", Some("sh"));
        check("python3 -", Some("python3"));
        check("python3 -m json.tool", None);
        check("tee a.sh", None);
        check("jq .", None);
        assert!(passes(&words("sudo tee a.sh")) && !passes(&words("jq .")) && !passes(&words("sh")));
        assert!(TABLE.rows().iter().all(|row| row.cell(7).is_empty() || Piped::of(row).is_some()));
    }

    #[test]
    fn a_program_is_cut_off() {
        for command in [
            "sudo",
            "sudo -E",
            "sudo -u",
            "sudo tee",
            "/usr/bin/sudo env A=1 tee",
            "tee -a",
            "grep -v",
            "head -n",
            "tar -xz -C",
            "tar xz -C",
            "timeout 5",
            "xargs -I",
            "python3 -c",
            "bash -c",
            "docker exec -i web",
        ] {
            assert!(wants_more(&words(command)), "{command}");
        }
    }

    #[test]
    fn what_takes_anything_is_known() {
        assert!(keeps("tar") && keeps("/usr/bin/tee") && !keeps("jq") && !keeps("bash") && !keeps("frobnicate"));
        assert!(passes(&words("gunzip -c")) && !passes(&words("tar x")));
    }

    #[test]
    fn a_command_may_follow() {
        for command in [
            "sudo",
            "sudo -u www env A=b",
            "time",
            "timeout 5",
            "timeout -k 1 5",
            "ssh -i key me@host",
            "docker exec -it web",
            "docker compose exec web",
            "kubectl exec -n a pod --",
            "sudo docker exec -e A=b web",
            "xargs -n 1",
            "A=b nice -n 5",
        ] {
            assert!(leads(&words(command)), "{command}");
        }
        for command in ["timeout", "ssh", "ssh host ls", "docker run", "docker build web", "sh -c", "echo", "This time"]
        {
            assert!(!leads(&words(command)), "{command}");
        }
    }

    #[test]
    fn a_shell_is_opened_elsewhere() {
        for command in
            ["ssh host", "ssh -p 2 me@host", "docker exec -it web bash", "kubectl exec -it a -n b -- /bin/sh"]
        {
            assert!(opens(&words(command)), "{command}");
        }
        for command in ["ssh host ls", "ssh", "docker exec web ls", "docker ps", "docker run web", "sudo -i", "bash"] {
            assert!(!opens(&words(command)), "{command}");
        }
    }

    #[test]
    fn names_are_told_from_what_is_told() {
        let names: Vec<_> =
            words("sshpass -p secret ssh me@host docker exec web").into_iter().filter(|it| is_name(it)).collect();
        assert_eq!(names, ["sshpass", "ssh", "docker", "exec"]);
    }

    #[test]
    fn rows_are_well_formed() {
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
        for row in TABLE.rows().iter() {
            let [_, least, _, _, runs, _] = row.take();
            assert!(least.parse::<usize>().is_ok(), "{}", row.line());
            assert!(runs.is_empty() || Runs::of(runs).is_some(), "{}", row.line());
        }
    }
}
