//! The log, on standard error. Payloads, queries and names are never in it.

use tracing_subscriber::EnvFilter;

use crate::args::LogFormat;

/// What is logged unless `BATON_LOG` says otherwise: nothing of the HTTP libraries, whose messages
/// may hold an address.
const DEFAULT: &str = "warn,baton_server=info,baton_http=info,baton_admin=info,baton_engine=info,baton_store=info,\
    baton_secrets=info,hyper=off,reqwest=off";

pub(super) fn start(format: LogFormat) {
    let wanted = std::env::var("BATON_LOG").unwrap_or_else(|_| DEFAULT.to_owned());
    let builder = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(wanted))
        .with_writer(std::io::stderr)
        .with_ansi(false);
    let started = match format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
    if let Err(error) = started {
        tracing::debug!(%error, "a log was set up already");
    }
}
