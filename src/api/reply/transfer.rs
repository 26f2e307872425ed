//! What curl itself says: `curl: (6) Could not resolve host: …`.

use super::Asked;
use super::told::Told;
use crate::api::Carrier;
use crate::knowledge::edge;
use crate::mend::SlipKind;
use crate::text::visible;

/// What curl's message means for `asked`.
pub(super) fn explain(text: &str, asked: Asked<'_>) -> Told {
    let text = text.trim();
    match number(text) {
        Some(1) => protocol(asked),
        Some(2) => option(asked),
        Some(3) => url(text, asked),
        Some(6) => host(text, asked),
        Some(7) => Told::new(
            "no-connection",
            "the host is there, but nothing answers on that port: the API speaks only HTTPS, on port 443",
        )
        .because("http-to-api"),
        Some(22) => http_error(text),
        Some(26) => Told::new("unreadable-file", "a file that the command names behind `@` or `-T` cannot be read"),
        Some(28) => Told::new("timeout", "no answer came in time; the request itself says nothing of why"),
        Some(35 | 51 | 58 | 60) => Told::new(
            "tls",
            "the secure connection failed: look at the clock, the certificates of this machine, and a proxy that opens connections",
        ),
        Some(52) => Told::new("empty-reply", "the server closed the connection without a word"),
        _ if text.contains("no URL specified") => option(asked),
        _ if text.contains("unknown") => option(asked),
        _ => Told::new("curl-error", "curl could not do its work; the message says why"),
    }
}

/// `-f` hides what the server said, but for the status at the end of curl's message.
fn http_error(text: &str) -> Told {
    let status = text.rsplit([' ', ':']).find_map(|word| word.trim().parse().ok());
    let means =
        status.and_then(edge::find).map_or_else(String::new, |row| format!("; {} means that {}", row.code, row.text));
    let text = format!("the server answered with an error, and `-f` hid what it said{means}");
    Told::new("http-error", text).remedy("send it again without `-f`, and read the body of the reply")
}

/// The number in `curl: (6) …`.
fn number(text: &str) -> Option<u32> {
    let inside = text.split_once('(')?.1.split_once(')')?.0;
    inside.trim().parse().ok()
}

fn told(meaning: &'static str, text: impl Into<String>, cause: Option<&'static str>) -> Told {
    let told = Told::new(meaning, text);
    match cause {
        Some(rule) => told.because(rule),
        None => told,
    }
}

fn protocol(asked: Asked<'_>) -> Told {
    told(
        "unknown-protocol",
        "something stands before `https` that curl took as part of it: most often a typographic quote, which no shell takes away",
        asked.slip(&[SlipKind::SmartQuote, SlipKind::InvisibleCharacter, SlipKind::StrayQuote]),
    )
}

fn option(asked: Asked<'_>) -> Told {
    let kinds = [SlipKind::SmartDash, SlipKind::SingleDash, SlipKind::SpacedDash, SlipKind::LostContinuation];
    told(
        "misread-options",
        "curl could not make sense of the options: a typographic dash is no hyphen, and a line end without backslash ends the command",
        asked.slip(&kinds),
    )
}

fn url(text: &str, asked: Asked<'_>) -> Told {
    let has_blank = asked
        .call
        .is_some_and(|call| call.segments.iter().any(|segment| segment.value.text().contains(char::is_whitespace)));
    if has_blank {
        let text = "the URL holds a blank, which curl refuses to send; it stands where an id belongs";
        let is_placeholder = asked.call.is_some_and(|it| it.segments.iter().any(|it| it.placeholder.is_some()));
        return Told::new("malformed-url", text).because(if is_placeholder {
            "placeholder-left"
        } else {
            "blank-in-path"
        });
    }
    if text.contains("glob") || text.contains("brace") || text.contains("bracket") || text.contains("range") {
        let text = "curl reads `{}` and `[]` in a URL as a list of URLs: a placeholder in braces has to be replaced, real ones want `--globoff`";
        return Told::new("malformed-url", text).because("placeholder-left");
    }
    if let Some(rule) = asked.slip(&[SlipKind::BrokenUrl]) {
        let text = "the URL was broken off by a blank or a line end, and curl refuses what is left";
        return Told::new("malformed-url", text).because(rule);
    }
    told(
        "malformed-url",
        "curl took something for a URL that is none: most often the second half of an argument whose quotes are typographic",
        asked.slip(&[SlipKind::SmartQuote, SlipKind::SmartDash, SlipKind::UnclosedQuote, SlipKind::MissingQuotes]),
    )
}

/// A host that is no host tells which word curl took for a URL.
fn host(text: &str, asked: Asked<'_>) -> Told {
    let host = text.split_once("host:").map_or("", |(_, host)| host.trim());
    let shown = visible(host).into_owned();
    let is_foreign = host.starts_with("xn--") || !host.is_ascii();
    if is_foreign {
        return told(
            "typography-as-host",
            "the host that curl looked for begins or ends with a character that is no ASCII: a typographic quote or dash became part of a word, and curl took the word for a URL",
            asked.slip(&[SlipKind::SmartQuote, SlipKind::SmartDash]).or(Some("smart-quote")),
        );
    }
    if host.contains("cloudflare") {
        return Told::new(
            "unknown-host",
            format!("`{shown}` was not found: look at its spelling, and whether this machine is online"),
        );
    }
    if is_secret(host, asked) {
        return argument("a credential", asked);
    }
    if host.is_empty() || host.contains('.') {
        return Told::new(
            "unknown-host",
            "the host was not found: look at its spelling, and whether this machine is online",
        );
    }
    argument(&format!("the word `{shown}`"), asked)
}

/// Whether `host` is a credential of the command, which is not to be repeated.
fn is_secret(host: &str, asked: Asked<'_>) -> bool {
    let is_it = |text: &str| text.eq_ignore_ascii_case(host);
    let sent = asked.call.is_some_and(|call| {
        call.credentials.iter().any(|it| it.carrier != Carrier::AuthEmail && is_it(it.value.text()))
    });
    sent || host.len() > 30
}

/// Part of an argument was taken for a URL.
fn argument(what: &str, asked: Asked<'_>) -> Told {
    let kinds = [SlipKind::SmartQuote, SlipKind::MissingQuotes, SlipKind::SmartDash, SlipKind::UnclosedQuote];
    told(
        "argument-as-host",
        format!(
            "{what} was taken for a URL: the quotes around its argument are missing, typographic, or of another shell"
        ),
        asked.slip(&kinds),
    )
}
