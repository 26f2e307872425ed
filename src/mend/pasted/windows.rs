//! What tells that a command which a POSIX shell reads well was typed for one of Windows: the prompt before it, a variable
//! that PowerShell set.

use std::cell::OnceCell;

use crate::curl::Arg;
use crate::knowledge::options::CurlOption;
use crate::mend::command::{Command, Slip, SlipKind};

/// What a paste tells of its shell, looked for once, when it is asked for.
pub(in crate::mend) struct Paste<'t> {
    pub(super) given: &'t str,
    prompted: OnceCell<bool>,
    set: OnceCell<Vec<&'t str>>,
}

impl<'t> Paste<'t> {
    /// The paste `given`.
    pub(in crate::mend) const fn new(given: &'t str) -> Self {
        Self { given, prompted: OnceCell::new(), set: OnceCell::new() }
    }

    fn lines(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.given.lines().map(str::trim_start)
    }

    /// Whether a prompt of Windows stands in it.
    fn is_prompted(&self) -> bool {
        *self.prompted.get_or_init(|| self.lines().any(is_prompted))
    }

    /// Whether it sets the variable `name`, its dollar sign included, as PowerShell does.
    fn sets(&self, name: &str) -> bool {
        let names = || {
            let mut names: Vec<_> = self.lines().filter_map(set).collect();
            names.sort_unstable();
            names
        };
        self.set.get_or_init(names).binary_search(&name).is_ok()
    }
}

/// What of that speaks against `command` of `paste`.
pub(super) fn told(command: &Command, paste: &Paste<'_>) -> Option<&'static str> {
    if command.slips.iter().any(is_translated) {
        return None;
    }
    let args = &command.invocation.args;
    if paste.is_prompted() && args.iter().filter_map(|arg| arg.value.as_ref()).any(|it| names_variable(it.text())) {
        return Some("whether a name between percent signs is a variable of cmd.exe");
    }
    if args.iter().any(is_null_device) && (paste.is_prompted() || command.slips.iter().any(is_ending)) {
        return Some("whether `NUL` is a file or, as in Windows, what takes all and keeps nothing");
    }
    let values = command.invocation.args.iter().filter_map(|arg| arg.value.as_ref());
    let spans = values.flat_map(|value| value.unknowns().iter().map(|unknown| value.origin(unknown.span)));
    let mut names = spans.map(|span| span.of(command.text.text())).filter(|it| it.starts_with('$')).peekable();
    names.peek()?;
    if names.clone().any(is_evaluated) {
        Some("what PowerShell works out for it")
    } else if paste.is_prompted() {
        Some("whether a name behind `$` is a variable of the shell")
    } else if names.any(|name| paste.sets(name)) {
        Some("what PowerShell makes of its variable")
    } else {
        None
    }
}

/// Whether `expansion` is worked out by PowerShell: `$($env:X)`, `$(Get-Date)`.
fn is_evaluated(expansion: &str) -> bool {
    let inner = expansion.strip_prefix("$(").unwrap_or("").trim_start();
    let word = inner.split([' ', ')', '.']).next().unwrap_or("");
    let is_name = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_uppercase()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let is_cmdlet = word.split_once('-').is_some_and(|(verb, noun)| is_name(verb) && is_name(noun));
    is_cmdlet || word.get(..5).is_some_and(|scope| scope.eq_ignore_ascii_case("$env:"))
}

/// Whether `slip` tells that the command was written for Windows and is translated; that its program ends with `.exe` there
/// says nothing of its variables.
fn is_translated(slip: &Slip) -> bool {
    slip.kind == SlipKind::WindowsQuoting && !is_ending(slip)
}

/// Whether `slip` took the ending of the program's name away.
fn is_ending(slip: &Slip) -> bool {
    slip.kind == SlipKind::WindowsQuoting && slip.text.is_empty() && slip.span.len() == ".exe".len()
}

/// Whether `value` has a name between percent signs that is no escape of a URL.
fn names_variable(value: &str) -> bool {
    let is_name = |name: &str| {
        let is_escape = name.len() > 1 && name.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit);
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && !is_escape
    };
    let parts: Vec<_> = value.split('%').collect();
    parts.len() > 2 && parts[1..parts.len() - 1].iter().any(|name| is_name(name))
}

/// Whether `arg` writes what comes back to where Windows keeps nothing.
fn is_null_device(arg: &Arg) -> bool {
    let writes = |option: &CurlOption| matches!(option.long, "output" | "dump-header" | "stderr");
    let file = arg.value.as_ref().filter(|_| arg.option.is_some_and(writes));
    file.is_some_and(|file| file.text().trim_end_matches(':').eq_ignore_ascii_case("nul"))
}

/// Whether `line` begins with the prompt of cmd.exe or PowerShell: `C:\\Users\\me>`.
fn is_prompted(line: &str) -> bool {
    let path = line.strip_prefix("PS ").unwrap_or(line);
    let drive = path.split_once(":\\").filter(|(drive, _)| drive.len() == 1 && drive.is_ascii());
    drive.is_some_and(|(_, rest)| rest.split(['"', '\'', ' ']).next().is_some_and(|word| word.contains('>')))
}

/// The variable that `line` sets as PowerShell does to what no other shell has, its dollar sign included.
fn set(line: &str) -> Option<&str> {
    let (name, value) = line.split_once('=').filter(|(name, _)| name.starts_with('$'))?;
    let value = value.trim_start();
    (value.starts_with("@{") || value.contains("ConvertTo-")).then(|| name.trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn variables_of_other_shells_are_told() {
        let prompted = Some("whether a name behind `$` is a variable of the shell");
        check("C:\\Users\\me>curl \"https://a.example/x?$top=5\"\n", prompted);
        check("C:\\Users\\me>curl \"https://a.example/x?top=5\"\n", None);
        check("$ curl \"https://a.example/x?a=$top\"\n", None);
        let percent = Some("whether a name between percent signs is a variable of cmd.exe");
        check("C:\\>curl -H \"A: %T%\" https://a.example/%ID%\n", percent);
        check("C:\\>curl https://a.example/%20a%20b\n", None);
        check("$ curl -H \"A: %T%\" https://a.example/x\n", None);
        let null = Some("whether `NUL` is a file or, as in Windows, what takes all and keeps nothing");
        check("curl.exe -s https://a.example/ -o NUL\n", null);
        check("curl -s https://a.example/ -o nul.txt\n", None);
        let worked_out = Some("what PowerShell works out for it");
        check("$r = curl.exe -s \"https://a.example/?x=$($env:X)\"\n", worked_out);
        check("curl -s \"https://a.example/?x=$(Get-Date)\"\n", worked_out);
        check("curl -s \"https://a.example/?x=$(date +%s)\"\n", None);
        let set = Some("what PowerShell makes of its variable");
        check("$body = @{a = 1} | ConvertTo-Json\ncurl.exe -d $body https://a.example/x\n", set);
    }
}
