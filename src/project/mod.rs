//! The disk: `uncurly.toml` → `Settings`, file walking, atomic writes.
