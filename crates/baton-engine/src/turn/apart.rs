//! One poison row, one casualty: a turn's work item by item.
//!
//! A turn is one piece until it fails. The next one is done with care: each item in a savepoint of
//! its own, so that what fails takes nothing else with it. What fails twice alone is set aside with
//! its reason. What says something about the store as a whole is no item's fault, and ends the turn.

use baton_store::table::set_aside::Item;

use super::Turn;
use super::aside::set_aside;
use crate::Error;

impl Turn<'_, '_> {
    /// Does what is to be done about an item. With care, one that cannot be handled is set aside,
    /// and there is no value.
    pub(crate) fn about<T>(
        &mut self,
        item: &Item,
        work: impl FnMut(&mut Self) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        self.about_whom(item, None, work)
    }

    /// The same about one whom a call names by a value.
    pub(crate) fn about_whom<T>(
        &mut self,
        item: &Item,
        whom: Option<&str>,
        mut work: impl FnMut(&mut Self) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        match self.careful {
            true => self.careful_about(item, whom, work),
            false => work(self).map(Some),
        }
    }

    /// Does it with care, however the rest of the turn is done.
    pub(crate) fn with_care<T>(
        &mut self,
        item: &Item,
        work: impl FnMut(&mut Self) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        self.careful_about(item, None, work)
    }

    fn careful_about<T>(
        &mut self,
        item: &Item,
        whom: Option<&str>,
        mut work: impl FnMut(&mut Self) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        if let Ok(value) = self.apart(&mut work)? {
            return Ok(Some(value));
        }
        match self.apart(&mut work)? {
            Ok(value) => Ok(Some(value)),
            Err(error) => {
                self.casualties += 1;
                set_aside(self, item, whom, &error)?;
                Ok(None)
            }
        }
    }

    /// Does work in a savepoint: of what fails, or breaks off, nothing stays, in memory neither.
    pub(crate) fn apart<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<Result<T, Error>, Error> {
        let after = self.after.clone();
        let (begun, succeeded) = (self.begun.clone(), self.succeeded.clone());
        let tx = self.tx;
        let done = tx.apart(|| work(self))?;
        let Err(error) = done else {
            return Ok(done);
        };
        self.after = after;
        self.begun = begun;
        self.succeeded = succeeded;
        self.forget_what_was_read();
        match error.is_of_the_store() {
            true => Err(error),
            false => Ok(Err(error)),
        }
    }
}
