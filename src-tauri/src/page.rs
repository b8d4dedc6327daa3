//! The page's nonce: libraries may add a style sheet with it, and nothing else may.

use std::borrow::Cow;

use http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::{HeaderValue, Request, Response};

use crate::faults;

/// Gives each page a nonce of its own, in its policy and in the place where libraries look.
pub(crate) fn with_nonce(_request: Request<Vec<u8>>, response: &mut Response<Cow<'static, [u8]>>) {
    let is_page = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return;
    }
    if faults::has(faults::PAGE_WITHOUT_POLICY) {
        response.headers_mut().remove(CONTENT_SECURITY_POLICY);
        return;
    }
    let Some(policy) = response.headers().get(CONTENT_SECURITY_POLICY) else {
        return;
    };
    let Ok(policy) = policy.to_str() else { return };
    let Ok(random) = baton_engine::random::<16>() else {
        return;
    };
    let nonce: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let policy = policy.replacen("style-src ", &format!("style-src 'nonce-{nonce}' "), 1);
    let Ok(policy) = HeaderValue::from_str(&policy) else {
        return;
    };
    let page = String::from_utf8_lossy(response.body());
    let meta = format!("<meta property=\"csp-nonce\" nonce=\"{nonce}\" /></head>");
    let page = page.replacen("</head>", &meta, 1);
    response
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, policy);
    *response.body_mut() = Cow::Owned(page.into_bytes());
}
