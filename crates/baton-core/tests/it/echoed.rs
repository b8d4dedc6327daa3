//! What tools say again in a writing of their own: data within a text, a form, XML. What is masked
//! in whole data is masked there, too.

use baton_core::sensitive::{MASK, Unseen};
use serde_json::json;

fn unseen(said: &str) -> Unseen {
    Unseen::new([said.to_owned()], Vec::new())
}

#[test]
fn a_name_of_several_words_is_one_in_data_that_is_cut_off_as_in_whole_data() {
    for name in [
        "tax id",
        "bank.account",
        "social security number",
        "vergu\u{308}tung",
        "Número de Seguridad Social",
    ] {
        let whole = json!({ name: "A77" }).to_string();
        let cut = format!("{},\"pad\":\"x…", whole.trim_end_matches('}'));
        let spaced = cut.replacen("\":", "\"\t\n:", 1);
        let form = format!("{name}=A77");
        let line = format!("Found:\n{name}: A77");
        assert_eq!(
            unseen("x").mask(&whole).body,
            json!({ name: MASK }).to_string()
        );
        for body in [cut, spaced, form, line] {
            assert_eq!(unseen("x").mask(&body).body, MASK, "{body}");
        }
    }
    for body in [
        "He has no salary. Note: none",
        "the salary that was sent is no number: 5",
        r#"{"team id":"A77","pad":"x…"#,
    ] {
        assert_eq!(unseen("x").mask(body).body, body);
    }
}
