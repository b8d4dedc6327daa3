//! What an admin is told of a pasted text.

use baton_core::address::{self, Authorization, PartKind, Pasted};

use super::super::views::{
    AddressChoice, AddressKind, AddressPart, AddressRest, AuthKind, Found, InHeader, Note, TokenWay,
};

pub(super) fn found(pasted: &Pasted) -> Vec<Found> {
    let inside = pasted
        .location
        .as_ref()
        .is_some_and(|location| location.has_secret);
    let beside = pasted
        .authorization
        .as_ref()
        .map(|authorization| match authorization {
            Authorization::Bearer => Found::BearerToken,
            Authorization::Basic { .. } => Found::BasicPassword,
            Authorization::Header { .. } => Found::HeaderToken,
        });
    let all = [
        pasted.location.is_some().then_some(Found::Address),
        inside.then_some(Found::TokenInAddress),
        beside,
        pasted.method.is_some().then_some(Found::Method),
        (!pasted.headers.is_empty()).then_some(Found::Headers),
    ];
    all.into_iter().flatten().collect()
}

/// What was noticed in the text alone.
pub(super) fn read_notes(pasted: &Pasted) -> Vec<Note> {
    let read = pasted.notes.iter().filter_map(|note| match note {
        address::Note::SpacesRemoved => Some(Note::SpacesRemoved),
        address::Note::FragmentRemoved => Some(Note::FragmentRemoved),
        address::Note::LettersEncoded => Some(Note::LettersEncoded),
        address::Note::TokenTwice => Some(Note::TokenTwice),
        address::Note::CurlRead => Some(Note::CurlRead),
        address::Note::DataLeftOut => Some(Note::DataLeftOut),
        address::Note::WordsLeftOut => Some(taken(pasted)),
        address::Note::SecretLeftOut => Some(Note::SecretLeftOut),
        address::Note::TokenFound
        | address::Note::BearerSuggested
        | address::Note::TokenFoundSeparately => None,
    });
    let http = pasted
        .location
        .as_ref()
        .is_some_and(|location| location.scheme == "http");
    read.chain(http.then_some(Note::Unencrypted)).collect()
}

/// What was taken from among other words.
fn taken(pasted: &Pasted) -> Note {
    let has_token = pasted.authorization.is_some()
        || (pasted.location.as_ref()).is_some_and(|location| location.has_secret);
    match (pasted.location.is_some(), has_token) {
        (true, true) => Note::WordsLeftOut,
        (true, false) => Note::OnlyAddressTaken,
        (false, _) => Note::OnlyTokenTaken,
    }
}

/// What was noticed in the text and about where it leads.
pub(super) fn notes(pasted: &Pasted, moves: bool, kind: Option<AddressKind>) -> Vec<Note> {
    let local = kind.is_some_and(|kind| kind != AddressKind::Public);
    let own = [
        local.then_some(Note::Local),
        moves.then_some(Note::TokenDropped),
    ];
    let read = read_notes(pasted).into_iter();
    read.chain(own.into_iter().flatten()).collect()
}

/// The parts of the address as they were judged. Whoever asks has the text, so nothing is told
/// that was not known; no row and no log gets it.
pub(super) fn parts(pasted: &Pasted) -> Vec<AddressPart> {
    let parts = pasted.location.iter().flat_map(|location| &location.parts);
    let told = parts.map(|part| AddressPart {
        number: part.number,
        kind: part.kind,
        name: part.name.clone(),
        text: is_public(part).then(|| part.text.0.clone()),
        length: u32::try_from(part.text.0.chars().count()).unwrap_or(u32::MAX),
        secret: part.secret,
        why: part.why,
    });
    told.collect()
}

/// All of an address has its secrets in it, also where it is no secret as a whole.
fn is_public(part: &address::Part) -> bool {
    match part.kind {
        PartKind::Whole => false,
        PartKind::Path | PartKind::Query => !part.secret,
    }
}

/// How the token beside the address is given.
pub(super) fn way(pasted: &Pasted) -> Option<TokenWay> {
    let is_named = pasted.is_way_named;
    let way = pasted.authorization.as_ref().map(TokenWay::of);
    way.map(|way| TokenWay { is_named, ..way })
}

/// How long that token is.
pub(super) fn token_length(pasted: &Pasted) -> Option<u32> {
    let length = pasted.token()?.0.chars().count();
    Some(u32::try_from(length).unwrap_or(u32::MAX))
}

/// What there is to choose from; of tokens what they are called and how long they are.
pub(super) fn choices(pasted: &Pasted) -> Vec<AddressChoice> {
    let all = pasted.choices.iter().map(|one| AddressChoice {
        number: one.number,
        said: one.said.clone(),
        leads_to: one.leads_to.clone(),
        length: one.length,
    });
    all.collect()
}

/// What stands below the address and may be more of it. Whoever asks has the text.
pub(super) fn rest(pasted: &Pasted) -> Option<AddressRest> {
    let rest = pasted.rest.as_ref()?;
    Some(AddressRest {
        text: (!rest.may_be_secret).then(|| rest.text.0.clone()),
        length: u32::try_from(rest.text.0.chars().count()).unwrap_or(u32::MAX),
        goes_on: rest.is_said,
    })
}

pub(super) fn in_header(pasted: &Pasted) -> Option<InHeader> {
    pasted.in_header.as_ref().map(|header| InHeader {
        slot: header.slot.clone(),
        suggested: header.suggested,
    })
}

impl TokenWay {
    /// As it is told.
    pub(in super::super) fn of(authorization: &Authorization) -> Self {
        let (kind, header_name, prefix, username) = match authorization {
            Authorization::Bearer => (AuthKind::Bearer, None, None, None),
            Authorization::Basic { username } => {
                let username = Some(username.clone()).filter(|name| !name.is_empty());
                (AuthKind::Basic, None, None, username)
            }
            Authorization::Header { name, prefix } => {
                let (name, prefix) = (Some(name.clone()), Some(prefix.clone()));
                (AuthKind::Header, name, prefix, None)
            }
        };
        Self {
            kind,
            header_name,
            prefix,
            username,
            is_named: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use baton_core::address::{self, Reading};

    use super::*;

    #[test]
    fn what_was_taken_is_said_and_nothing_else() {
        for (text, noted) in [
            (
                "Use https://b.example/in; the token is missing",
                Some(Note::OnlyAddressTaken),
            ),
            ("Hello,\nToken: 00a", Some(Note::OnlyTokenTaken)),
            (
                "Use https://b.example/in\nToken: 00a",
                Some(Note::WordsLeftOut),
            ),
            (
                "Use https://b.example/in?token=00a",
                Some(Note::WordsLeftOut),
            ),
            ("Token: 00a", None),
            ("URL: https://b.example/in\nToken: 00a", None),
        ] {
            let pasted = address::read(text, &Reading::default()).expect("it is read");

            assert_eq!(read_notes(&pasted).first().copied(), noted, "{text}");
        }
    }
}
