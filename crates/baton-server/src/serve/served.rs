//! For how long Baton is at work for an admin's connection.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use baton_http::Seat;
use http::Response;
use hyper::body::{Frame, SizeHint};

/// A request is being answered: until all of the answer is written, as a stream of changes is for as
/// long as somebody listens, nobody asks its connection to leave.
pub(super) struct Served {
    body: Body,
    seat: Arc<Seat>,
}

impl Served {
    /// A request came.
    pub(super) fn begin(seat: &Arc<Seat>) -> Self {
        seat.is_served();
        Self {
            body: Body::empty(),
            seat: Arc::clone(seat),
        }
    }

    /// It is answered so.
    pub(super) fn with(mut self, answer: Response<Body>) -> Response<Self> {
        let (head, body) = answer.into_parts();
        self.body = body;
        Response::from_parts(head, self)
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
