//! What every incoming address begins with (C12), and what the host allows: what views depend on
//! besides rows.

use baton_core::AddressId;
use baton_engine::commands::settings::BASE_ADDRESS;
use baton_engine::{DEFAULT_PORT, Engine, HostPort};

use crate::{Outcome, Refusal, damaged, stored};

/// The beginning of incoming addresses.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    text: String,
    public: bool,
    /// What the host's command line allows (C9).
    pub(crate) allowed: Vec<HostPort>,
}

impl Base {
    /// The address of an id, without its token.
    pub(crate) fn url(&self, id: &AddressId) -> String {
        format!("{}/in/{id}", self.text)
    }

    /// Whether only programs on this computer can use it.
    pub(crate) fn only_this_computer(&self) -> bool {
        !self.public
    }
}

/// The public base, or this computer's own address while there is none.
pub(crate) async fn base(engine: &Engine) -> Outcome<Base> {
    let stored = stored::read(engine, |snapshot| Ok(snapshot.meta().get(BASE_ADDRESS)?)).await?;
    let allowed = engine.options().allow_outgoing.clone();
    Ok(match stored {
        Some(text) => Base {
            text,
            public: true,
            allowed,
        },
        None => {
            let port = port(engine).await?;
            Base {
                text: format!("http://127.0.0.1:{port}"),
                public: false,
                allowed,
            }
        }
    })
}

/// What Baton's own incoming addresses begin with: pasted as a target they would call Baton itself.
pub(crate) async fn own_beginnings(engine: &Engine) -> Outcome<Vec<String>> {
    let port = port(engine).await?;
    let here = ["127.0.0.1", "localhost", "[::1]"].map(|host| format!("http://{host}:{port}"));
    let base = base(engine).await?;
    Ok(here
        .into_iter()
        .chain(base.public.then_some(base.text))
        .collect())
}

/// The port that addresses have while there is no public base; `0` where it cannot be read.
pub(crate) async fn port(engine: &Engine) -> Outcome<u16> {
    match engine.listener() {
        Some(listener) => Ok(listener.port),
        None => {
            let stored = engine.stored_port().await.map_err(Refusal::from);
            let port = damaged::readable(stored)?;
            Ok(port.map_or(0, |port| port.unwrap_or(DEFAULT_PORT)))
        }
    }
}
