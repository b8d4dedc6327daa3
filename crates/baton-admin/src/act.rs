//! Doing what a command does, and answering with the thing as it is afterwards: the same way for
//! every command of the engine, none of which is named here.

use baton_engine::commands::{self, Command};
use baton_engine::{Actor, Engine};

use crate::Outcome;

/// A thing that is named by its id, as it is shown.
pub trait Subject: Clone + Send + 'static {
    /// Its shape.
    type View;

    /// Reads it.
    fn shown(self, engine: &Engine) -> impl Future<Output = Outcome<Self::View>> + Send;
}

/// Does what a command does; answers with what it was done to.
pub async fn act<C>(
    engine: &Engine,
    actor: &Actor,
    on: C::On,
    body: C::Body,
) -> Outcome<<C::On as Subject>::View>
where
    C: Command,
    C::On: Subject,
{
    commands::act::<C>(engine, actor, on.clone(), body).await?;
    on.shown(engine).await
}
