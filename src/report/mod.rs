//! What was found, in every format: one file each, and the list.
