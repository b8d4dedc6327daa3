use baton_core::details::CustomType;
use baton_core::problem::Kind;
use baton_core::{of_word, word};

#[test]
fn a_value_without_fields_is_the_word_that_its_json_is() {
    assert_eq!(word(&Kind::NobodyCalled), "nobody_called");
    assert_eq!(word(&CustomType::YesNo), "yes_no");
    assert_eq!(serde_json::json!(Kind::NotAnEmail), word(&Kind::NotAnEmail));
}

#[test]
fn a_word_is_read_back_and_another_is_none() {
    assert_eq!(of_word("nobody_called"), Some(Kind::NobodyCalled));
    assert_eq!(of_word::<Kind>("NobodyCalled"), None);
    assert_eq!(of_word::<Kind>(""), None);
}
