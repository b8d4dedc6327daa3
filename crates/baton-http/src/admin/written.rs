//! What was written in JSON, as the shapes of the document mean it and not only as the derived
//! readers take it: a number without a fraction is a whole number however it is written, as JSON
//! knows one kind of number; a kind has a name and no place in a list; fields have names, too.
//!
//! Not here: what a value may be. That is the types' to say.

use serde::de::value::{MapDeserializer, SeqDeserializer, StringDeserializer};
use serde::de::{DeserializeOwned, Error as _, IntoDeserializer, Unexpected, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};
use serde_json::{Error, Number, Value};

/// Beyond this, programs that read numbers as floats read another one.
const EXACT: i64 = (1 << 53) - 1;

/// Reads a value.
pub(super) fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, Error> {
    T::deserialize(Written(serde_json::from_slice(text)?))
}

/// A value to be read.
struct Written(Value);

impl Written {
    fn unexpected(&self) -> Unexpected<'_> {
        match &self.0 {
            Value::Null => Unexpected::Unit,
            Value::Bool(value) => Unexpected::Bool(*value),
            Value::Number(number) => number
                .as_f64()
                .map_or(Unexpected::Other("number"), Unexpected::Float),
            Value::String(text) => Unexpected::Str(text),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        }
    }
}

/// A whole number is read as one with a sign: serde's readers of kinds take one without for the
/// place of a kind in their list.
fn number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value, Error> {
    match (whole(number), number.as_u64(), number.as_f64()) {
        (Some(whole), ..) => visitor.visit_i64(whole),
        (None, Some(large), _) => visitor.visit_u64(large),
        (None, None, Some(float)) => visitor.visit_f64(float),
        (None, None, None) => Err(Error::custom("a number that nothing can hold")),
    }
}

fn whole(number: &Number) -> Option<i64> {
    number.as_i64().or_else(|| {
        let float = number.as_f64()?;
        let exact = float.fract() == 0.0 && float.abs() <= EXACT as f64;
        exact.then_some(float as i64)
    })
}

impl<'de> Deserializer<'de> for Written {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(value) => number(&value, visitor),
            Value::String(text) => visitor.visit_string(text),
            Value::Array(items) => {
                let mut items = SeqDeserializer::new(items.into_iter().map(Self));
                let read = visitor.visit_seq(&mut items)?;
                items.end()?;
                Ok(read)
            }
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|(name, value)| (name, Self(value)));
                let mut fields = MapDeserializer::new(fields);
                let read = visitor.visit_map(&mut fields)?;
                fields.end()?;
                Ok(read)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.is_null() {
            true => visitor.visit_none(),
            false => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.0.is_object() {
            true => self.deserialize_any(visitor),
            false => Err(Error::invalid_type(self.unexpected(), &visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let Value::String(word) = self.0 else {
            return Err(Error::invalid_type(self.unexpected(), &visitor));
        };
        let word: StringDeserializer<Error> = word.into_deserializer();
        visitor.visit_enum(word)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if let Value::Number(number) = &self.0
            && whole(number).is_none_or(|whole| whole > EXACT)
            && number.as_f64().is_some_and(|float| float > EXACT as f64)
        {
            return Err(Error::custom(format!("`{number}` is more than {EXACT}")));
        }
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Written {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use baton_core::document::{CallField, Reference};
    use serde::Deserialize;
    use serde_json::Value;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Typed {
        count: Option<u32>,
        #[serde(default)]
        any: Option<Value>,
    }

    fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
        super::read(text.as_bytes()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        let counted = |count, any| Typed { count, any };

        assert_eq!(read(r#"{"count": 75.0}"#), Ok(counted(Some(75), None)));
        assert_eq!(read(r#"{"count": 7.5e1}"#), Ok(counted(Some(75), None)));
        assert_eq!(read(r#"{"count": null}"#), Ok(counted(None, None)));
        assert!(read::<Typed>(r#"{"count": 75.5}"#).is_err());
        assert!(read::<Typed>(r#"{"count": -1}"#).is_err());
        let large: Typed = read(r#"{"any": [18446744073709551615, 0.5, 1e+300]}"#).unwrap();
        assert_eq!(
            large.any.unwrap().to_string(),
            "[18446744073709551615,0.5,1e+300]"
        );
    }

    #[test]
    fn a_kind_has_a_name_and_no_place_in_a_list() {
        let numbered = r#"{"source": {"kind": 0}, "pointer": "/a"}"#;

        assert!(read::<CallField>(r#"{"kind": "automatic"}"#).is_ok());
        assert!(read::<CallField>(r#"{"kind": 0}"#).is_err());
        assert!(read::<Reference>(numbered).is_err());
    }

    #[test]
    fn fields_have_names() {
        assert!(read::<Typed>("[75]").is_err());
        assert!(read::<Typed>("null").is_err());
    }
}
