//! Rules of the group `docs`.

rules! {}
