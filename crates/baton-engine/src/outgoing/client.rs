//! Sends one request under one policy and reads as much of its answer as is kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Method};
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use url::Url;

use super::failure::Failure;
use super::guard::Policy;
use super::resolve::Guarded;
use super::threads::{Thread, Threads};
use super::{ANSWER_BYTES, LONGEST_TRY_S, tls};
use crate::HostPort;

const USER_AGENT: &str = concat!("Baton/", env!("CARGO_PKG_VERSION"));
const IDLE_CONNECTIONS: usize = 64;
const IDLE_FOR: Duration = Duration::from_secs(20);
const MOST_TARGETS: usize = 256;

/// A request with its secrets filled in. Lives in memory only.
#[derive(Clone)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The whole address, parsed once.
    pub url: Url,
    /// All headers but those of the transport.
    pub headers: HeaderMap,
    /// The body; `None` sends none.
    pub body: Option<Bytes>,
    /// In total, at most [`LONGEST_TRY_S`].
    pub timeout_s: u32,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The first [`ANSWER_BYTES`] of the body.
    pub body: Bytes,
    /// Whether there was more.
    pub cut: bool,
}

/// The client: one connection pool for each target and policy, each talking on a thread of its own as
/// long as there are some. A receiver that talks without end, as with `102 Processing`, which the HTTP
/// library reads on for as long as bytes are there, holds up no calls that come in and no others.
#[derive(Debug, Default)]
pub struct Client {
    pools: Mutex<Pools>,
}

#[derive(Debug, Default)]
struct Pools {
    of: HashMap<Target, Pool>,
    threads: Threads,
}

/// The connections to one target, and the thread that talks on them; none on a computer that has no
/// threads left: there it is done where somebody waits for it.
#[derive(Clone, Debug)]
struct Pool {
    client: reqwest::Client,
    thread: Option<Arc<Thread>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Target {
    encrypted: bool,
    to: HostPort,
    policy: Policy,
}

impl Client {
    /// Sends a request; every consent is checked again on this very connection.
    pub async fn send(&self, request: Request, policy: Policy) -> Result<Answer, Failure> {
        let to = policy.judge_url(&request.url)?;
        let seconds = request.timeout_s.clamp(1, LONGEST_TRY_S);
        let pool = self.pool(request.url.scheme() == "https", &to, policy)?;
        let mut exchanges = JoinSet::new();
        let exchange = exchange(pool.client, request, to, seconds);
        let thread = pool.thread.as_ref().and_then(|thread| thread.handle());
        exchanges.spawn_on(exchange, &thread.unwrap_or_else(Handle::current));
        let limit = Duration::from_secs(u64::from(seconds));
        // Whoever is not waited for any longer is ended with the set.
        match tokio::time::timeout(limit, exchanges.join_next()).await {
            Ok(Some(Ok(outcome))) => outcome,
            Ok(Some(Err(_)) | None) => Err(Failure::ConnectionLost),
            Err(_) => Err(Failure::Timeout { seconds }),
        }
    }

    fn pool(&self, encrypted: bool, to: &HostPort, policy: Policy) -> Result<Pool, Failure> {
        let target = Target {
            encrypted,
            to: to.clone(),
            policy,
        };
        let mut pools = self
            .pools
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(pool) = pools.of.get(&target) {
            return Ok(pool.clone());
        }
        if pools.of.len() >= MOST_TARGETS {
            pools.of.clear();
        }
        let pool = Pool {
            client: build(&target)?,
            thread: pools.threads.another(),
        };
        // Without a thread it is not remembered: the next try may find one.
        if pool.thread.is_some() {
            pools.of.insert(target, pool.clone());
        }
        Ok(pool)
    }
}

fn build(target: &Target) -> Result<reqwest::Client, Failure> {
    let no_trust = || Failure::Tls {
        why: super::TlsWhy::NoTrustStore,
        until: None,
    };
    let tls = match target.encrypted {
        true => tls::trusting_the_platform().ok_or_else(no_trust)?,
        false => tls::trusting_nobody(),
    };
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .http1_only()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .retry(reqwest::retry::never())
        .user_agent(USER_AGENT)
        .tcp_nodelay(true)
        .pool_max_idle_per_host(IDLE_CONNECTIONS)
        .pool_idle_timeout(IDLE_FOR)
        .dns_resolver(Guarded {
            target: target.to.clone(),
            policy: target.policy,
            encrypted: target.encrypted,
        })
        .build()
        .map_err(|_| no_trust())
}

async fn exchange(
    pool: reqwest::Client,
    request: Request,
    to: HostPort,
    seconds: u32,
) -> Result<Answer, Failure> {
    let sorted = |error: reqwest::Error| Failure::of(&error, &to, seconds);
    let mut outgoing = reqwest::Request::new(request.method, request.url);
    *outgoing.headers_mut() = request.headers;
    *outgoing.body_mut() = request.body.map(Into::into);
    let mut response = pool.execute(outgoing).await.map_err(sorted)?;
    let (body, cut) = read(&mut response).await.map_err(sorted)?;
    let status = response.status().as_u16();
    let headers = std::mem::take(response.headers_mut());
    Ok(Answer {
        status,
        headers,
        body,
        cut,
    })
}

async fn read(response: &mut reqwest::Response) -> Result<(Bytes, bool), reqwest::Error> {
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await? {
        body.extend_from_slice(&chunk);
        if body.len() > ANSWER_BYTES {
            body.truncate(ANSWER_BYTES);
            return Ok((body.freeze(), true));
        }
    }
    Ok((body.freeze(), false))
}
