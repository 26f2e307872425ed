//! Searches for bytes that break the law `json`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| uncurly_fuzz::hold("json", bytes));
