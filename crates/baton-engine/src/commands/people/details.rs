//! Custom details: which there are, what type they have, which are sensitive (C4).

use baton_core::details::CustomDetail;

use crate::audit::{Action, Actor};
use crate::commands::NotDone;
use crate::commands::command;
use crate::{Engine, Error, NotStored, Topic};

/// Adds a custom detail, or changes its type or sensitivity. Stored values stay as they are.
pub async fn set_detail(
    engine: &Engine,
    actor: &Actor,
    name: String,
    detail: CustomDetail,
) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("custom_detail_set"),
        move |turn, record| {
            record.text("type", baton_core::word(&detail.kind));
            record.text("sensitive", detail.sensitive.to_string());
            if !turn.tx.custom_details().set(&name, detail, turn.now)? {
                return Err(NotStored::TooManyDetails.into());
            }
            record.text("name", name);
            turn.hint(Topic::Person, "");
            Ok(())
        },
    )
    .await
}

/// Removes a custom detail that nobody has a value of.
pub async fn remove_detail(engine: &Engine, actor: &Actor, name: String) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("custom_detail_removed"),
        move |turn, record| {
            if turn.tx.custom_details().is_used(&name)? {
                return Err(NotDone::DetailInUse { name }.into());
            }
            if !turn.tx.custom_details().remove(&name)? {
                return Err(NotDone::no_such("detail", &name).into());
            }
            record.text("name", name);
            turn.hint(Topic::Person, "");
            Ok(())
        },
    )
    .await
}
