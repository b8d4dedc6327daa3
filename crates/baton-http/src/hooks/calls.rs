//! One request to the public listener: the order of the checks of C1.

use std::net::IpAddr;

use baton_engine::gate::REFUSED_BODY_BYTES;
use baton_engine::{Admission, Admitted, CallHead, Engine, Received, Refused};
use bytes::Bytes;
use http::header::EXPECT;
use http::request::Parts;
use http::{HeaderValue, Method, Request};
use hyper::body::Incoming;

use super::Options;
use super::answer::{self, Answer};
use super::body::{self, Read};
use super::encoding;
use super::limits::{BODY_SLACK_BYTES, CONNECTIONS, LARGEST_BODY_BYTES};
use super::trusted::Proxies;
use super::turned_away::TurnedAway;
use crate::crowd::{Crowd, Seat, files};

/// What every connection holds.
pub(super) struct Shared {
    engine: Engine,
    healthy: Bytes,
    body_limit_bytes: usize,
    pub(super) proxies: Proxies,
    pub(super) crowd: Crowd,
    pub(super) turned_away: TurnedAway,
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
            crowd: Crowd::new(files::connections()),
            turned_away: TurnedAway::new(),
            forwarded: Crowd::new(CONNECTIONS),
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
        match parts.method {
            Method::POST | Method::PUT | Method::GET | Method::HEAD | Method::OPTIONS => {}
            _ => return Ok(close_unless_empty(&body, answer::wrong_method(METHODS))),
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
        let compressed = encoding::is_named(&parts.headers);
        let opens = matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
        let asked = opens.then(|| Asked::of(&parts));
        let admitted = match self.engine.admit(head(from, parts)) {
            Admission::Admitted(admitted) => admitted,
            Admission::Refused(refused) if opens => {
                // After the answer, as with every other: who asks learns nothing from its time.
                let engine = self.engine.clone();
                tokio::spawn(async move { engine.count_refused(&refused) });
                return Ok(close_unless_empty(&body, answer::unauthorized()));
            }
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
        if let Some(asked) = asked {
            let answer = self.opened(admitted, asked).await;
            return Ok(close_unless_empty(&body, answer));
        }
        let limit = self.body_limit_bytes;
        match body::read(body, seats, limit, BODY_SLACK_BYTES, waits).await {
            Read::Whole(body) if compressed && !encoding::is_text(&body) => {
                Ok(self.not_unpacked(admitted, true).await)
            }
            Read::TooLong { ended, .. } if compressed => {
                Ok(self.not_unpacked(admitted, ended).await)
            }
            Read::Whole(body) => Ok(told(self.engine.receive(admitted, body).await)),
            Read::TooLong { bytes, ended } => {
                let engine = &self.engine;
                engine.note_too_big(admitted, bytes, limit as u64).await;
                Ok(close_unless(ended, answer::too_big()))
            }
            Read::Cut => Err(Cut),
        }
    }

    /// Answers a compressed call, of which the body was taken off the wire, as far as it goes, so that
    /// the sender gets to see the answer.
    async fn not_unpacked(&self, admitted: Admitted, ended: bool) -> Answer {
        // Before the answer: whoever has the token is in no queue that could overflow.
        self.engine.note_compressed(admitted).await;
        close_unless(ended, answer::compressed())
    }

    /// Answers an admitted call that brings no body.
    async fn opened(&self, admitted: Admitted, asked: Asked) -> Answer {
        match asked {
            Asked::IsThere => answer::is_there(),
            Asked::WhatItTakes { origin } => {
                let takes = match admitted.takes_get() {
                    true => METHODS,
                    false => BUT_GET,
                };
                answer::takes(takes, origin)
            }
            Asked::ToTakeIt => told(self.engine.receive_opening(admitted).await),
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
            Read::Whole(body) if compressed && !encoding::is_text(&body) => (None::<Bytes>, true),
            Read::Whole(body) => (Some(body), true),
            Read::TooLong { ended, .. } => (None, ended),
            Read::Cut => return Err(Cut),
        };
        let engine = self.engine.clone();
        tokio::spawn(async move { engine.keep_refused(refused, kept).await });
        Ok(close_unless(ended, answer::unauthorized()))
    }
}

/// The methods that an address takes in one way or another.
const METHODS: &str = "POST, PUT, GET, HEAD, OPTIONS";
/// Those of one that takes no call that only opens it.
const BUT_GET: &str = "POST, PUT, HEAD, OPTIONS";

/// What a call without a body asks.
enum Asked {
    /// `HEAD`: whether the address is there.
    IsThere,
    /// `OPTIONS`: what it takes; of CloudEvents' senders from where, too.
    WhatItTakes { origin: Option<HeaderValue> },
    /// `GET`: to be taken as a call.
    ToTakeIt,
}

impl Asked {
    fn of(parts: &Parts) -> Self {
        match parts.method {
            Method::HEAD => Self::IsThere,
            Method::OPTIONS => Self::WhatItTakes {
                origin: parts.headers.get("webhook-request-origin").cloned(),
            },
            _ => Self::ToTakeIt,
        }
    }
}

/// What the caller is told of an admitted call.
fn told(received: Received) -> Answer {
    match received {
        Received::Stored {
            answer: Some(text), ..
        } => answer::wanted(text),
        Received::Stored { call, readable, .. } => answer::received(&call, readable),
        Received::Handshake(echo) => answer::echo(&echo),
        Received::NotTaken => answer::wrong_method(BUT_GET),
        Received::Unavailable {
            retry_after_s,
            is_full: false,
        } => answer::unavailable(retry_after_s),
        Received::Unavailable {
            retry_after_s,
            is_full: true,
        } => answer::disk_full(retry_after_s),
    }
}

/// The address and the token in a path: `/in/{id}` or `/in/{id}/{token}`. Slashes at the end or
/// doubled ones change nothing; whatever is something else is an address that does not exist.
fn place(path: &str) -> (&str, Option<&str>) {
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("in"), Some(address), token, None) => (address, token),
        _ => (path, None),
    }
}

fn head(from: IpAddr, parts: Parts) -> CallHead {
    let (address, in_path) = place(parts.uri.path());
    let (address, in_path) = (address.to_owned(), in_path.map(str::to_owned));
    let query = parts.uri.query().map(str::to_owned);
    CallHead {
        address,
        in_path,
        query,
        headers: parts.headers,
        from,
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
