//! Searches for bytes that break the law `words`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| uncurly_fuzz::hold("words", bytes));
