//! Rules of the group `docs`: the comments that speak to this program.

mod bare_ignore;
mod unknown_rule;
mod unused_ignore;

rules! {
    bare_ignore,
    unknown_rule,
    unused_ignore,
}
