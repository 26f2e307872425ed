//! A variable of the shell in place of what somebody else fills in; knows nothing of who does.

/// Which quotes of the shell are open at one place of a text after another.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    seen: usize,
    open: Option<u8>,
}

impl Quotes {
    /// The same for a text that begins at `start`.
    pub(super) const fn from(start: usize) -> Self {
        Self { seen: start, open: None }
    }

    /// A variable for what is called `name` at `at` of `text`, behind all places that were asked of. In single quotes, it
    /// stands between double ones, as nothing is to keep it from being filled in.
    pub(super) fn variable(&mut self, text: &str, at: usize, name: &str) -> String {
        let variable = format!("${{{}}}", name.replace(['-', '.'], "_"));
        self.pass(text, at);
        if self.open == Some(b'\'') { format!("'\"{variable}\"'") } else { variable }
    }

    fn pass(&mut self, text: &str, at: usize) {
        let next = |seen: usize| {
            let rest = text.as_bytes().get(seen..at)?;
            Some(seen + memchr::memchr3(b'\'', b'"', b'\\', rest)?)
        };
        while let Some(place) = next(self.seen) {
            let byte = text.as_bytes()[place];
            self.seen = place + 1;
            match (byte, self.open) {
                (b'\\', Some(b'\'')) => {}
                (b'\\', _) => self.seen += 1,
                (_, Some(open)) if open == byte => self.open = None,
                (_, None) => self.open = Some(byte),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Quotes;

    #[test]
    fn single_quotes_keep_no_variable() {
        let text = "x 'x' \"x'\" 'x\\' \\'x";
        let mut quotes = Quotes::default();
        let places = text.match_indices('x').map(|(at, _)| quotes.variable(text, at, "a.b"));
        let plain = "${a_b}";
        let within = "'\"${a_b}\"'";
        assert_eq!(places.collect::<Vec<_>>(), [plain, within, plain, within, plain]);
    }
}
