//! Rules of the group `curl`.

rules! {}
