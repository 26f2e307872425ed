//! What becomes of an option when its command is sent by another program than curl.

use super::Effect;

/// What becomes of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Handling {
    /// It is carried out.
    Honored,
    /// There is nothing to do: it shapes no request over HTTP.
    Idle,
    /// The same bytes go the same way without it, only slower or less private.
    LeftOut,
    /// Nothing is sent: without it other bytes would go, or elsewhere, or to somebody who is not to be trusted.
    Refused,
}

impl Handling {
    /// The same as a sentence about `uncurly run`.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Honored => "`uncurly run` carries it out",
            Self::Idle => "it shapes nothing that is sent over HTTP",
            Self::LeftOut => "`uncurly run` sends without it, and says so",
            Self::Refused => "`uncurly run` does not send a command that has it",
        }
    }
}

impl Effect {
    /// What becomes of an option with this effect.
    pub const fn handling(self) -> Handling {
        match self {
            Self::Refused | Self::AuthOther | Self::KeyFormat | Self::Http(super::HttpVersion::Http3Only) => {
                Handling::Refused
            }
            Self::Tuning => Handling::LeftOut,
            Self::Verbosity | Self::Noise | Self::Protocol | Self::FileMode | Self::Stop | Self::Deprecated => {
                Handling::Idle
            }
            _ => Handling::Honored,
        }
    }
}
