//! Names that interfaces give a dollar sign, and that a shell takes for variables: `grammar/dollar-names.tsv`.

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/dollar-names.tsv"));

/// Where such a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the query of a URL.
    Parameter,
    /// In JSON, as the name of a member.
    Member,
}

impl Place {
    const fn name(self) -> &'static str {
        match self {
            Self::Parameter => "parameter",
            Self::Member => "member",
        }
    }
}

/// Whether `name` is one, where it stands at `place`.
pub fn is(name: &str, place: Place) -> bool {
    TABLE.rows().iter().any(|row| row.take() == [name, place.name()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_their_places() {
        assert!(is("filter", Place::Parameter) && !is("filter", Place::Member));
        assert!(is("set", Place::Member) && !is("set", Place::Parameter) && !is("HOME", Place::Member));
        assert!(TABLE.rows().iter().all(|row| ["parameter", "member"].contains(&row.cell(1))));
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.line() < b.line()));
    }
}
