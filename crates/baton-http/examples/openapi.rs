//! Prints the OpenAPI document: `cargo run -p baton-http --example openapi > ui/src/api/openapi.json`.

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = serde_json::to_string_pretty(&baton_http::openapi())?;
    writeln!(std::io::stdout(), "{text}")?;
    Ok(())
}
