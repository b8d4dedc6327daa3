//! Reading a body: up to a limit, and never slower than one kilobyte a second.

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};
use tokio::time::{Instant, timeout_at};

use super::limits::{SLOW_BODY_BYTES, SLOW_TIME};
use crate::crowd::Seat;

/// What came of reading a body.
pub(super) enum Read {
    /// All of it.
    Whole(Bytes),
    /// More than the limit; how much was seen or announced, and whether its end was reached.
    TooLong { bytes: u64, ended: bool },
    /// It was too slow, or broke off: there is nobody to answer.
    Cut,
}

/// Reads up to `limit` bytes, and of a longer body at most `slack` bytes more, unkept. Those who
/// sit there are waited for as long as it takes.
pub(super) async fn read(
    body: Incoming,
    seats: &[&Seat],
    limit: usize,
    slack: usize,
    waits: bool,
) -> Read {
    let read = read_all(body, seats, limit, slack, waits).await;
    seats.iter().for_each(|seat| seat.is_served());
    read
}

async fn read_all(
    mut body: Incoming,
    seats: &[&Seat],
    limit: usize,
    slack: usize,
    waits: bool,
) -> Read {
    let announced = body.size_hint().lower();
    if announced > (limit + slack) as u64 || (waits && announced > limit as u64) {
        return Read::TooLong {
            bytes: announced,
            ended: false,
        };
    }
    let mut pace = Pace::new(seats);
    let mut kept = Kept::Nothing;
    let mut seen = 0usize;
    loop {
        let frame = match pace.next(&mut body).await {
            Next::Frame(frame) => frame,
            Next::End if seen > limit => {
                return Read::TooLong {
                    bytes: seen as u64,
                    ended: true,
                };
            }
            Next::End => return Read::Whole(kept.bytes()),
            Next::Cut => return Read::Cut,
        };
        seen += frame.len();
        if seen > limit + slack {
            return Read::TooLong {
                bytes: announced.max(seen as u64),
                ended: false,
            };
        }
        if seen <= limit {
            kept.push(frame, usize::try_from(announced).unwrap_or(0));
        } else {
            kept = Kept::Nothing;
        }
    }
}

/// One frame, which is the usual body, is kept as it is; more are put together.
enum Kept {
    Nothing,
    One(Bytes),
    More(BytesMut),
}

impl Kept {
    fn push(&mut self, frame: Bytes, announced: usize) {
        *self = match std::mem::replace(self, Self::Nothing) {
            Self::Nothing => Self::One(frame),
            Self::One(first) => {
                let mut all = BytesMut::with_capacity(announced.max(first.len() + frame.len()));
                all.extend_from_slice(&first);
                all.extend_from_slice(&frame);
                Self::More(all)
            }
            Self::More(mut all) => {
                all.extend_from_slice(&frame);
                Self::More(all)
            }
        };
    }

    fn bytes(self) -> Bytes {
        match self {
            Self::Nothing => Bytes::new(),
            Self::One(bytes) => bytes,
            Self::More(all) => all.freeze(),
        }
    }
}

enum Next {
    Frame(Bytes),
    End,
    Cut,
}

/// Counts what comes in each stretch of time.
struct Pace<'s> {
    until: Instant,
    bytes: usize,
    /// Who is no longer slow when enough has come.
    seats: &'s [&'s Seat],
}

impl<'s> Pace<'s> {
    fn new(seats: &'s [&'s Seat]) -> Self {
        Self {
            until: Instant::now() + SLOW_TIME,
            bytes: 0,
            seats,
        }
    }

    async fn next(&mut self, body: &mut Incoming) -> Next {
        loop {
            let frame = match timeout_at(self.until, body.frame()).await {
                Ok(Some(Ok(frame))) => frame,
                Ok(None) => return Next::End,
                // It broke off, or less than a kilobyte a second came.
                Ok(Some(Err(_))) | Err(_) => return Next::Cut,
            };
            // Trailers carry nothing that is kept.
            let Ok(data) = frame.into_data() else {
                continue;
            };
            self.bytes += data.len();
            if self.bytes >= SLOW_BODY_BYTES {
                *self = Self::new(self.seats);
                self.seats.iter().for_each(|seat| seat.waits());
            }
            return Next::Frame(data);
        }
    }
}
