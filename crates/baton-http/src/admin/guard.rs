//! Who may ask: `Host` and `Origin` on every request of a server, then a session (C14, K8).

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use baton_admin::{Code, Refusal, sessions};
use baton_engine::Actor;
use http::{HeaderMap, HeaderValue, Method, header};

use super::problem::Refused;
use super::{Admin, Host, ServerHost};

/// The name of the cookie that keeps a session.
pub(super) const COOKIE: &str = "baton_session";

/// Lets only requests in that name this Baton: a page of another origin cannot call it, not even
/// when it makes its own name point here.
pub(crate) async fn origin(
    State(server): State<Arc<ServerHost>>,
    request: Request,
    next: Next,
) -> Response {
    match check_origin(&server, request.headers()) {
        Ok(()) => with_safe_headers(next.run(request).await),
        Err(refusal) => Refused(refusal).into_response(),
    }
}

/// Lets only requests with a session or a named token in, and names their actor.
pub(crate) async fn session(
    State(admin): State<Admin>,
    mut request: Request,
    next: Next,
) -> Response {
    let asks = match Asks::read(&request) {
        Ok(asks) => asks,
        Err(refusal) => return Refused(refusal).into_response(),
    };
    match signed_in(&admin, asks).await {
        Ok(actor) => {
            request.extensions_mut().insert(actor);
            not_stored(next.run(request).await)
        }
        Err(refusal) => Refused(refusal).into_response(),
    }
}

/// Names the actor of a window, which needs no session.
pub(crate) async fn desktop(
    State(admin): State<Admin>,
    mut request: Request,
    next: Next,
) -> Response {
    if let Host::Desktop { actor } = &*admin.host {
        request.extensions_mut().insert(actor.clone());
    }
    next.run(request).await
}

/// The cookie that keeps a session.
pub(crate) fn session_cookie(token: &str, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000{secure}")
}

/// The cookie that ends a session.
pub(crate) fn ended_cookie(secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{secure}")
}

/// The session's token, when the request brings the cookie.
pub(crate) fn cookie_token(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).into_iter();
    let pairs = cookies
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'));
    pairs
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|pair| pair.0 == COOKIE)
        .map(|p| p.1)
}

fn check_origin(server: &ServerHost, headers: &HeaderMap) -> Result<(), Refusal> {
    #[cfg(feature = "faults")]
    if baton_engine::Faults::from_environment().any_origin {
        return Ok(());
    }
    let wrong = |what: &str| {
        Err(Refusal::new(
            Code::WrongOrigin,
            format!("the `{what}` is not this Baton's"),
        ))
    };
    let mut hosts = headers.get_all(header::HOST).into_iter();
    let (Some(host), None) = (hosts.next().and_then(|h| h.to_str().ok()), hosts.next()) else {
        return wrong("Host");
    };
    if !is_ours(server, host) {
        return wrong("Host");
    }
    for origin in headers.get_all(header::ORIGIN) {
        let authority = origin.to_str().ok().and_then(authority_of);
        if !authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host)) {
            return wrong("Origin");
        }
    }
    Ok(())
}

fn is_ours(server: &ServerHost, host: &str) -> bool {
    let name = host_name(host);
    let loopback = name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    loopback
        || name.eq_ignore_ascii_case("localhost")
        || server
            .hosts
            .iter()
            .any(|ours| ours.eq_ignore_ascii_case(name))
}

/// `host:port` without the port and without brackets.
fn host_name(host: &str) -> &str {
    if let Some((name, _port)) = host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return name;
    }
    host.rsplit_once(':').map_or(host, |(name, _port)| name)
}

fn authority_of(origin: &str) -> Option<&str> {
    origin
        .strip_prefix("http://")
        .or_else(|| origin.strip_prefix("https://"))
}

async fn signed_in(admin: &Admin, asks: Asks) -> Result<Actor, Refusal> {
    let name = sessions::actor_of(&admin.engine, &asks.token)
        .await?
        .ok_or_else(not_signed_in)?;
    Ok(Actor::new(name, asks.place))
}

/// With which token, and from where.
struct Asks {
    token: String,
    place: String,
}

impl Asks {
    fn read(request: &Request) -> Result<Self, Refusal> {
        let headers = request.headers();
        let (token, by_cookie) = match (bearer_token(headers), cookie_token(headers)) {
            (Some(token), _) => (token, false),
            (None, Some(token)) => (token, true),
            (None, None) => return Err(not_signed_in()),
        };
        if by_cookie && changes_something(request.method()) && !names_our_page(headers) {
            let detail = "a change needs the `Origin` of this Baton";
            return Err(Refusal::new(Code::WrongOrigin, detail));
        }
        Ok(Self {
            token: token.to_owned(),
            place: place_of(request, by_cookie),
        })
    }
}

fn not_signed_in() -> Refusal {
    Refusal::new(
        Code::NotSignedIn,
        "sign in first: open the link that Baton printed at its first start, or that \
         `baton-server sign-in` prints",
    )
}

fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn changes_something(method: &Method) -> bool {
    !(method == Method::GET || method == Method::HEAD)
}

/// [`check_origin`] has compared it with the host already.
fn names_our_page(headers: &HeaderMap) -> bool {
    headers.contains_key(header::ORIGIN)
}

fn place_of(request: &Request, by_cookie: bool) -> String {
    let program = if by_cookie { "browser" } else { "command line" };
    match request.extensions().get::<ConnectInfo<SocketAddr>>() {
        Some(ConnectInfo(peer)) => format!("{program} {}", peer.ip()),
        None => program.to_owned(),
    }
}

fn with_safe_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert_with(|| {
            HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox")
        });
    response
}

fn not_stored(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
