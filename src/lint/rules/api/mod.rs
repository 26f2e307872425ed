//! Rules of the group `api`.

rules! {}
