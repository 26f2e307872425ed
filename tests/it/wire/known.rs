//! Where curl and `run` are known to differ, and why.

use super::compare::Version;

/// A command line that the two do not send alike.
pub(super) struct Known {
    pub(super) line: &'static str,
    /// The release of curl from which on they agree; `None` where they never do.
    pub(super) until: Option<Version>,
    pub(super) reason: &'static str,
}

pub(super) const ROWS: &[Known] = &[
    Known {
        line: "--max-filesize 3 %U/close",
        until: Some((8, 4, 0)),
        reason: "earlier ones look at the length that is told and not at that which comes",
    },
    Known {
        line: "-OJ %U/say/named-missing/x",
        until: Some((8, 5, 0)),
        reason: "earlier ones let errors name files too",
    },
    Known { line: "--next %U/1", until: Some((8, 0, 0)), reason: "earlier ones let `--next` come first" },
    Known {
        line: "-u a:b --aws-sigv4 aws:amz:r:s3 -H 'X-Amz-Date: 20150830T123600Z' %U",
        until: Some((8, 0, 0)),
        reason: "earlier ones tell no hash of what is sent; more that they sign otherwise stands in `signatures`",
    },
    Known {
        line: "-w %{scheme} %U/a",
        until: Some((8, 6, 0)),
        reason: "earlier ones write the name of a scheme in capitals",
    },
];
