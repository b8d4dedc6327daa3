//! For how long Baton is at work for an admin's connection: from when a request has come as a whole until
//! its answer is written.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use baton_http::Seat;
use http::{Request, Response};
use hyper::body::{Body as _, Frame, Incoming, SizeHint};

/// What is still to come of a request, which the other side is waited for.
pub(super) struct Coming {
    body: Incoming,
    seat: Arc<Seat>,
}

impl Coming {
    /// The head of a request came.
    pub(super) fn of(request: Request<Incoming>, seat: &Arc<Seat>) -> Request<Self> {
        let (head, body) = request.into_parts();
        match body.is_end_stream() {
            true => seat.is_served(),
            false => seat.waits(),
        }
        let seat = Arc::clone(seat);
        Request::from_parts(head, Self { body, seat })
    }
}

impl hyper::body::Body for Coming {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(cx);
        if matches!(frame, Poll::Ready(None)) || self.body.is_end_stream() {
            self.seat.is_served();
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A request is being answered: until all of the answer is written, as a stream of changes is for as
/// long as somebody listens, nobody asks its connection to leave.
pub(super) struct Served {
    body: Body,
    seat: Arc<Seat>,
}

impl Served {
    /// It is answered so.
    pub(super) fn with(answer: Response<Body>, seat: Arc<Seat>) -> Response<Self> {
        seat.is_served();
        answer.map(|body| Self { body, seat })
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.seat.waits();
    }
}

impl hyper::body::Body for Served {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
