//! Whatever stands behind a command is read as a reply or is none, and is told of.

use uncurly::report::FORMATS;

use super::text::{is_told_well, read, written};

/// A command whose reply the bytes are taken for.
const ASKED: &str = "curl -X POST \"https://api.cloudflare.com/client/v4/zones/023e105f4ecef8ad9ca31a8372d0c353/dns_records\" \
                     -H \"Authorization: Bearer $TOKEN\" -d '{\"type\":\"A\",\"name\":\"a.example\",\"content\":\"192.0.2.1\"}'\n\n";

pub(crate) fn hold(bytes: &[u8]) {
    let text = super::text_of(bytes);
    for text in [format!("{ASKED}{text}"), text.into_owned()] {
        let reports = [read(None, &text)];
        is_told_well(&reports[0]);
        for reply in &reports[0].replies {
            assert!(reply.command.is_none_or(|command| command < reports[0].commands.len()), "{reply:?} in\n{text}");
        }
        for format in FORMATS.iter().filter(|format| ["human", "json"].contains(&format.name)) {
            written(format, &reports);
        }
    }
}
