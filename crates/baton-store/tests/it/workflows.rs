use baton_core::connection::{AddressKind, ConnectionKind, ConsentKind};
use baton_core::matching::twice::AddressSettings;
use baton_core::{ConnectionId, WorkflowState};
use baton_store::Unread;
use baton_store::table::addresses::{NewAddress, Owner};
use baton_store::table::connections::{Connection, ConsentRow};
use baton_store::table::sessions::{SessionKind, SessionRow};
use baton_store::table::workflows::{KEPT_REVISIONS, UNDO_STEPS};

use crate::fixture::{Fixture, address_id, definition, draft, second, spoil, step};

#[test]
fn a_draft_is_saved_over_the_revision_that_was_seen_only() {
    let fixture = Fixture::new();
    let no = fixture.workflow;

    let saves = fixture.write(move |tx| {
        let first = tx.workflows().save_draft(no, 1, &draft("a"), second(1))?;
        Ok((
            first,
            tx.workflows().save_draft(no, 1, &draft("b"), second(2))?,
        ))
    });

    assert_eq!(saves, (Some(2), None));
    let row = fixture
        .read(move |tables| tables.workflows().by_no(no))
        .unwrap();
    assert_eq!(row.draft, Unread::of(&definition("a")));
    assert_eq!(row.draft_revision, 2);
}

#[test]
fn what_was_before_as_many_edits_as_can_be_undone_is_kept() {
    let fixture = Fixture::new();
    let no = fixture.workflow;

    fixture.write(move |tx| {
        for revision in 1..=UNDO_STEPS {
            tx.workflows()
                .save_draft(no, revision, &draft("c"), second(revision))?;
        }
        Ok(())
    });

    let (kept, _) = fixture.read(move |tables| tables.workflows().revisions(no, 1_000));
    assert_eq!(kept.last().map(|first| first.revision), Some(1));
}

#[test]
fn the_last_revisions_of_a_draft_are_kept() {
    let fixture = Fixture::new();
    let no = fixture.workflow;

    fixture.write(move |tx| {
        for revision in 1..=KEPT_REVISIONS + 10 {
            tx.workflows()
                .save_draft(no, revision, &draft("c"), second(revision))?;
        }
        Ok(())
    });

    let (kept, _) = fixture.read(move |tables| tables.workflows().revisions(no, 1_000));
    assert_eq!(kept.len() as i64, KEPT_REVISIONS);
    assert_eq!(kept[0].revision, KEPT_REVISIONS + 11);
}

#[test]
fn going_live_pins_a_version_and_off_keeps_it() {
    let fixture = Fixture::new();
    let no = fixture.workflow;

    let one = Unread::of(&definition("one"));
    let two = Unread::of(&definition("two"));
    fixture.write(move |tx| {
        let version = tx.versions().insert(no, &one, "Dana", None, second(1))?;
        tx.workflows()
            .set_state(no, WorkflowState::Live, Some(version), second(1))?;
        tx.versions()
            .insert(no, &two, "Dana", Some("fixed"), second(2))?;
        tx.workflows()
            .set_state(no, WorkflowState::Off, None, second(3))
    });

    let (row, versions) = fixture.read(move |tables| {
        Ok((
            tables.workflows().by_no(no)?.unwrap(),
            tables.versions().page(no, None, 200)?.items,
        ))
    });
    assert_eq!((row.state, row.live_version), (WorkflowState::Off, Some(1)));
    assert!(!row.draft_changed);
    assert_eq!(
        versions.iter().map(|row| row.version).collect::<Vec<_>>(),
        [2, 1]
    );
}

#[test]
fn a_rotated_token_leaves_the_old_digest_right_for_a_while() {
    let fixture = Fixture::new();
    let workflow = fixture.workflow;

    let row = fixture.write(move |tx| {
        let no = tx.addresses().insert(&NewAddress {
            id: address_id(2),
            workflow,
            owner: Owner::Step,
            owner_id: step(9),
            token_digest: Some([1; 32]),
            settings: AddressSettings::default(),
            at: second(0),
        })?;
        tx.addresses()
            .set_token(no, &[2; 32], Some(second(86_400)))?;
        tx.addresses().refuse(no, 3, "10.0.0.1", second(5))?;
        tx.addresses().get(&address_id(2))
    });

    let row = row.unwrap();
    assert_eq!(
        (row.token_digest, row.previous),
        (Some([2; 32]), Some(([1; 32], second(86_400))))
    );
    assert_eq!((row.refused, row.records_samples), (3, true));
    assert_eq!(row.owner_id, step(9));
}

#[test]
fn a_connection_keeps_its_consents_until_they_are_taken_back() {
    let fixture = Fixture::new();
    let id = ConnectionId::from_unique("practice");
    let consent = |kind| ConsentRow {
        connection: ConnectionId::from_unique("practice"),
        kind,
        host: "jira.intern".to_owned(),
        port: 8443,
        address_kind: AddressKind::LocalNetwork,
        given_by: "Dana".to_owned(),
        at: second(1),
    };
    let (local, unencrypted) = (
        consent(ConsentKind::Local),
        consent(ConsentKind::Unencrypted),
    );
    fixture.write(move |tx| {
        let new = connection(ConnectionId::from_unique("practice"));
        tx.connections().set(&new, second(0))?;
        tx.connections().consent(&local)?;
        tx.connections().consent(&unencrypted)?;
        tx.connections()
            .take_consent(&new.id, ConsentKind::Local)
            .map(|_| ())
    });

    let (row, consents) = fixture.read(move |tables| {
        Ok((
            tables.connections().get(&id)?.unwrap(),
            tables.connections().consents(&id)?,
        ))
    });
    assert_eq!(row.connection.id.as_str(), "con_practice");
    assert_eq!(consents, [consent(ConsentKind::Unencrypted)]);

    spoil(&fixture, "UPDATE consents SET address_kind = 'moon'");
    let left = fixture.read(move |tables| {
        let of_it = tables
            .connections()
            .consents(&ConnectionId::from_unique("practice"))?;
        Ok((of_it, tables.connections().all_consents()?))
    });
    assert_eq!(left, (Vec::new(), Vec::new()), "it allows nothing");
    let taken = fixture.write(move |tx| {
        let kind = ConsentKind::Unencrypted;
        tx.connections().take_consents_to(kind, "jira.intern", 8443)
    });
    assert_eq!(taken, 1);
}

#[test]
fn a_sign_in_link_is_taken_once() {
    let fixture = Fixture::new();
    let row = SessionRow {
        digest: [7; 32],
        kind: SessionKind::Once,
        actor: "Dana".to_owned(),
        created_at: second(0),
        last_seen_at: second(0),
        expires_at: second(600),
    };
    let stored = row.clone();
    fixture.write(move |tx| tx.sessions().insert(&stored));
    assert_eq!(
        fixture.read(|tables| tables.sessions().get(&[7; 32])),
        Some(row)
    );

    let taken = fixture.write(|tx| {
        Ok((
            tx.sessions().remove(&[7; 32])?,
            tx.sessions().remove(&[7; 32])?,
        ))
    });

    assert_eq!(taken, (true, false));
}

pub(crate) fn connection(id: ConnectionId) -> Connection {
    Connection {
        scheme: Some("http".to_owned()),
        host: Some("jira.intern".to_owned()),
        port: Some(8443),
        ..Connection::new(id, "Jira".to_owned(), ConnectionKind::Web)
    }
}
