//! The settings of a data folder, and what the company says about itself.

use baton_core::company::Company;
use baton_store::Text;
use baton_store::table::meta::COMPANY;

use super::command;
use crate::audit::{Action, Actor};
use crate::{Engine, Error, Topic, noted};

/// A setting under its name.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// Its value; none removes it.
    pub value: Option<String>,
    /// Whether the audit says what it is now: how it looks to one admin is nobody's business.
    pub is_told: bool,
}

/// The public base address.
pub const BASE_ADDRESS: &str = "base_address";

/// Changes settings; those that are not named stay.
pub async fn change(engine: &Engine, actor: &Actor, settings: Vec<Setting>) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action::SETTINGS_CHANGED,
        move |turn, record| {
            for one in &settings {
                match &one.value {
                    Some(value) => turn.tx.meta().set(one.name, value)?,
                    None => turn.tx.meta().remove(one.name)?,
                }
                if one.is_told {
                    record.text(one.name, one.value.clone().unwrap_or_default());
                }
                // Another base is another question.
                if one.name == BASE_ADDRESS {
                    turn.tx.meta().remove(noted::BASE_CHECK)?;
                }
            }
            turn.hint(Topic::Settings, "settings");
            Ok(())
        },
    )
    .await
}

/// Chooses the port for calls, which is in every address that has no public base.
pub async fn set_port(engine: &Engine, actor: &Actor, port: u16) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action::SETTINGS_CHANGED,
        move |turn, record| {
            turn.tx.meta().set_value(noted::PORT, &port)?;
            record.text(noted::PORT, port.to_string());
            // What led to the former port does not lead here any more.
            turn.tx.meta().remove(noted::BASE_CHECK)?;
            turn.hint(Topic::Settings, noted::PORT);
            Ok(())
        },
    )
    .await
}

/// Replaces the company's details; steps that are reached from then on read them.
pub async fn set_company(engine: &Engine, actor: &Actor, company: &Company) -> Result<(), Error> {
    let company = company.clone();
    command(
        engine,
        actor,
        Action::SETTINGS_CHANGED,
        move |turn, record| {
            turn.tx.meta().set_company(&company)?;
            record.text(COMPANY, company.to_text());
            turn.hint(Topic::Settings, COMPANY);
            Ok(())
        },
    )
    .await
}
