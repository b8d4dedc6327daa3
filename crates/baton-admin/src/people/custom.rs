//! Custom details: which there are, what type they have, which are sensitive (C4).

use baton_core::PersonId;
use baton_core::details::{CustomDetail, CustomDetails, CustomType};
use baton_engine::{Actor, Engine, commands};
use baton_store::table::people::Person as Stored;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::CustomValue;
use super::check::usable_name;
use crate::{Outcome, stored};

/// A custom detail that people can have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CustomDetail)]
pub struct CustomDetailView {
    /// Its name; steps refer to it by this name.
    pub name: String,
    /// How its values are read.
    #[serde(rename = "type")]
    pub kind: CustomType,
    /// Whether it is masked, and sent only where it is named.
    pub sensitive: bool,
}

/// Which custom detail.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CustomDetailQuery {
    /// Its name.
    pub name: String,
}

/// Which sensitive detail to show.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[schema(as = RevealPersonInput)]
pub struct RevealInput {
    /// The detail's name.
    pub name: String,
}

/// A sensitive detail, shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RevealedDetail)]
pub struct Revealed {
    /// Its value.
    pub value: String,
}

/// The names of what people can have beside Baton's own details.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FurtherDetails {
    /// Custom details, by name.
    pub custom: Vec<CustomDetailView>,
    /// The other tools that people have ids in, by name.
    pub sources: Vec<String>,
}

/// Lists what people can have beside Baton's own details.
pub async fn further_details(engine: &Engine) -> Outcome<FurtherDetails> {
    stored::read(engine, |snapshot| {
        let custom = snapshot
            .custom_details()
            .all()?
            .into_iter()
            .map(view)
            .collect();
        let sources = snapshot.external_ids().sources()?;
        Ok(FurtherDetails { custom, sources })
    })
    .await
}

/// Adds a custom detail, or changes its type or sensitivity. Stored values stay as they are.
pub async fn set_custom_detail(
    engine: &Engine,
    actor: &Actor,
    input: CustomDetailView,
) -> Outcome<CustomDetailView> {
    let name = usable_name("name", &input.name)?;
    let detail = CustomDetail {
        kind: input.kind,
        sensitive: input.sensitive,
    };
    commands::people::set_detail(engine, actor, name.clone(), detail).await?;
    Ok(view((name, detail)))
}

/// Removes a custom detail that nobody has a value of.
pub async fn remove_custom_detail(
    engine: &Engine,
    actor: &Actor,
    name: &str,
) -> Outcome<FurtherDetails> {
    commands::people::remove_detail(engine, actor, name.to_owned()).await?;
    further_details(engine).await
}

/// Shows a sensitive detail of a person; the audit has who looked.
pub async fn reveal(
    engine: &Engine,
    actor: &Actor,
    id: PersonId,
    input: RevealInput,
) -> Outcome<Revealed> {
    let value = commands::people::reveal(engine, actor, id, input.name).await?;
    Ok(Revealed {
        value: value.display(),
    })
}

/// A person's custom details, the sensitive ones masked.
pub(super) fn custom_of(person: &Stored, known: &CustomDetails) -> Vec<CustomValue> {
    let values = person.custom.read().0.into_iter();
    let mut values: Vec<_> = values
        .map(|(name, value)| {
            let detail = known.get(&name).copied();
            let kind = detail.map_or_else(|| CustomType::of(&value), |detail| detail.kind);
            let sensitive = detail.is_some_and(|detail| detail.sensitive);
            let read = kind.read(&value);
            CustomValue {
                name,
                kind,
                sensitive,
                fits: read.is_some(),
                value: (!sensitive).then(|| read.unwrap_or(value).display()),
            }
        })
        .collect();
    values.sort_by(|one, other| one.name.cmp(&other.name));
    values
}

fn view((name, detail): (String, CustomDetail)) -> CustomDetailView {
    CustomDetailView {
        name,
        kind: detail.kind,
        sensitive: detail.sensitive,
    }
}
