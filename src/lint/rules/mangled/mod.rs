//! Rules of the group `mangled`: what pasting did to a command.

mod smart_quote;

rules! { smart_quote }
