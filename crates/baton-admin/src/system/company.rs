//! The company's details.

use std::collections::BTreeSet;

use baton_core::company::{Company, CompanyDetail};
use baton_engine::{Actor, Engine, commands};

use crate::{Outcome, Refusal, limits, stored};

/// Reads the company's details.
pub async fn company(engine: &Engine) -> Outcome<Company> {
    stored::read(engine, |snapshot| Ok(snapshot.meta().company()?)).await
}

/// Replaces the company's details; steps that are reached from then on read them.
pub async fn set_company(engine: &Engine, actor: &Actor, input: Company) -> Outcome<Company> {
    let company = checked(input)?;
    commands::settings::set_company(engine, actor, &company).await?;
    Ok(company)
}

fn checked(input: Company) -> Outcome<Company> {
    if input.details.len() > limits::COMPANY_DETAILS {
        return Err(Refusal::field("details", "at most 20 details"));
    }
    let mut names = BTreeSet::new();
    let mut details = Vec::new();
    for detail in input.details {
        let name = line("details", &detail.name)?;
        let value = detail.value.trim().to_owned();
        if name.is_empty() || !names.insert(name.to_lowercase()) {
            let why = "each detail has a name of its own";
            return Err(Refusal::field("details", why));
        }
        if value.chars().count() > limits::COMPANY_VALUE {
            return Err(Refusal::field(
                "details",
                "a value has at most 2,000 characters",
            ));
        }
        details.push(CompanyDetail { name, value });
    }
    let name = line("name", &input.name)?;
    Ok(Company { name, details })
}

fn line(field: &str, text: &str) -> Outcome<String> {
    let text = text.trim();
    if text.chars().count() > limits::COMPANY_NAME || text.contains(char::is_control) {
        return Err(Refusal::field(
            field,
            "a name is a line of at most 120 characters",
        ));
    }
    Ok(text.to_owned())
}
