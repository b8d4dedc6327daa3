//! A call that only opens the address: what stands behind the `?` is read like a form.

use baton_core::address::{may_be_data, name_tells};

use super::token::has_token;

/// The type that such a body has.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// The query as the body of a form, without what opens the door (C1), and without what its name
/// tells to be the secret of somebody else.
pub(crate) fn form_of(query: Option<&str>) -> String {
    let pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    let data = pairs.filter(|(name, value)| {
        let is_secret = name_tells(name) && !may_be_data(name, value);
        !is_secret && !has_token(name) && !has_token(value)
    });
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(data).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c1_no_credential_is_left_in_the_form() {
        let token = format!("btn_{}", "x".repeat(43));
        let query = format!(
            "token=a&email=mira%2Bhr%40acme.example&key={token}&{token}&n=%C3%A9\
             &api_key=k&password=p&back=https%3A%2F%2Fx.example%2F{token}&auth=Bearer+{token}"
        );

        assert_eq!(
            form_of(Some(&query)),
            "email=mira%2Bhr%40acme.example&n=%C3%A9"
        );
        assert_eq!(form_of(None), "");
    }

    #[test]
    fn c17_what_a_case_or_a_person_is_called_is_data() {
        let form = |query| form_of(Some(query));
        assert_eq!(form("key=HR-7&Code=1024"), "key=HR-7&Code=1024");
        assert_eq!(form("key=00aBetaBetaBetaBeta7&api_key=k&password=p"), "");
    }
}
