//! The laws of the tests, and how much memory each may take.

use std::alloc::System;

use cap::Cap;

#[path = "../../tests/it/law/mod.rs"]
#[expect(dead_code, reason = "the tests make what is begun with")]
mod law;

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// What tables that are read once and the formats take, whatever the input is.
const ALWAYS: usize = 128 << 20;

/// What a byte of input may take.
const PER_BYTE: usize = 16 << 10;

/// Has the law `name` hold for `bytes` within memory in proportion to them; more is none to be had, and ends the process.
pub fn hold(name: &str, bytes: &[u8]) {
    let law = law::LAWS.iter().find(|law| law.name == name).expect("every target has its law");
    let most = ALWAYS + PER_BYTE * bytes.len();
    MEMORY.set_limit(MEMORY.allocated() + most).expect("a limit above what is taken can be set");
    (law.hold)(bytes);
    MEMORY.set_limit(usize::MAX).expect("no limit can always be set");
}
