//! Rules of the group `docs`: the comments that speak to this program, and how documentation lays commands out.

mod bare_ignore;
mod idle_content_type;
mod literal_domain;
mod literal_id;
mod off_style;
mod other_variable_name;
mod piped_to_jq;
mod unknown_rule;
mod unused_ignore;

rules! {
    bare_ignore,
    idle_content_type,
    literal_domain,
    literal_id,
    off_style,
    other_variable_name,
    piped_to_jq,
    unknown_rule,
    unused_ignore,
}
