//! What becomes of URLs where software makes links of them.

use super::{Row, each_url, hidden, row};

pub(super) const ROWS: &[Row] = &[
    row("URLs made Markdown links to themselves", |text| each_url(text, |url| format!("[{url}]({url})"))),
    row("URLs in angle brackets", |text| each_url(text, |url| format!("<{url}>"))),
    row("URLs with a label in angle brackets", |text| each_url(text, |url| format!("<{url}|{url}>"))),
    row("URLs made HTML links", |text| each_url(text, |url| format!("<a href=\"{url}\">{url}</a>"))),
    row("URLs wrapped by one mail gateway", |text| {
        each_url(text, |url| {
            let given = escaped(url);
            format!("https://eur01.safelinks.protection.outlook.com/?url={given}&data=05%7C01&reserved=0")
        })
    }),
    row("URLs wrapped by another mail gateway", |text| {
        each_url(text, |url| format!("https://urldefense.com/v3/__{url}__;!!AbC!x$"))
    }),
    row("the middle of long URLs left out", |text| {
        each_url(text, |url| {
            if url.len() > 55 { format!("{} ... {}", &url[..39], &url[url.len() - 10..]) } else { url.to_owned() }
        })
    }),
    row("the end of long URLs left out", |text| {
        each_url(text, |url| if url.len() > 40 { format!("{}…", &url[..37]) } else { url.to_owned() })
    }),
    row("mail addresses hidden", |text| text.replace("x@y.example", "[email\u{a0}protected]")),
    hidden("a URL replaced by the title of its page", "a title says nothing of its address"),
    hidden("a slash put behind the host", "curl asks for the same"),
    row("a mark of the sentence put behind the command", |text| ended(text, '.')),
];

/// `url` percent-encoded.
fn escaped(url: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    url.bytes().map(byte).collect()
}

/// `text` with `mark` behind it, if it is a command alone that ends with a quote.
pub(super) fn ended(text: &str, mark: char) -> String {
    let alone = text.starts_with("curl") && !text.contains('\n') && text.ends_with(['"', '\'']);
    if alone { format!("{text}{mark}") } else { text.to_owned() }
}
