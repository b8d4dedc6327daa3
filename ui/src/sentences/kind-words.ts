import { useTranslation } from "react-i18next";
import type { StepKind, TriggerKind } from "#ui/document/definition.ts";
import type { Words } from "#ui/words/words.ts";

type Kind = StepKind["kind"] | TriggerKind["kind"];
/** A kind of the API without words does not compile. */
type OfKind<K extends Kind> = Words["kinds"][K];

/** The key of a text that kinds have under one name. */
export type KindText<Name extends string> = {
  [K in Kind]: OfKind<K> extends Readonly<Record<Name, string>> ? `${K}.${Name}` : never;
}[Kind];

type Plural = "_one" | "_other";
type Base<K> = K extends `${infer Stem}${Plural}` ? Stem : K;

/** The key of a sentence of a kind. */
export type SentenceKey = {
  [K in Kind]: `${K}.sentence.${Base<keyof OfKind<K>["sentence"]> & string}`;
}[Kind];

/** The key of what a setting of a kind is called where it is changed. */
export type PartKey = { [K in Kind]: `${K}.part.${keyof OfKind<K>["part"] & string}` }[Kind];

/** The key of what one of the choices of a setting of a kind is called. */
export type ChoiceKey = {
  [K in Kind]: OfKind<K> extends Readonly<Record<"choice", infer Choices>>
    ? {
        [Name in keyof Choices & string]: `${K}.choice.${Name}.${keyof Choices[Name] & string}`;
      }[keyof Choices & string]
    : never;
}[Kind];

/** The words of the kinds, each kind under its name in the API. */
export function useKindWords() {
  return useTranslation("kinds");
}
