//! The user interface, embedded when the crate is compiled (`build.rs`); where it was not built,
//! a page says so.
//!
//! A page's address is any path that is no file: the user interface reads it. Files under
//! `assets/` carry a hash in their names and are kept for ever, pages are asked for each time.
//! The content policy allows this origin only, no inline script, and inline styles only with a
//! nonce that is different in each answer.

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use baton_admin::{Code, Refusal, sessions, words};
use http::{HeaderValue, Method, StatusCode, Uri, header};
use include_dir::{Dir, include_dir};

use super::extract::Speaks;
use super::{Admin, Refused, session_cookie};

static FILES: Dir<'_> = include_dir!("$OUT_DIR/ui");

const PAGE: &str = "index.html";

/// Pages, files and the sign-in link.
pub(crate) fn router() -> Router<Admin> {
    Router::new().route("/sign-in", get(sign_in)).fallback(file)
}

#[derive(serde::Deserialize)]
struct SignIn {
    #[serde(default)]
    once: String,
}

/// Exchanges the one-time link for the cookie and goes on to the first page.
async fn sign_in(
    State(admin): State<Admin>,
    Speaks(language): Speaks,
    Query(link): Query<SignIn>,
) -> Response {
    match sessions::begin(&admin.engine, &link.once).await {
        Ok(begun) => {
            admin.greet(language).await;
            let cookie = session_cookie(&begun.token, admin.secure_cookie());
            let headers = AppendHeaders([
                (header::SET_COOKIE, cookie),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ]);
            (headers, Redirect::to("/")).into_response()
        }
        Err(refusal) if refusal.code == Code::LinkUsed => {
            Redirect::to("/?link=used").into_response()
        }
        Err(refusal) => Refused(refusal).into_response(),
    }
}

async fn file(
    State(admin): State<Admin>,
    Speaks(language): Speaks,
    method: Method,
    uri: Uri,
) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path == "api" || path.starts_with("api/") {
        return Refused(Refusal::new(
            Code::NotFound,
            "the API has nothing at this path",
        ))
        .into_response();
    }
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    match FILES.get_file(path).filter(|_| path != PAGE) {
        Some(found) => asset(path, found.contents()),
        None if path.starts_with("assets/") => StatusCode::NOT_FOUND.into_response(),
        None => page(&admin, language).await,
    }
}

fn asset(path: &str, contents: &'static [u8]) -> Response {
    let kept = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = [
        (header::CONTENT_TYPE, content_type(path)),
        (header::CACHE_CONTROL, kept),
    ];
    (headers, contents).into_response()
}

async fn page(admin: &Admin, language: Option<String>) -> Response {
    let built = FILES.get_file(PAGE).and_then(|page| page.contents_utf8());
    let html = match built {
        Some(html) => Ok(html),
        None => words::said(&admin.engine, language, "missing.html").await,
    };
    let html = match html {
        Ok(html) => html,
        Err(refusal) => return Refused(refusal).into_response(),
    };
    let Ok(nonce) = nonce() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let meta = format!("<meta property=\"csp-nonce\" nonce=\"{nonce}\" />");
    let html = html.replacen("</head>", &format!("{meta}</head>"), 1);
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_SECURITY_POLICY, policy(&nonce)),
    ];
    (headers, html).into_response()
}

fn nonce() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

fn policy(nonce: &str) -> HeaderValue {
    let policy = format!(
        "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; \
         img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; \
         object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).expect("a base64 nonce is a header value")
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _other => "application/octet-stream",
    }
}
