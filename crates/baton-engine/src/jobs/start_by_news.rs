//! What is new about somebody starts a run in each workflow that listened to it then.

use baton_store::table::jobs;
use baton_store::{Cursor, WorkflowNo};

use super::{Came, Job, number_of, numbered};
use crate::Error;
use crate::audit::Actor;
use crate::triggers::start_by_news;
use crate::turn::Turn;

/// The starts of one news.
pub(super) struct StartByNews(pub(super) jobs::StartByNews);

impl Job for StartByNews {
    type Row = (WorkflowNo, i64);

    fn next(
        &self,
        _turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, Self::Row)>, Error> {
        let first = usize::try_from(number_of(behind, -1) + 1).unwrap_or_default();
        let next = (0..).zip(&self.0.starts).skip(first).take(most);
        Ok(next.map(|(place, one)| (numbered(place), *one)).collect())
    }

    fn one(&self, turn: &mut Turn<'_, '_>, start: Self::Row, _by: &Actor) -> Result<Came, Error> {
        let Some(person) = turn.tx.people().by_no(self.0.person)? else {
            return Ok(Came::Nothing);
        };
        match start_by_news(turn, &self.0, &person, start)? {
            true => Ok(Came::Done),
            false => Ok(Came::Nothing),
        }
    }
}
