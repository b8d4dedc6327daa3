//! The admin API under `/api/v1`: one router for the browser, the command line and the window.
//!
//! [`admin_router`] builds it for a host. A server puts a session, the `Host` and the `Origin`
//! before every route; a desktop calls the router in process, and its router has no route that
//! answers with a token.

mod described;
mod extract;
mod guard;
mod openapi;
mod pages;
mod problem;
mod routes;
mod written;

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use baton_admin::system::HostKind;
use baton_admin::{Code, Refusal, words};
use baton_engine::{Actor, Engine};
use tower::ServiceExt as _;

use described::Routes;
pub(crate) use guard::session_cookie;
pub use openapi::openapi;
pub use problem::{ProblemDocument, Refused};

/// Where the API lives.
pub const BASE_PATH: &str = "/api/v1";

/// The largest request body: an imported file, a definition of 1,000 steps.
pub const REQUEST_BODY_BYTES: usize = 8 * 1024 * 1024;

/// Who serves the router.
#[derive(Clone, Debug)]
pub enum Host {
    /// A listener with sessions.
    Server(ServerHost),
    /// A window or a command that calls in process.
    Desktop {
        /// Who stands in the audit.
        actor: Actor,
    },
}

/// What a listener allows.
#[derive(Clone, Debug, Default)]
pub struct ServerHost {
    /// Names and addresses, without ports, that `Host` may hold besides this computer's own.
    pub hosts: Vec<String>,
    /// Whether the cookie is for `https` only: a proxy with a certificate stands before.
    pub secure_cookie: bool,
}

/// What every handler holds.
#[derive(Clone)]
pub(crate) struct Admin {
    pub(crate) engine: Engine,
    host: Arc<Host>,
}

impl Admin {
    /// On what Baton runs.
    pub(crate) fn host_kind(&self) -> HostKind {
        match *self.host {
            Host::Server(_) => HostKind::Server,
            Host::Desktop { .. } => HostKind::Desktop,
        }
    }

    /// Whether the cookie is for `https` only.
    pub(crate) fn secure_cookie(&self) -> bool {
        match &*self.host {
            Host::Server(server) => server.secure_cookie,
            Host::Desktop { .. } => false,
        }
    }

    /// Somebody who reads that language was let in. What fails here keeps nobody out.
    pub(crate) async fn greet(&self, language: Option<String>) {
        if let Err(refusal) = words::greet(&self.engine, language).await {
            tracing::warn!(%refusal, "the first things keep their names");
        }
    }
}

/// The API for a host; on a server with the user interface and the sign-in page.
///
/// It is put together when it is asked for the first time: that takes a good part of the start and
/// of the memory of a server that takes calls and that nobody administers at the moment.
pub fn admin_router(engine: Engine, host: Host) -> Router {
    let whole: AtFirst = LazyLock::new(Box::new(move || match host {
        Host::Server(server) => server_router(engine, server),
        Host::Desktop { actor } => desktop_router(engine, actor),
    }));
    let whole = Arc::new(whole);
    Router::new().fallback(move |request: Request| {
        let router = LazyLock::force(&whole).clone();
        router.oneshot(request)
    })
}

/// A router that is made when it is needed.
type AtFirst = LazyLock<Router, Box<dyn FnOnce() -> Router + Send>>;

fn server_router(engine: Engine, server: ServerHost) -> Router {
    let server = Arc::new(server);
    let admin = Admin {
        engine,
        host: Arc::new(Host::Server((*server).clone())),
    };
    let guarded = api(routes::shared().merge(routes::server_only())).layer(
        middleware::from_fn_with_state(admin.clone(), guard::session),
    );
    // After the merge: two routers that share a path cannot both have this fallback.
    let api = guarded.merge(api(routes::before_session()));
    Router::new()
        .nest(BASE_PATH, api.method_not_allowed_fallback(wrong_method))
        .merge(pages::router())
        .layer(middleware::from_fn_with_state(server, guard::origin))
        .with_state(admin)
}

fn desktop_router(engine: Engine, actor: Actor) -> Router {
    let admin = Admin {
        engine,
        host: Arc::new(Host::Desktop { actor }),
    };
    let named = api(routes::shared())
        .method_not_allowed_fallback(wrong_method)
        .fallback(nothing_here)
        .layer(middleware::from_fn_with_state(
            admin.clone(),
            guard::desktop,
        ));
    Router::new().nest(BASE_PATH, named).with_state(admin)
}

fn api(routes: Routes) -> Router<Admin> {
    let router = routes.into_router();
    router
        .layer(DefaultBodyLimit::max(REQUEST_BODY_BYTES))
        .layer(middleware::from_fn(to_its_end))
}

/// Does what changes something in a task of its own: whoever asked may hang up, and what is done in
/// several steps (a secret, then what names it) is done to its end all the same.
async fn to_its_end(request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let done = tokio::spawn(next.run(request)).await;
    let broken = |_| Refused(Refusal::new(Code::Internal, "it broke off")).into_response();
    done.unwrap_or_else(broken)
}

async fn nothing_here() -> Refused {
    Refusal::new(Code::NotFound, "the API has nothing at this path").into()
}

async fn wrong_method() -> Refused {
    Refusal::new(Code::MethodNotAllowed, "the path does not take this method").into()
}
