//! Opening and closing problems, with the counts that lists show.

use baton_core::StepId;
use baton_core::history::Params;
use baton_core::problem::Kind;
use jiff::Timestamp;
use rusqlite::params;

use super::{Cause, ItemRow, NewItem, Opened, ProblemState, Write};
use crate::ids::{Compact, Micros, ProblemNo, RunNo};
use crate::table::counters::Counter;
use crate::text::{Text, Word};
use crate::{Result, sql};

impl Write<'_> {
    /// Adds an item to its cause's open problem, which begins with it if there is none. An item
    /// about a run that the problem has already is not added twice.
    pub fn open(&self, cause: &Cause, item: &NewItem, at: Timestamp) -> Result<ProblemNo> {
        if let Some(problem) = self.already_in(cause, item)? {
            return Ok(problem);
        }
        Ok(self.open_item(cause, item, at)?.problem)
    }

    /// Adds an item to its cause's open problem, whatever is in it already.
    pub fn open_item(&self, cause: &Cause, item: &NewItem, at: Timestamp) -> Result<Opened> {
        let problem = match self.open_of(&cause.group_key)? {
            Some(problem) => problem.no,
            None => self.begin(cause, at)?,
        };
        sql::execute(
            self.db,
            "INSERT INTO problem_items (problem_no, open, run_no, person_no, call_no, place, at,
               detail)
             VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                problem,
                item.run,
                item.person,
                item.call,
                item.place,
                Micros(at),
                item.detail
            ],
        )?;
        let no = self.db.last_insert_rowid();
        self.count_items(problem, item, 1, at)?;
        Ok(Opened { problem, no })
    }

    /// The open problem of a cause, when it has the item's run already.
    fn already_in(&self, cause: &Cause, item: &NewItem) -> Result<Option<ProblemNo>> {
        let (Some(run), Some(problem)) = (item.run, self.open_of(&cause.group_key)?) else {
            return Ok(None);
        };
        let items = self.of_run(run)?;
        let known = items.iter().any(|known| known.problem == problem.no);
        Ok(known.then_some(problem.no))
    }

    /// Closes one item; the problem is solved when it was the last.
    pub fn close_item(&self, item: &ItemRow, at: Timestamp) -> Result<()> {
        self.close_item_by(item, None, at)
    }

    /// The same, where it is known by what and whom that is.
    pub fn close_item_by(
        &self,
        item: &ItemRow,
        ended: Option<&Params>,
        at: Timestamp,
    ) -> Result<()> {
        self.end_item(item, ProblemState::Solved, ended, at)
    }

    /// Says of a problem with one item, which is about no call that is kept, that its cause came
    /// again: the values are those of the last time.
    pub fn happened_again(&self, problem: ProblemNo, params: &Params, at: Timestamp) -> Result<()> {
        self.say(problem, params)?;
        let news = "UPDATE problems SET last_at = ?2 WHERE no = ?1";
        sql::execute(self.db, news, params![problem, Micros(at)])?;
        let item = "UPDATE problem_items SET detail = ?2, at = ?3 WHERE no =
             (SELECT no FROM problem_items WHERE problem_no = ?1 AND open = 1 LIMIT 1)";
        let last = params![problem, params.to_text(), Micros(at)];
        sql::execute(self.db, item, last)?;
        Ok(())
    }

    /// Gives an item other values for its words.
    pub fn say_of_item(&self, item: &ItemRow, params: &Params) -> Result<()> {
        let sql = "UPDATE problem_items SET detail = ?2 WHERE no = ?1";
        sql::execute(self.db, sql, params![item.no, params.to_text()])?;
        Ok(())
    }

    /// Gives a problem other values for its words.
    pub fn say(&self, problem: ProblemNo, params: &Params) -> Result<()> {
        let sql = "UPDATE problems SET params = ?2 WHERE no = ?1";
        sql::execute(self.db, sql, params![problem, params.to_text()])?;
        Ok(())
    }

    /// Says by what and whom an item ended that just did, and its problem where that was the last.
    pub fn say_ended(&self, item: &ItemRow, ended: &Params) -> Result<()> {
        let of_item = "UPDATE problem_items SET ended = ?2
                       WHERE no = ?1 AND open = 0 AND ended IS NULL";
        sql::execute(self.db, of_item, params![item.no, ended.to_text()])?;
        let sql = "UPDATE problems SET ended = ?2 WHERE no = ?1 AND state = ?3 AND ended IS NULL";
        let solved = ProblemState::Solved;
        sql::execute(self.db, sql, params![item.problem, ended.to_text(), solved])?;
        Ok(())
    }

    /// Closes the open problem of a group, with its items, whatever can be read of them.
    pub fn close_group(&self, group_key: &str, at: Timestamp) -> Result<()> {
        let open = "SELECT no FROM problems WHERE group_key = ?1 AND state = 0";
        let Some(problem) = sql::one(self.db, open, [group_key], |row| Ok(row.get(0)?))? else {
            return Ok(());
        };
        let (people, calls) = ("run_no IS NOT NULL", "call_no IS NOT NULL");
        let counted = |what: &str| {
            let sql = format!(
                "SELECT count(*) FROM problem_items WHERE problem_no = ?1 AND open = 1 AND {what}"
            );
            sql::number(self.db, &sql, [problem])
        };
        let (people, calls) = (counted(people)?, counted(calls)?);
        self.tx.count(Counter::ProblemPeople, -people);
        sql::execute(
            self.db,
            "UPDATE problems SET people = people - ?2, calls = calls - ?3 WHERE no = ?1",
            params![problem, people, calls],
        )?;
        let items = "UPDATE problem_items SET open = 0, ended_at = ?2
                     WHERE problem_no = ?1 AND open = 1";
        sql::execute(self.db, items, params![problem, Micros(at)])?;
        self.end(problem, ProblemState::Solved, None, at)
    }

    /// Leaves one item alone, by whom and why; with the last one the problem is ignored.
    pub fn leave_item(&self, item: &ItemRow, ended: &Params, at: Timestamp) -> Result<()> {
        self.end_item(item, ProblemState::Ignored, Some(ended), at)
    }

    fn end_item(
        &self,
        item: &ItemRow,
        last: ProblemState,
        ended: Option<&Params>,
        at: Timestamp,
    ) -> Result<()> {
        let sql = "UPDATE problem_items SET open = 0, ended = ?2, ended_at = ?3
                   WHERE no = ?1 AND open = 1";
        let closed = params![item.no, ended.map(Text::to_text), Micros(at)];
        if sql::execute(self.db, sql, closed)? == 0 {
            return Ok(());
        }
        self.count_items(item.problem, &item.about, -1, at)?;
        let left = "SELECT 1 FROM problem_items WHERE problem_no = ?1 AND open = 1 LIMIT 1";
        if sql::one(self.db, left, [item.problem], |_| Ok(()))?.is_none() {
            self.end(item.problem, last, ended, at)?;
        }
        Ok(())
    }

    /// Closes the items about a run: of this kind at this step, or all. Whether a problem is of
    /// this kind that cannot be read nobody knows: it may be another step's, so that the run's item in
    /// it stays, at the longest until the run ends. Gives what was closed.
    pub fn close_run(
        &self,
        run: RunNo,
        only: Option<(&StepId, Kind)>,
        ended: Option<&Params>,
        at: Timestamp,
    ) -> Result<Vec<ItemRow>> {
        let mut closed = Vec::new();
        for item in self.of_run(run)? {
            let meant = match only {
                Some((step, kind)) => self.readable(item.problem)?.is_some_and(|problem| {
                    problem.step.as_ref() == Some(step) && problem.kind == kind
                }),
                None => true,
            };
            if meant {
                self.close_item_by(&item, ended, at)?;
                closed.push(item);
            }
        }
        Ok(closed)
    }

    fn begin(&self, cause: &Cause, at: Timestamp) -> Result<ProblemNo> {
        sql::execute(
            self.db,
            "INSERT INTO problems (id, group_key, kind, params, workflow_no, step, connection,
               state, since, last_at, people, calls)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, 0, 0)",
            params![
                Compact::of(&cause.id),
                cause.group_key,
                Word(cause.kind),
                cause.params.to_text(),
                cause.workflow,
                cause.step.as_ref().map(Compact::of),
                cause.connection.as_ref().map(Compact::of),
                ProblemState::Open,
                Micros(at)
            ],
        )?;
        let no = ProblemNo(self.db.last_insert_rowid());
        self.tx.count(Counter::Problems, 1);
        Ok(no)
    }

    fn count_items(&self, no: ProblemNo, item: &NewItem, by: i64, at: Timestamp) -> Result<()> {
        let people = if item.run.is_some() { by } else { 0 };
        let calls = if item.call.is_some() { by } else { 0 };
        self.tx.count(Counter::ProblemPeople, people);
        sql::execute(
            self.db,
            "UPDATE problems SET people = people + ?2, calls = calls + ?3, last_at = ?4
             WHERE no = ?1",
            params![no, people, calls, Micros(at)],
        )?;
        Ok(())
    }

    fn end(
        &self,
        no: ProblemNo,
        state: ProblemState,
        ended: Option<&Params>,
        at: Timestamp,
    ) -> Result<()> {
        self.tx.count(Counter::Problems, -1);
        sql::execute(
            self.db,
            "UPDATE problems SET state = ?2, ended = ?3, last_at = ?4 WHERE no = ?1",
            params![no, state, ended.map(Text::to_text), Micros(at)],
        )?;
        Ok(())
    }
}
