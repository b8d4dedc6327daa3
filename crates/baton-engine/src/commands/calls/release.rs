//! Releasing a call that was kept behind a wrong token: it is judged as if it came now (C5).

use baton_store::table::calls::CallRow;

use crate::Error;
use crate::reading::here;
use crate::turn::Turn;

pub(super) fn release(turn: &mut Turn<'_, '_>, row: &CallRow) -> Result<(), Error> {
    let content = turn
        .tx
        .calls()
        .content(row.no)?
        .ok_or(Error::CallNotUsable)?;
    let body = content.body.as_deref().ok_or(Error::CallNotUsable)?;
    let address = turn.address(row.address)?;
    let settings = address.settings.read();
    let head = content.head.read();
    // Of a refused call no longer body is kept.
    let data = here(head.content_type(), body).ok();
    let same_as = settings.same_as(|name| head.value(name), data.as_ref(), turn.now);
    turn.tx.calls().release(row.no, &same_as, turn.now)?;
    Ok(())
}
