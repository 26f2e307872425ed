//! Rules of the group `secret`.

rules! {}
