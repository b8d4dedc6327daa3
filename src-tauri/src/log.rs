//! The log, on standard error. Payloads, queries and names are never in it.

use std::io::Write;

use tracing_subscriber::EnvFilter;

const DEFAULT: &str = "warn,baton_desktop=info,baton_http=info,baton_admin=info,baton_engine=info,baton_store=info,\
    baton_secrets=info,hyper=off,reqwest=off,tracing=off";

/// Starts the log; `BATON_LOG` chooses what is in it.
pub(crate) fn start() {
    let wanted = std::env::var("BATON_LOG").unwrap_or_else(|_| DEFAULT.to_owned());
    let started = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(wanted))
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .try_init();
    if let Err(error) = started {
        tracing::debug!(%error, "a log was set up already");
    }
}

/// One sentence for whoever started the program in a terminal.
pub(crate) fn say(sentence: &str) {
    let _nobody_reads = writeln!(std::io::stderr().lock(), "{sentence}");
}
