//! An enum without fields is one word on wires and in columns: the one its `serde` names give it.
//!
//! The words of all closed lists are written and read here, so that no list spells them twice.

use serde::de::value::{Error as ReadError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::ser::{Error as _, Impossible, Serialize, Serializer};

/// The word of a value.
///
/// # Panics
///
/// When the value is no variant without fields: such a type has no words.
#[must_use]
pub fn word<T: Serialize + ?Sized>(value: &T) -> &'static str {
    value
        .serialize(Variant)
        .expect("the types that are asked have no fields")
}

/// The value with this word; none when the list has no such word.
#[must_use]
pub fn of_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    let word: StrDeserializer<'_, ReadError> = word.into_deserializer();
    T::deserialize(word).ok()
}

/// Takes the name of a variant and nothing else.
struct Variant;

type NoWord = serde::de::value::Error;
type Never = Impossible<&'static str, NoWord>;

fn no_word() -> NoWord {
    NoWord::custom("only a variant without fields is a word")
}

macro_rules! no_words {
    ($($method:ident: $kind:ty),+ $(,)?) => {
        $(fn $method(self, _: $kind) -> Result<Self::Ok, Self::Error> {
            Err(no_word())
        })+
    };
}

impl Serializer for Variant {
    type Ok = &'static str;
    type Error = NoWord;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Never;
    type SerializeStructVariant = Never;

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Self::Ok, Self::Error> {
        Ok(variant)
    }

    no_words! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_char: char,
        serialize_str: &str,
        serialize_bytes: &[u8],
        serialize_unit_struct: &'static str,
    }

    fn serialize_none(self) -> Result<Self::Ok, Self::Error> {
        Err(no_word())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<Self::Ok, Self::Error> {
        Err(no_word())
    }

    fn serialize_unit(self) -> Result<Self::Ok, Self::Error> {
        Err(no_word())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<Self::Ok, Self::Error> {
        Err(no_word())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Self::Ok, Self::Error> {
        Err(no_word())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Never, NoWord> {
        Err(no_word())
    }

    fn serialize_tuple(self, _: usize) -> Result<Never, NoWord> {
        Err(no_word())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Never, NoWord> {
        Err(no_word())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, NoWord> {
        Err(no_word())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Never, NoWord> {
        Err(no_word())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Never, NoWord> {
        Err(no_word())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, NoWord> {
        Err(no_word())
    }
}
