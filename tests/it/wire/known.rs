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
    Known {
        line: "-OJ %U/say/name-twice/1",
        until: None,
        reason: "curl leaves an empty file behind, of the name that the URL has",
    },
    Known {
        line: "-F 'a=é;encoder=7bit' %U",
        until: None,
        reason: "curl begins to send a form that it cannot end; here nothing is sent, with the same number",
    },
    Known { line: "--next %U/1", until: Some((8, 0, 0)), reason: "earlier ones let `--next` come first" },
    Known {
        line: "-u a:b --aws-sigv4 aws:amz:r:s3 -H 'X-Amz-Date: 20150830T123600Z' %U",
        until: Some((8, 0, 0)),
        reason: "earlier ones tell no hash of what is sent; more that they sign otherwise stands in `signatures`",
    },
    Known {
        line: "%U/say/two-lengths",
        until: Some((8, 22, 0)),
        reason: "earlier ones take the last of several lengths; what else they do otherwise stands in `corners`",
    },
    Known {
        line: "-b heads -c - %U/say/found/1",
        until: Some((8, 22, 0)),
        reason: "earlier ones ask of whom the cookies of a file are, which it does not say",
    },
    Known { line: "-u : %U", until: Some((8, 22, 0)), reason: "earlier ones tell of a user without name and password" },
    Known {
        line: "-C 4 -o ten -f %U/say/unsatisfied/1",
        until: Some((8, 22, 0)),
        reason: "to earlier ones a file that is whole is a failure",
    },
    Known {
        line: "--proto nonsense %U",
        until: Some((8, 22, 0)),
        reason: "earlier ones take lists of protocols that they do not know, and such as leave none",
    },
    Known {
        line: "-F 'x=y;type=bad' %U",
        until: Some((8, 22, 0)),
        reason: "earlier ones refuse a type without a slash",
    },
    Known {
        line: "-s -w '%{url.host} %output{made}x' %U",
        until: Some((8, 3, 0)),
        reason: "earlier ones know neither parts of URLs nor files; what else they do not tell stands in `told`",
    },
    Known {
        line: "-L --max-filesize 4 %U/say/moves-here/1",
        until: Some((8, 11, 0)),
        reason: "earlier ones hold bodies to it that nobody wants",
    },
    Known {
        line: "-L %U/say/drops-moves-short/1",
        until: Some((8, 7, 0)),
        reason: "earlier ones do not mind that a body is cut short that nobody wants",
    },
    Known {
        line: "-w %{scheme} %U/a",
        until: Some((8, 6, 0)),
        reason: "earlier ones write the name of a scheme in capitals",
    },
];
