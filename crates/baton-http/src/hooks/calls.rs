//! One request to the public listener: the order of the checks of C1.

use std::net::IpAddr;

use baton_engine::gate::REFUSED_BODY_BYTES;
use baton_engine::{Admission, CallHead, Engine, Received, Refused};
use bytes::Bytes;
use http::header::{CONTENT_ENCODING, EXPECT};
use http::request::Parts;
use http::{HeaderMap, Method, Request};
use hyper::body::Incoming;

use super::Options;
use super::answer::{self, Answer};
use super::body::{self, Read};
use super::crowd::{Crowd, Seat};
use super::limits::{BODY_SLACK_BYTES, LARGEST_BODY_BYTES};
use super::trusted::Proxies;

/// What every connection holds.
pub(super) struct Shared {
    engine: Engine,
    healthy: Bytes,
    body_limit_bytes: usize,
    pub(super) proxies: Proxies,
    pub(super) crowd: Crowd,
    forwarded: Crowd,
}

/// The sender went away, or is too slow: the connection ends without an answer.
#[derive(Debug, thiserror::Error)]
#[error("the body did not arrive")]
pub(super) struct Cut;

impl Shared {
    pub(super) fn new(engine: Engine, options: &Options) -> Self {
        let healthy = format!(
            "{{\"status\":\"ok\",\"instance\":\"{}\"}}",
            engine.instance()
        );
        Self {
            engine,
            healthy: healthy.into(),
            body_limit_bytes: options.body_limit_bytes.min(LARGEST_BODY_BYTES),
            proxies: Proxies::new(options.trusted_proxies.clone()),
            crowd: Crowd::default(),
            forwarded: Crowd::default(),
        }
    }

    pub(super) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Whether only what is HTTP in one way is read.
    pub(super) fn is_strict(&self) -> bool {
        #[cfg(feature = "faults")]
        if self.engine.options().faults.lenient_framing {
            return false;
        }
        true
    }

    /// Answers one request of a peer, which has this seat.
    pub(super) async fn answer(
        &self,
        peer: IpAddr,
        request: Request<Incoming>,
        seat: &Seat,
    ) -> Result<Answer, Cut> {
        seat.waits();
        let (parts, body) = request.into_parts();
        if parts.uri.path() == "/healthz" {
            return Ok(match parts.method {
                Method::GET | Method::HEAD => answer::healthy(self.healthy.clone()),
                _ => close_unless_empty(&body, answer::wrong_method("GET, HEAD")),
            });
        }
        if parts.method != Method::POST {
            return Ok(close_unless_empty(&body, answer::wrong_method("POST")));
        }
        let from = self.proxies.sender(peer, &parts.headers);
        if from == peer {
            return self.call(from, parts, body, &[seat]).await;
        }
        // Many senders share the proxy's connections: each has a seat for each of its calls.
        let own = self.forwarded.enter_anyway(from);
        let seats = [seat, &own];
        let mut answer = std::pin::pin!(self.call(from, parts, body, &seats));
        tokio::select! {
            biased;
            answer = &mut answer => answer,
            () = own.asked_to_leave() => match own.is_busy() {
                true => answer.await,
                false => Err(Cut),
            },
        }
    }

    async fn call(
        &self,
        from: IpAddr,
        parts: Parts,
        body: Incoming,
        seats: &[&Seat],
    ) -> Result<Answer, Cut> {
        let waits = parts.headers.contains_key(EXPECT);
        let compressed = is_compressed(&parts.headers);
        let admitted = match self.engine.admit(head(from, parts)) {
            Admission::Admitted(admitted) => admitted,
            Admission::Refused(refused) => {
                return self.refuse(refused, body, seats, waits, compressed).await;
            }
            Admission::Unavailable { retry_after_s } => {
                return Ok(close_unless_empty(
                    &body,
                    answer::unavailable(retry_after_s),
                ));
            }
            Admission::TooFast { retry_after_s } => {
                return Ok(close_unless_empty(&body, answer::too_fast(retry_after_s)));
            }
        };
        let limit = self.body_limit_bytes;
        if compressed {
            let answer = drained(body, seats, limit, waits, answer::compressed()).await?;
            // Before the answer: whoever has the token is in no queue that could overflow.
            self.engine.note_compressed(admitted).await;
            return Ok(answer);
        }
        match body::read(body, seats, limit, BODY_SLACK_BYTES, waits).await {
            Read::Whole(body) => Ok(match self.engine.receive(admitted, body).await {
                Received::Stored { call, readable } => answer::received(&call, readable),
                Received::Unavailable { retry_after_s } => answer::unavailable(retry_after_s),
            }),
            Read::TooLong { bytes, ended } => {
                self.engine.note_too_big(admitted, bytes).await;
                Ok(close_unless(ended, answer::too_big()))
            }
            Read::Cut => Err(Cut),
        }
    }

    /// Reads alike for known and unknown addresses; what is kept is kept after the answer.
    async fn refuse(
        &self,
        refused: Refused,
        body: Incoming,
        seats: &[&Seat],
        waits: bool,
        compressed: bool,
    ) -> Result<Answer, Cut> {
        let (kept, ended) = match body::read(body, seats, REFUSED_BODY_BYTES, 0, waits).await {
            Read::Whole(body) if compressed => (None::<Bytes>, !body.is_empty()),
            Read::Whole(body) => (Some(body), true),
            Read::TooLong { ended, .. } => (None, ended),
            Read::Cut => return Err(Cut),
        };
        let engine = self.engine.clone();
        tokio::spawn(async move { engine.keep_refused(refused, kept).await });
        Ok(close_unless(ended, answer::unauthorized()))
    }
}

fn head(from: IpAddr, parts: Parts) -> CallHead {
    // Whatever is not below `/in/` is an address that does not exist.
    let path = parts.uri.path();
    let address = path.strip_prefix("/in/").unwrap_or(path).to_owned();
    let query = parts.uri.query().map(str::to_owned);
    CallHead {
        address,
        query,
        headers: parts.headers,
        from,
    }
}

fn is_compressed(headers: &HeaderMap) -> bool {
    headers.get_all(CONTENT_ENCODING).iter().any(|value| {
        let value = value.as_bytes().trim_ascii();
        !value.is_empty() && !value.eq_ignore_ascii_case(b"identity")
    })
}

/// Takes the body off the wire, so that the sender gets to see the answer.
async fn drained(
    body: Incoming,
    seats: &[&Seat],
    limit: usize,
    waits: bool,
    answer: Answer,
) -> Result<Answer, Cut> {
    match body::read(body, seats, limit, BODY_SLACK_BYTES, waits).await {
        Read::Whole(_) => Ok(answer),
        Read::TooLong { ended, .. } => Ok(close_unless(ended, answer)),
        Read::Cut => Err(Cut),
    }
}

fn close_unless_empty(body: &Incoming, answer: Answer) -> Answer {
    close_unless(hyper::body::Body::is_end_stream(body), answer)
}

fn close_unless(ended: bool, answer: Answer) -> Answer {
    if ended {
        answer
    } else {
        answer::and_close(answer)
    }
}
