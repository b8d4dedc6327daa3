//! What is new about somebody starts a run in each workflow that listened to it then.

use baton_store::table::jobs;
use baton_store::{Cursor, WorkflowNo};

use super::{Came, Job, number_of, numbered};
use crate::Error;
use crate::audit::Actor;
use crate::people::live_that_means;
use crate::triggers::start_by_news;
use crate::turn::Turn;

/// The starts of one news.
pub(super) struct StartByNews(pub(super) jobs::StartByNews);

impl StartByNews {
    /// The version that starts; none where nothing is started and nothing kept, as the workflow is off
    /// by now (C2), or means other news.
    fn meant(
        &self,
        turn: &mut Turn<'_, '_>,
        (workflow, version): (WorkflowNo, i64),
    ) -> Result<Option<i64>, Error> {
        if let Some(news) = &self.0.to_ask {
            return live_that_means(turn, workflow, news);
        }
        let takes = turn.flow(workflow)?.version_that_takes_calls();
        Ok(takes.map(|_| version))
    }

    /// Reads what it starts. What cannot be read stays where it is.
    pub(super) fn read(&self, turn: &mut Turn<'_, '_>) -> Result<(), Error> {
        for start in &self.0.starts {
            if let Some(version) = self.meant(turn, *start)? {
                turn.edition(start.0, version)?;
            }
        }
        Ok(())
    }
}

impl Job for StartByNews {
    type Row = (WorkflowNo, i64);

    fn next(
        &self,
        _turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, Self::Row)>, Error> {
        let first = usize::try_from(number_of(behind, -1) + 1).unwrap_or_default();
        let starts = (0..).zip(self.0.starts.iter().copied());
        let next = starts.skip(first).take(most);
        Ok(next.map(|(place, one)| (numbered(place), one)).collect())
    }

    fn one(&self, turn: &mut Turn<'_, '_>, start: Self::Row, _by: &Actor) -> Result<Came, Error> {
        let Some(person) = turn.tx.people().by_no(self.0.person)? else {
            return Ok(Came::Nothing);
        };
        let Some(version) = self.meant(turn, start)? else {
            return Ok(Came::Nothing);
        };
        match start_by_news(turn, &self.0, &person, (start.0, version))? {
            true => Ok(Came::Done),
            false => Ok(Came::Nothing),
        }
    }
}
