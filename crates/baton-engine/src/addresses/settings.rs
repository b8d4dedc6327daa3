//! The settings of an address as its row holds them.

use baton_core::matching::twice::AddressSettings;

/// Reads what `addresses.settings` holds; what cannot be read is as with a new address.
pub fn read_settings(stored: &str) -> AddressSettings {
    serde_json::from_str(stored).unwrap_or_default()
}

/// What `addresses.settings` holds.
pub fn stored_settings(settings: &AddressSettings) -> String {
    serde_json::to_string(settings).expect("it is plain data")
}
