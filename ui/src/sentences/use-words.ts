import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Reference } from "#ui/document/definition.ts";
import {
  dotted,
  type Numbered,
  namedDetail,
  namedField,
  referenceOf,
} from "#ui/document/detail-names.ts";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { marker, type Piece, pieces, type Sentence } from "#ui/sentences/sentence.ts";
import { apart } from "#ui/words/apart.ts";
import { useLocale } from "#ui/words/use-locale.ts";

export type FlowWords = {
  /** What the user calls a detail. */
  readonly detail: (reference: Reference) => string;
  /** The same for a detail as starts and waits name it. */
  readonly personDetail: (detail: string) => string;
  /** Where a call says whom it is about, and whether one thing of a list is meant or each. */
  readonly field: (pointer: string, numbered?: Numbered) => string;
  readonly pieces: (sentence: Sentence) => Piece[];
  readonly plain: (sentence: Sentence) => string;
  readonly duration: (seconds: number) => string;
};

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** A length of time in the largest unit that fits it evenly. */
function durationIn(language: string, seconds: number): string {
  const [unit, size] = UNITS.find(([, one]) => seconds % one === 0) ?? (["second", 1] as const);
  const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  return format.format(seconds / size);
}

/** The words of steps and details, in the user's language. */
export function useFlowWords(): FlowWords {
  const { t } = useTranslation("steps");
  const { t: tKinds } = useKindWords();
  const language = useLocale();
  return useMemo(() => {
    const inPieces = (sentence: Sentence) => {
      const marks = Object.fromEntries(
        Object.keys(sentence.slots).map((name) => [name, marker(name)]),
      );
      const template = tKinds(sentence.key, { ...marks, count: sentence.count ?? 0 });
      return pieces(template, sentence.slots, language);
    };
    const detail = (reference: Reference) => {
      const named = namedDetail(reference);
      if (named === null) return dotted(reference.pointer);
      if (named.kind === "external_id") return t("id_at", { tool: named.tool });
      return named.kind === "known" ? t(`detail.${named.name}`) : named.name;
    };
    const field = (pointer: string, numbered?: Numbered) => {
      const { field, which } = namedField(pointer, numbered);
      if (which === null) return field;
      return which === "each"
        ? t("field.each", { field })
        : t("field.one", { field, place: which.place });
    };
    return {
      detail,
      field,
      personDetail: (name) => detail(referenceOf(name)),
      pieces: inPieces,
      plain: (sentence) =>
        inPieces(sentence)
          .map(({ text, bold }) => (bold ? apart(text) : text))
          .join(""),
      duration: (seconds) => durationIn(language, seconds),
    };
  }, [t, tKinds, language]);
}
