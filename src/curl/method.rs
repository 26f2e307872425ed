//! What kind of request it is: five ways that exclude each other.

/// A way to make a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Head,
    Form,
    Post,
    Put,
}

impl Method {
    /// curl's name for it.
    const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET (-G, --get)",
            Self::Head => "HEAD (-I, --head)",
            Self::Form => "multipart formpost (-F, --form)",
            Self::Post => "POST (-d, --data)",
            Self::Put => "PUT (-T, --upload-file)",
        }
    }

    /// The word of the request line.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Form | Self::Post => "POST",
            Self::Put => "PUT",
        }
    }

    /// Fills `slot`; if another way has filled it, what curl says.
    pub(super) fn select(self, slot: &mut Option<Self>) -> Result<(), String> {
        match *slot {
            Some(other) if other != self => Err(format!(
                "You can only select one HTTP request method! You asked for both {} and {}.",
                self.name(),
                other.name()
            )),
            _ => {
                *slot = Some(self);
                Ok(())
            }
        }
    }
}
