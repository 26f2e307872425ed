//! Bodies that are larger than what a process may hold.
