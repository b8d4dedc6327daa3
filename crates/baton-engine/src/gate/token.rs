//! The tokens a call brings, in the header or inside the address (C3).

use http::HeaderMap;
use http::header::AUTHORIZATION;
use sha2::{Digest, Sha256};

/// The tokens a call brings: at most one in the header and one in the query.
pub(super) fn brought(headers: &HeaderMap, query: Option<&str>) -> impl Iterator<Item = Vec<u8>> {
    in_header(headers)
        .into_iter()
        .chain(query.and_then(in_query))
}

/// What the database keeps of a token.
pub fn digest(token: &[u8]) -> [u8; 32] {
    Sha256::digest(token).into()
}

fn in_header(headers: &HeaderMap) -> Option<Vec<u8>> {
    let value = headers.get(AUTHORIZATION)?.as_bytes();
    let (scheme, token) = value.split_at_checked(7)?;
    scheme
        .eq_ignore_ascii_case(b"bearer ")
        .then(|| token.trim_ascii().to_vec())
}

fn in_query(query: &str) -> Option<Vec<u8>> {
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs
        .find(|(name, _)| name == "token")
        .map(|(_, token)| token.trim().as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(header: &str, query: &str) -> Vec<Vec<u8>> {
        let mut headers = HeaderMap::new();
        if !header.is_empty() {
            headers.insert(AUTHORIZATION, header.parse().expect("a header's value"));
        }
        brought(&headers, Some(query)).collect()
    }

    #[test]
    fn c3_both_forms_are_read() {
        assert_eq!(tokens("Bearer btn_a", ""), [b"btn_a"]);
        assert_eq!(
            tokens("bearer  btn_a ", "token=btn_b"),
            [b"btn_a", b"btn_b"]
        );
        assert_eq!(tokens("", "x=1&token=btn%5Fb&token=c"), [b"btn_b"]);
        assert!(tokens("Basic btn_a", "tokens=btn_b").is_empty());
        assert!(tokens("Bearer", "token").first().is_none_or(Vec::is_empty));
    }
}
