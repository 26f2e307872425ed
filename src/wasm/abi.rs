//! Three functions that any host can call; the only unsafe code of the crate.
//!
//! The host asks for room with [`uncurly_alloc`], writes the question there, hands it to
//! [`uncurly_call`], reads the length that the answer starts with and then the answer, and gives both
//! back with [`uncurly_free`].

#![allow(unsafe_code)]

use super::call::{call, refusal};

/// How many bytes the length before an answer takes.
const HEAD: usize = size_of::<usize>();

/// Room for `len` bytes, all zero; to be given back by [`uncurly_free`].
#[unsafe(no_mangle)]
pub extern "C" fn uncurly_alloc(len: usize) -> *mut u8 {
    leak(vec![0; len])
}

/// Answers the question in the `len` bytes at `ptr`, which stay the caller's.
///
/// What is given back starts with the length of the answer, a little-endian `usize`, and goes on with
/// the answer itself; it is given back by [`uncurly_free`] with both lengths together.
///
/// # Safety
///
/// `ptr` must come from [`uncurly_alloc`] with this `len`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn uncurly_call(ptr: *const u8, len: usize) -> *mut u8 {
    // SAFETY: the caller vouches that these bytes were allocated and written, and stay until it frees them.
    let question = unsafe { std::slice::from_raw_parts(ptr, len) };
    let answer = std::str::from_utf8(question).map_or_else(|_| refusal("the question is no UTF-8"), call);
    let mut out = Vec::with_capacity(HEAD + answer.len());
    out.extend(answer.len().to_le_bytes());
    out.extend(answer.into_bytes());
    leak(out)
}

/// Gives back the `len` bytes at `ptr`.
///
/// # Safety
///
/// They must come from [`uncurly_alloc`] with this `len`, or from [`uncurly_call`] with the length of
/// the answer and of what stands before it, and not be given back twice.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn uncurly_free(ptr: *mut u8, len: usize) {
    // SAFETY: the caller vouches that `leak` gave them out as a slice of this length.
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(ptr, len)) });
}

fn leak(bytes: Vec<u8>) -> *mut u8 {
    Box::into_raw(bytes.into_boxed_slice()).cast()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_goes_in_and_an_answer_comes_out() {
        let question = r#"{"command":"lint","text":"curl –x é"}"#;
        let ptr = uncurly_alloc(question.len());
        // SAFETY: `ptr` has room for the question, and the answer is as long as it says.
        let answer = unsafe {
            std::ptr::copy_nonoverlapping(question.as_ptr(), ptr, question.len());
            let told = uncurly_call(ptr, question.len());
            uncurly_free(ptr, question.len());
            let len = usize::from_le_bytes(*told.cast::<[u8; HEAD]>());
            let answer = std::slice::from_raw_parts(told.add(HEAD), len).to_vec();
            uncurly_free(told, HEAD + len);
            answer
        };
        assert_eq!(String::from_utf8(answer).as_deref(), Ok(call(question).as_str()));
    }
}
