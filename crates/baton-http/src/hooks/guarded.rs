//! A socket from which only judged bytes are read, that gives up on a reader who takes nothing of
//! its answer, and that closes gently: a sender that is still writing would see a reset in place of
//! its answer.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

use super::limits::{LINGER, WRITE_TIME};
use super::reading::Reading;

pub(super) struct Guarded {
    socket: TcpStream,
    reading: Reading,
    stalled: Option<Pin<Box<Sleep>>>,
    closing: Option<Closing>,
}

/// The write half is closed; the peer has until then to read and to close too.
struct Closing {
    until: Pin<Box<Sleep>>,
    still_sent: bool,
}

impl Guarded {
    pub(super) fn new(socket: TcpStream, reading: Reading) -> Self {
        Self {
            socket,
            reading,
            stalled: None,
            closing: None,
        }
    }

    fn watch<T>(&mut self, cx: &mut Context<'_>, poll: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if poll.is_ready() {
            self.stalled = None;
            return poll;
        }
        let stalled = self
            .stalled
            .get_or_insert_with(|| Box::pin(sleep(WRITE_TIME)));
        match stalled.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl AsyncRead for Guarded {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let Self {
            socket, reading, ..
        } = &mut *self;
        reading.poll(socket, cx, buffer)
    }
}

impl AsyncWrite for Guarded {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.socket).poll_write(cx, bytes);
        self.watch(cx, poll)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.socket).poll_write_vectored(cx, slices);
        self.watch(cx, poll)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.socket).poll_flush(cx);
        self.watch(cx, poll)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Self {
            socket, closing, ..
        } = &mut *self;
        let closing = match closing {
            Some(closing) => closing,
            None => {
                ready!(Pin::new(&mut *socket).poll_shutdown(cx))?;
                closing.insert(Closing {
                    until: Box::pin(sleep(LINGER)),
                    still_sent: false,
                })
            }
        };
        if !closing.still_sent {
            let mut rest = [0u8; 64];
            let mut buffer = ReadBuf::new(&mut rest);
            match Pin::new(socket).poll_read(cx, &mut buffer) {
                Poll::Ready(Ok(())) if !buffer.filled().is_empty() => closing.still_sent = true,
                Poll::Ready(_) => return Poll::Ready(Ok(())),
                Poll::Pending => {}
            }
        }
        closing.until.as_mut().poll(cx).map(Ok)
    }
}
