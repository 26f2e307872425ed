//! What an operation makes of values that are numbers.

use super::args::ComplaintKind;
use super::given::Given;
use super::number;
use super::scope::Scope;
use crate::knowledge::options::{self, Takes};

impl Scope {
    pub(super) fn resume(&mut self, given: Given, name: &'static str) {
        self.resumed = Some(given.clone());
        if given.value.known() != Some("-") && self.number(name, &given, number::integer) == Some(0) {
            self.transport.ignored.push((name, given.span));
            return;
        }
        self.transport.unsupported.retain(|(other, _)| *other != name);
        self.transport.unsupported.push((name, given.span));
        self.resume = Some(given);
    }

    /// The number that an option is given; one that is not known makes the option an unsupported one.
    pub(super) fn number<T>(
        &mut self,
        name: &'static str,
        given: &Given,
        read: fn(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        let Some(text) = given.value.known() else {
            self.transport.unsupported.push((name, given.span));
            return None;
        };
        let fault = match read(text) {
            Ok(number) => return Some(number),
            Err(fault) => fault,
        };
        // Values that are numbers by the table have been complained of already.
        if options::long(name).is_some_and(|option| option.takes == Takes::Text) {
            self.complain(given.value.whole(), ComplaintKind::BadValue, format!("option --{name}: {fault}"), 2);
        }
        None
    }
}
