//! The document of the API says what the API does.

use serde_json::Value;

fn document() -> Value {
    serde_json::to_value(baton_http::openapi()).expect("it is JSON")
}

fn shape<'d>(document: &'d Value, name: &str) -> &'d Value {
    &document["components"]["schemas"][name]
}

#[test]
fn a_kind_is_one_shape_with_its_name_in_it() {
    let document = document();

    for kinds in ["StepKind", "TriggerKind"] {
        let kinds = shape(&document, kinds)["oneOf"].as_array();
        let kinds = kinds.expect("kinds are variants");
        assert!(!kinds.is_empty());
        for kind in kinds {
            assert_eq!(kind["additionalProperties"], false, "{kind}");
            assert!(kind["properties"]["kind"]["enum"].is_array(), "{kind}");
            let required = kind["required"].as_array().expect("some are required");
            assert!(required.contains(&"kind".into()), "{kind}");
        }
    }
}

#[test]
fn limits_are_said_where_they_are_checked() {
    let document = document();
    let name = &shape(&document, "WorkflowInput")["properties"]["name"];
    let id = &shape(&document, "RunId")["pattern"];

    assert_eq!(name["maxLength"], baton_admin::limits::WORKFLOW_NAME);
    assert_eq!(id, "^(run_|try_)[0-9A-Za-z_-]{1,64}$");
}

/// What the format `email` (RFC 5322) takes and Baton does not is said beside it.
#[test]
fn an_email_address_has_no_bar_in_it_and_the_document_says_so() {
    let document = document();

    for input in ["PersonInput", "PersonPatchInput"] {
        let email = &shape(&document, input)["properties"]["work_email"];
        let [address, nothing] = email["anyOf"].as_array().expect("one of two").as_slice() else {
            panic!("{email}");
        };
        assert_eq!(address["format"], "email", "{input}");
        assert_eq!(address["pattern"], "^[^|]*$", "{input}");
        assert_eq!(nothing["enum"][0], "", "{input}");
    }
    assert!(!baton_core::email::is_email("ada|hr@x.io"));
    assert!(baton_core::email::is_email("ada!{#$%&'*+/=?^_`}~hr@x.io"));
}

#[test]
fn what_a_number_may_be_fits_in_its_format() {
    fn look(value: &Value, wrong: &mut Vec<String>) {
        let narrow = value["format"] == "int32";
        if narrow
            && value["maximum"]
                .as_i64()
                .is_some_and(|most| most > i32::MAX.into())
        {
            wrong.push(value.to_string());
        }
        if let Some(fields) = value.as_object() {
            fields.values().for_each(|field| look(field, wrong));
        }
        for item in value.as_array().into_iter().flatten() {
            look(item, wrong);
        }
    }
    let mut wrong = Vec::new();

    look(&document(), &mut wrong);

    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_operation_asks_for_a_session_but_the_one_that_begins_it() {
    let document = document();
    let paths = document["paths"].as_object().expect("paths");
    let operations = paths
        .values()
        .flat_map(|item| item.as_object().expect("methods").values());
    let open = operations.filter(|operation| operation.get("security").is_some());

    assert_eq!(document["security"].as_array().map(Vec::len), Some(2));
    assert_eq!(open.count(), 1);
}

#[test]
fn every_operation_says_how_it_refuses_and_no_more() {
    let document = document();
    let statuses = |path: &str, method: &str| -> Vec<String> {
        let responses = document["paths"][path][method]["responses"].as_object();
        responses.expect("responses").keys().cloned().collect()
    };

    let read = statuses("/api/v1/settings", "get");
    let list = statuses("/api/v1/runs", "get");
    let change = statuses("/api/v1/people/{id}", "patch");

    assert_eq!(read, ["200", "401", "403", "500", "503"]);
    assert_eq!(
        list,
        ["200", "400", "401", "403", "404", "422", "500", "503"]
    );
    assert_eq!(
        change,
        [
            "200", "400", "401", "403", "404", "409", "413", "422", "500", "503"
        ]
    );
}

#[test]
fn a_kind_with_settings_takes_no_others() {
    let document = document();
    let fields = shape(&document, "CallField")["oneOf"].as_array();
    let [automatic, picked] = fields.expect("kinds").as_slice() else {
        panic!("a field is found in two ways");
    };

    assert!(automatic.get("additionalProperties").is_none());
    assert_eq!(picked["additionalProperties"], false);
}
