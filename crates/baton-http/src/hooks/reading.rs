//! What the HTTP library reads of a connection: nothing that was not judged by [`Framing`] before,
//! and nothing for ever.
//!
//! After a request that breaks a rule the library is handed a byte that is no HTTP either way: it
//! answers in its order, behind what it has still to answer, with its own `400`, or inside a body
//! with nothing, and closes.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep_until};

use super::framing::Framing;
use super::limits::{HEAD_TIME, IDLE_TIME};
use crate::crowd::Seat;

/// So much is read at once.
const PIECE: usize = 8 * 1024;

/// The reading side of a connection.
pub(super) struct Reading {
    framing: Framing,
    held: BytesMut,
    /// So many of the held bytes may be read.
    passed: usize,
    ended: bool,
    /// When nobody waits any longer for a head; inside a body its reader looks at the clock.
    until: Option<Instant>,
    clock: Pin<Box<Sleep>>,
    seat: Arc<Seat>,
    strict: bool,
}

/// No part of any request, a line or a chunk.
const NO_HTTP: &[u8] = b"\0\r\n\r\n";

impl Reading {
    pub(super) fn new(seat: Arc<Seat>, strict: bool) -> Self {
        let first = Instant::now() + HEAD_TIME;
        Self {
            framing: Framing::default(),
            held: BytesMut::new(),
            passed: 0,
            ended: false,
            until: Some(first),
            clock: Box::pin(sleep_until(first)),
            seat,
            strict,
        }
    }

    pub(super) fn poll(
        &mut self,
        socket: &mut TcpStream,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.strict {
            return Pin::new(socket).poll_read(cx, buffer);
        }
        loop {
            if self.passed > 0 {
                let count = self.passed.min(buffer.remaining());
                buffer.put_slice(&self.held[..count]);
                self.held.advance(count);
                self.passed -= count;
                return Poll::Ready(Ok(()));
            }
            if self.ended {
                return Poll::Ready(Ok(()));
            }
            match self.fill(socket, cx) {
                Poll::Ready(filled) => filled?,
                Poll::Pending => return self.give_up(cx),
            }
        }
    }

    /// Takes from the socket what is there, and judges it.
    fn fill(&mut self, socket: &mut TcpStream, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut piece = [0_u8; PIECE];
        let mut read = ReadBuf::new(&mut piece);
        ready!(Pin::new(socket).poll_read(cx, &mut read))?;
        let fresh = read.filled();
        if fresh.is_empty() {
            self.ended = true;
            return Poll::Ready(Ok(()));
        }
        let begins = self.framing.is_between() && self.held.is_empty();
        self.held.extend_from_slice(fresh);
        let (passed, broken) = self.framing.passes(&self.held);
        self.passed = passed;
        if let Some(broken) = broken {
            tracing::debug!(rule = broken.0, "a request that is no HTTP was refused");
            self.held.truncate(passed);
            self.held.extend_from_slice(NO_HTTP);
            self.passed += NO_HTTP.len();
            self.ended = true;
        }
        self.mind_the_time(begins);
        Poll::Ready(Ok(()))
    }

    /// Until when the other side may be silent, after something came.
    fn mind_the_time(&mut self, begins: bool) {
        let between = self.framing.is_between();
        let unjudged = self.held.len() > self.passed;
        self.until = match (between, unjudged) {
            (true, true) if begins || self.passed > 0 => {
                self.seat.begins();
                Some(Instant::now() + HEAD_TIME)
            }
            (true, true) => self.until,
            (true, false) => Some(Instant::now() + IDLE_TIME),
            (false, _) => None,
        };
    }

    /// Pending, as long as there is time; then the end of the connection.
    fn give_up(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Some(until) = self.until else {
            return Poll::Pending;
        };
        // Most deadlines only move on: the clock is set again when it has run down, or is late.
        loop {
            if self.clock.deadline() > until {
                self.clock.as_mut().reset(until);
            }
            ready!(self.clock.as_mut().poll(cx));
            if Instant::now() >= until {
                self.ended = true;
                return Poll::Ready(Ok(()));
            }
            self.clock.as_mut().reset(until);
        }
    }
}
