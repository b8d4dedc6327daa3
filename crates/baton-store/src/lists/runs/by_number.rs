//! Runs in the order of their numbers, in which no run moves, whatever happens to it meanwhile: so that a
//! file that is read slice by slice has each of them once.

use super::along::{Seen, read};
use super::{LOOKED_AT, RunFilter, RunLine, fits_search, places};
use crate::ids::Micros;
use crate::lists::found::Found;
use crate::page::{Cursor, Page};
use crate::table::people::Read as People;
use crate::table::runs::Read;
use crate::{Result, sql};

const BY_NUMBER: &str = "
SELECT no, workflow_no, version, person_no, place, where_kind, where_step, started_at, last_news_at
FROM runs WHERE no < ?1 ORDER BY no DESC LIMIT ?2";

impl Read<'_> {
    /// Runs that a filter leaves, the one that started last first. A slice looks at a bounded number.
    pub fn by_number(
        &self,
        filter: &RunFilter,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page<RunLine>> {
        let people = People { db: self.db };
        let search = filter.search.as_ref();
        let mut found = search
            .map(|search| Found::of(people, &search.text))
            .transpose()?;
        let (places, until) = (
            places(filter),
            filter.news_until.map(|at| Micros(at).number()),
        );
        let before = after.map_or(i64::MAX, |after| after.no);
        let bounds = rusqlite::params![before, LOOKED_AT as i64];
        let rows = sql::all(self.db, BY_NUMBER, bounds, read)?;
        let is_all = rows.len() < LOOKED_AT;
        let (mut seen, mut next): (Vec<Seen>, Option<Cursor>) = (Vec::new(), None);
        for one in rows {
            next = Some(Cursor {
                key: 0,
                no: one.no.0,
            });
            let fits = one.is_at(&places)
                && until.is_none_or(|until| one.last_news_at <= until)
                && one.fits(filter)
                && fits_search(people, &one, filter, found.as_mut())?;
            if fits {
                seen.push(one);
            }
            if seen.len() == limit || found.as_ref().is_some_and(Found::is_spent) {
                return self.lines(seen, next);
            }
        }
        self.lines(seen, next.filter(|_| !is_all))
    }
}
