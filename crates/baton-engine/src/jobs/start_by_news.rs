//! What is new about somebody starts a run in each workflow that listened to it then.

use baton_store::table::jobs;
use baton_store::{Cursor, WorkflowNo};

use super::{Came, Job, number_of, numbered};
use crate::Error;
use crate::audit::Actor;
use crate::triggers::start_by_news;
use crate::turn::Turn;

/// A workflow that listened: whether it meant the news, or nobody could tell.
#[derive(Clone, Copy)]
pub(super) enum Listener {
    Means((WorkflowNo, i64)),
    Untold((WorkflowNo, i64)),
}

/// The starts of one news.
pub(super) struct StartByNews(pub(super) jobs::StartByNews);

impl Job for StartByNews {
    type Row = Listener;

    fn next(
        &self,
        _turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, Self::Row)>, Error> {
        let first = usize::try_from(number_of(behind, -1) + 1).unwrap_or_default();
        let starts = self.0.starts.iter().copied().map(Listener::Means);
        let untold = self.0.untold.iter().copied().map(Listener::Untold);
        let next = (0..).zip(starts.chain(untold)).skip(first).take(most);
        Ok(next.map(|(place, one)| (numbered(place), one)).collect())
    }

    fn one(
        &self,
        turn: &mut Turn<'_, '_>,
        listener: Self::Row,
        _by: &Actor,
    ) -> Result<Came, Error> {
        let start = match listener {
            Listener::Means(start) => start,
            Listener::Untold((workflow, version)) => {
                let _it_says_why = turn.edition(workflow, version)?;
                return Err(Error::Missing("what the workflow listens to"));
            }
        };
        let Some(person) = turn.tx.people().by_no(self.0.person)? else {
            return Ok(Came::Nothing);
        };
        match start_by_news(turn, &self.0, &person, start)? {
            true => Ok(Came::Done),
            false => Ok(Came::Nothing),
        }
    }
}
