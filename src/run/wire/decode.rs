//! The encodings of a reply's body, undone as it comes (`--compressed`).

use std::io::{ErrorKind, Write};

use brotli_decompressor::DecompressorWriter;
use flate2::write::{DeflateDecoder, GzDecoder, ZlibDecoder};

use crate::run::Stop;

/// What a server is told that we can undo.
pub(super) const ACCEPTED: &str = "deflate, gzip, br, zstd";

/// Undoes the encodings of a body.
pub(super) struct Decoder {
    steps: Vec<Step>,
    /// How many bytes were taken in.
    pub(super) taken: u64,
}

enum Step {
    Gzip(Box<GzDecoder<Vec<u8>>>),
    Zlib(Box<ZlibDecoder<Vec<u8>>>),
    Deflate(Box<DeflateDecoder<Vec<u8>>>),
    /// Its first byte is to tell whether the zlib head is there.
    Undecided,
    Brotli(Box<DecompressorWriter<Vec<u8>>>),
    Zstd(Box<zstd::stream::write::Decoder<'static, Vec<u8>>>),
    /// One that is not known, which matters only when a byte of it comes.
    Unknown(String),
}

/// How many encodings a body may have.
const MOST: usize = 5;

impl Decoder {
    /// What undoes `encodings`, named in the order in which they were applied; `None` where there are none.
    pub(super) fn new(encodings: &str) -> Result<Option<Self>, Stop> {
        let mut steps = Vec::new();
        for name in encodings.split(',').map(|name| name.trim().to_ascii_lowercase()) {
            steps.push(match name.as_str() {
                "" | "identity" | "none" => continue,
                "gzip" | "x-gzip" => Step::Gzip(Box::new(GzDecoder::new(Vec::new()))),
                "deflate" => Step::Undecided,
                "br" => Step::Brotli(Box::new(DecompressorWriter::new(Vec::new(), 4096))),
                "zstd" => {
                    let decoder = zstd::stream::write::Decoder::new(Vec::new()).map_err(|error| bad(&error))?;
                    Step::Zstd(Box::new(decoder))
                }
                other => Step::Unknown(other.to_owned()),
            });
        }
        if steps.len() > MOST {
            return Err(Stop::curl(61, format!("the reply has more than {MOST} encodings")));
        }
        steps.reverse();
        Ok((!steps.is_empty()).then_some(Self { steps, taken: 0 }))
    }

    /// What `bytes`, and those before them, stand for.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<Vec<u8>, Stop> {
        self.taken += bytes.len() as u64;
        let mut bytes = bytes.to_vec();
        for step in &mut self.steps {
            bytes = match step {
                Step::Unknown(name) => {
                    return Err(Stop::curl(61, format!("the reply's encoding `{name}` is not known")));
                }
                step => step.push(&bytes).map_err(|error| bad(&error))?,
            };
        }
        Ok(bytes)
    }
}

impl Step {
    fn push(&mut self, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
        if let (Self::Undecided, Some(&first)) = (&*self, bytes.first()) {
            *self = if first & 15 == 8 {
                Self::Zlib(Box::new(ZlibDecoder::new(Vec::new())))
            } else {
                Self::Deflate(Box::new(DeflateDecoder::new(Vec::new())))
            };
        }
        match self {
            Self::Undecided | Self::Unknown(_) => Ok(Vec::new()),
            Self::Gzip(decoder) => written(decoder.as_mut(), bytes, |decoder| decoder.get_mut()),
            Self::Zlib(decoder) => written(decoder.as_mut(), bytes, |decoder| decoder.get_mut()),
            Self::Deflate(decoder) => written(decoder.as_mut(), bytes, |decoder| decoder.get_mut()),
            Self::Brotli(decoder) => written(decoder.as_mut(), bytes, |decoder| decoder.get_mut()),
            Self::Zstd(decoder) => written(decoder.as_mut(), bytes, |decoder| decoder.get_mut()),
        }
    }
}

fn written<W: Write>(decoder: &mut W, bytes: &[u8], out: fn(&mut W) -> &mut Vec<u8>) -> std::io::Result<Vec<u8>> {
    decoder.write_all(bytes)?;
    decoder.flush()?;
    Ok(std::mem::take(out(decoder)))
}

fn bad(error: &std::io::Error) -> Stop {
    match error.kind() {
        // A decoder that is done takes nothing more.
        ErrorKind::WriteZero => Stop::curl(23, "something stands behind the end of what the reply has encoded"),
        _ => Stop::curl(61, format!("the reply's encoding cannot be read: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(encodings: &str, bytes: &[u8]) {
        let mut decoder = Decoder::new(encodings).expect("known encodings").expect("an encoding");
        let found: Vec<u8> = bytes.chunks(3).flat_map(|chunk| decoder.push(chunk).expect("good bytes")).collect();
        assert_eq!(String::from_utf8_lossy(&found), "hello hello hello", "{encodings}");
    }

    fn deflated<W: Write>(mut encoder: W, finish: fn(W) -> Vec<u8>) -> Vec<u8> {
        encoder.write_all(b"hello hello hello").expect("memory takes it");
        finish(encoder)
    }

    #[test]
    fn encodings_are_undone() {
        use flate2::Compression;
        use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
        let level = Compression::default();
        check("gzip", &deflated(GzEncoder::new(Vec::new(), level), |it| it.finish().expect("memory")));
        check("deflate", &deflated(ZlibEncoder::new(Vec::new(), level), |it| it.finish().expect("memory")));
        check("deflate", &deflated(DeflateEncoder::new(Vec::new(), level), |it| it.finish().expect("memory")));
        check("zstd", &zstd::encode_all(b"hello hello hello".as_slice(), 3).expect("memory"));
        let gzip = deflated(GzEncoder::new(Vec::new(), level), |it| it.finish().expect("memory"));
        check("gzip, zstd", &zstd::encode_all(gzip.as_slice(), 3).expect("memory"));
    }

    #[test]
    fn nothing_stands_behind_the_end() {
        use flate2::Compression;
        use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
        let level = Compression::default();
        let gzip = deflated(GzEncoder::new(Vec::new(), level), |it| it.finish().expect("memory"));
        let zlib = deflated(ZlibEncoder::new(Vec::new(), level), |it| it.finish().expect("memory"));
        let plain = deflated(DeflateEncoder::new(Vec::new(), level), |it| it.finish().expect("memory"));
        for (encoding, packed) in [("gzip", gzip), ("deflate", zlib), ("deflate", plain)] {
            for size in [1, 3, packed.len(), packed.len() * 2] {
                let mut decoder = Decoder::new(encoding).expect("known encodings").expect("an encoding");
                let twice = packed.repeat(2);
                let found: Result<Vec<_>, _> = twice.chunks(size).map(|chunk| decoder.push(chunk)).collect();
                assert_eq!(found.map_err(|stop| stop.exit), Err(23), "{encoding}, {size}");
            }
        }
    }

    #[test]
    fn unknown_encodings_are_told() {
        let mut unknown = Decoder::new("sdch").expect("what is not read is no error").expect("an encoding");
        assert_eq!(unknown.push(b"x").map_err(|stop| stop.exit), Err(61));
        assert!(matches!(Decoder::new("identity"), Ok(None)));
    }
}
