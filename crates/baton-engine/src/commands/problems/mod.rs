//! Problems as a whole: send all again, leave alone, say who it is.

mod choose_person;
mod ignore;
mod send_again;

use baton_core::ProblemId;
use baton_store::table::problems::{ItemRow, ProblemRow, ProblemState};

use crate::Error;
use crate::turn::Turn;

pub use choose_person::{add_person, choose_person};
pub use ignore::ignore;
pub use send_again::send_again;

/// So many items are read at once.
const ITEMS_AT_ONCE: usize = 500;

/// A problem that is still open.
fn open_problem(turn: &Turn<'_, '_>, id: &ProblemId) -> Result<ProblemRow, Error> {
    let row = turn
        .tx
        .problems()
        .get(id)?
        .ok_or(Error::Missing("problem"))?;
    if row.state == ProblemState::Open {
        Ok(row)
    } else {
        Err(Error::Missing("open problem"))
    }
}

/// A problem's open items, in the order of their calls.
pub(super) fn items(turn: &Turn<'_, '_>, row: &ProblemRow) -> Result<Vec<ItemRow>, Error> {
    let mut items = Vec::new();
    let mut after = None;
    loop {
        let page = turn
            .tx
            .problems()
            .items(row.no, true, after, ITEMS_AT_ONCE)?;
        items.extend(page.items);
        after = page.next;
        if after.is_none() {
            items.sort_by_key(|item| (item.about.call, item.about.place, item.no));
            return Ok(items);
        }
    }
}
