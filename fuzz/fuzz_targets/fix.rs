//! Searches for bytes that break the law `fix`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| uncurly_fuzz::hold("fix", bytes));
