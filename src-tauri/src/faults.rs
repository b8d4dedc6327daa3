//! Named defects, which the window's tests must find. Only a build for those tests has them.

/// The page has no content policy.
pub(crate) const PAGE_WITHOUT_POLICY: &str = "page_without_policy";
/// A token is shown without asking the person.
pub(crate) const TOKEN_WITHOUT_ASKING: &str = "token_without_asking";

/// Whether `BATON_FAULT` names this defect.
#[cfg(feature = "desktop-test")]
pub(crate) fn has(fault: &str) -> bool {
    let named = std::env::var("BATON_FAULT").unwrap_or_default();
    named.split(',').any(|one| one.trim() == fault)
}

/// Nobody's Baton has a defect by name.
#[cfg(not(feature = "desktop-test"))]
pub(crate) const fn has(_fault: &str) -> bool {
    false
}
