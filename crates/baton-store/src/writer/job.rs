//! A piece of work: what it does in the transaction, and whom it answers after the commit.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use crate::{Error, Result, Tx};

/// Work whose result type is hidden from the writer.
pub(crate) trait Job: Send {
    /// Does the work. The error says that nothing of it may stay; the answer is kept for later.
    ///
    /// A call is stored again where the transaction in which it was is begun anew; other work is done
    /// once.
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Failed>;

    /// Answers: the kept result after a commit, or the error that took everything away.
    fn answer(self: Box<Self>, committed: &Result<()>);
}

/// Work of any result, in a queue.
pub(crate) type BoxedJob = Box<dyn Job>;

/// Nothing of the work may stay.
pub(crate) enum Failed {
    /// It returned an error.
    Refused,
    /// It broke off.
    Panicked,
}

struct Work<F, H, T, E> {
    work: F,
    result: Option<Result<T, E>>,
    heard: H,
    sender: oneshot::Sender<Result<T, E>>,
}

/// Makes a job of a closure, and what its caller waits for.
pub(crate) fn work<T, E, F>(work: F) -> (BoxedJob, oneshot::Receiver<Result<T, E>>)
where
    F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let mut once = Some(work);
    let work = move |tx: &mut Tx<'_>| match once.take() {
        Some(work) => work(tx),
        None => Err(Error::Closed.into()),
    };
    work_heard(work, |_| {})
}

/// The same of work that can be done again; `heard` hears of the result before the caller does, and
/// where nobody waits any more.
pub(crate) fn work_heard<T, E, F, H>(
    work: F,
    heard: H,
) -> (BoxedJob, oneshot::Receiver<Result<T, E>>)
where
    F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    H: FnOnce(&Result<T, E>) + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (sender, answer) = oneshot::channel();
    (
        Box::new(Work {
            work,
            result: None,
            heard,
            sender,
        }),
        answer,
    )
}

impl<F, H, T, E> Job for Work<F, H, T, E>
where
    F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send,
    H: FnOnce(&Result<T, E>) + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Failed> {
        let Ok(result) = catch_unwind(AssertUnwindSafe(|| (self.work)(tx))) else {
            self.result = Some(Err(Error::Panicked.into()));
            return Err(Failed::Panicked);
        };
        let stays = result.is_ok();
        self.result = Some(result);
        if stays { Ok(()) } else { Err(Failed::Refused) }
    }

    fn answer(self: Box<Self>, committed: &Result<()>) {
        let result = match (self.result, committed) {
            (Some(Err(own)), _) => Err(own),
            (Some(Ok(result)), Ok(())) => Ok(result),
            (Some(Ok(_)), Err(error)) | (None, Err(error)) => Err(error.clone().into()),
            (None, Ok(())) => Err(Error::Closed.into()),
        };
        (self.heard)(&result);
        let _nobody_may_wait = self.sender.send(result);
    }
}
