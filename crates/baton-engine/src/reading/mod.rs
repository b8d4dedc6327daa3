//! Reading bodies: short ones where they are wanted, long ones apart from everybody.
//!
//! How long reading takes goes by the length of a body and by how many values it has, up to a tenth
//! of a second for a mebibyte. A long one is therefore read with an [`Apart`] alone, which nobody
//! holds but work on a thread of its own: none is read while a transaction is open, and none on a
//! thread that others' calls wait for. Which bodies are kept as they were read is `lists`'.

mod receiving;

use std::sync::Arc;

use baton_core::json::Unreadable;
use baton_core::{Json, call};
use baton_store::table::calls::BodyRow;
use tokio::sync::Semaphore;

use crate::Error;
use receiving::Receiving;

/// A body up to this length is read wherever it is wanted, in bytes.
const SHORT: u64 = 64 * 1024;
/// So many threads at most read long bodies that come in, and as many those that lines stand before:
/// whatever else takes threads of its own finds some.
const AT_ONCE: usize = 2;
/// So many read those that somebody asked for: what an admin does waits for no line.
const ASKED_AT_ONCE: usize = 1;

/// Whether a body of so many bytes is read apart alone.
pub(crate) fn is_long(bytes: u64) -> bool {
    bytes > SHORT
}

/// Why a body is not read here.
#[derive(Debug)]
pub(crate) enum NotHere {
    /// It says nothing that can be read.
    Unreadable(Unreadable),
    /// It is read apart alone.
    TooLong,
}

/// Reads a short body.
pub(crate) fn here(content_type: Option<&str>, body: &[u8]) -> Result<Json, NotHere> {
    if is_long(body.len() as u64) {
        return Err(NotHere::TooLong);
    }
    call::read(content_type, body).map_err(NotHere::Unreadable)
}

/// Says that its holder stands neither in a transaction nor where others' calls wait.
pub(crate) struct Apart(());

impl Apart {
    /// Reads a body of any length.
    pub(crate) fn read(&self, content_type: Option<&str>, body: &[u8]) -> Result<Json, Unreadable> {
        call::read(content_type, body)
    }

    /// Reads what is stored of a call.
    pub(crate) fn read_stored(&self, content: &BodyRow) -> Result<Json, Unreadable> {
        let head = content.head.read();
        self.read(
            head.content_type(),
            content.body.as_deref().unwrap_or_default(),
        )
    }
}

/// The threads on which long bodies are read.
pub(crate) struct Threads {
    /// For calls that come in.
    pub(crate) received: Receiving,
    /// For calls that lines stand before.
    pub(crate) lines: Arc<Semaphore>,
    /// For calls that commands and jobs use.
    pub(crate) asked: Arc<Semaphore>,
}

impl Default for Threads {
    fn default() -> Self {
        Self {
            received: Receiving::default(),
            lines: Arc::new(Semaphore::new(AT_ONCE)),
            asked: Arc::new(Semaphore::new(ASKED_AT_ONCE)),
        }
    }
}

/// Does work on a thread of its own, once one of so many is free.
///
/// # Errors
/// When the work breaks off.
pub(crate) async fn apart<T: Send + 'static>(
    threads: &Arc<Semaphore>,
    work: impl FnOnce(&Apart) -> T + Send + 'static,
) -> Result<T, Error> {
    let place = Arc::clone(threads).acquire_owned().await;
    at(place.map_err(|_| Error::Stopping)?, work).await
}

/// Does work on the thread of a place, which is given back when it is done, also where nobody waits
/// for it any more.
///
/// # Errors
/// When the work breaks off.
pub(crate) async fn at<P: Send + 'static, T: Send + 'static>(
    place: P,
    work: impl FnOnce(&Apart) -> T + Send + 'static,
) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(move || {
        let _until_it_is_done = place;
        work(&Apart(()))
    });
    Ok(done.await.map_err(|_| baton_store::Error::Panicked)?)
}

#[cfg(test)]
mod tests {
    use super::{AT_ONCE, NotHere, SHORT, Threads, apart, here};

    fn long() -> Vec<u8> {
        let mut body = vec![b'1'; usize::try_from(SHORT).expect("it is small") + 1];
        body[0] = b' ';
        body
    }

    #[test]
    fn a_long_body_is_read_nowhere_but_apart() {
        let body = long();

        assert!(here(None, &body[..body.len() - 1]).is_ok(), "it is short");
        assert!(matches!(here(None, &body), Err(NotHere::TooLong)));
    }

    #[tokio::test]
    async fn what_nobody_waits_for_keeps_its_place_until_it_is_done() {
        let threads = Threads::default();
        let (let_go, holds) = std::sync::mpsc::channel::<()>();
        let (begun, begins) = tokio::sync::oneshot::channel();

        let work = apart(&threads.lines, move |_| {
            begun.send(()).expect("somebody listens");
            holds.recv().expect("it is let go");
        });
        tokio::select! {
            _ = work => panic!("it is held"),
            begun = begins => begun.expect("it begins"),
        }

        assert_eq!(threads.lines.available_permits(), AT_ONCE - 1);
        let_go.send(()).expect("it waits");
        let all = u32::try_from(AT_ONCE).expect("it is small");
        assert!(threads.lines.acquire_many(all).await.is_ok());
    }

    #[tokio::test]
    async fn what_breaks_off_apart_gives_its_place_back() {
        let threads = Threads::default();

        for _more_than_there_are_places in 0..5 {
            let broken = apart(&threads.lines, |_| panic!("it breaks off")).await;
            assert!(broken.is_err());
        }

        let read = apart(&threads.lines, |apart| apart.read(None, &long()).is_ok()).await;
        assert!(read.expect("there is a place"));
    }
}
