//! Which bodies are compressed (C1): by what the head says and by what they begin like, for some
//! senders name their charset there, or say what they only could have done.

use http::HeaderMap;
use http::header::CONTENT_ENCODING;

/// What a head may name that changes the bytes of a body. Any other name says nothing about them.
const COMPRESSIONS: [&str; 15] = [
    "br",
    "bzip2",
    "compress",
    "dcb",
    "dcz",
    "deflate",
    "gzip",
    "lz4",
    "lzma",
    "snappy",
    "x-bzip2",
    "x-compress",
    "x-gzip",
    "xz",
    "zstd",
];

/// So many bytes tell text from what was compressed, which holds others soon.
const TELLING: usize = 64;

/// Whether the head says that the body is compressed.
pub(super) fn is_named(headers: &HeaderMap) -> bool {
    let values = headers.get_all(CONTENT_ENCODING).into_iter();
    values
        .flat_map(|value| value.as_bytes().split(|&one| one == b','))
        .any(|name| {
            let name = name.trim_ascii();
            let mut known = COMPRESSIONS.iter();
            known.any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
        })
}

/// Whether a body begins as text does: it is not compressed, whatever its head says.
pub(super) fn is_text(body: &[u8]) -> bool {
    let begins = &body[..body.len().min(TELLING)];
    let is_whole = begins.len() == body.len();
    let text = match std::str::from_utf8(begins) {
        Ok(text) => text,
        // A letter may be cut in two at the end of what is looked at.
        Err(error) if !is_whole && error.error_len().is_none() => {
            std::str::from_utf8(&begins[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    text.chars()
        .all(|one| !one.is_control() || one.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn only_a_compression_is_named() {
        for (said, named) in [
            ("gzip", true),
            ("GZIP", true),
            ("identity, br", true),
            ("x-gzip", true),
            ("identity", false),
            ("", false),
            ("utf-8", false),
            ("UTF8", false),
            ("iso-8859-1", false),
            ("application/json", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(said));
            assert_eq!(is_named(&headers), named, "{said}");
        }
    }

    #[test]
    fn text_is_told_from_what_is_compressed() {
        let letters = format!("{}\u{e4}", "a".repeat(TELLING - 1));
        for text in ["", "{\"a\":1}", "\u{feff}{}", "a=1\r\n\t", &letters] {
            assert!(is_text(text.as_bytes()), "{text}");
        }
        // gzip, zlib, deflate, brotli, zstd: each of `{"a":1}`.
        let compressed: [&[u8]; 5] = [
            b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff",
            b"\x78\x9c\xab\x56\x4a\x54\xb2\x32\xac\x05\x00",
            b"\xab\x56\x4a\x54\xb2\x32\xac\x05\x00",
            b"\x0b\x03\x80{\"a\":1}\x03",
            b"\x28\xb5\x2f\xfd\x04\x00\x39",
        ];
        for body in compressed {
            assert!(!is_text(body), "{body:?}");
        }
    }
}
