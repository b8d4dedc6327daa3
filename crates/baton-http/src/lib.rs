//! The public hooks router and the admin API.
