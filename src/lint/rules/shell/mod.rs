//! Rules of the group `shell`.

rules! {}
