import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { isFinished } from "#ui/document/conditions.ts";
import type { ConditionGroup, Reference, Test } from "#ui/document/definition.ts";
import { valueForm } from "#ui/document/operators.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { writtenNumber } from "#ui/typed/typed-number.ts";
import { apart } from "#ui/words/apart.ts";
import { useLocale } from "#ui/words/use-locale.ts";

export type ConditionWords = {
  readonly condition: (condition: ConditionGroup) => string;
  readonly test: (test: Test) => string;
  /** A value as it is read: a day as a day, a status by its name. */
  readonly value: (reference: Reference, text: string) => string;
  readonly list: (mode: ConditionGroup["mode"], parts: readonly string[]) => string;
};

/** What names a detail; the words of Baton's own details where nobody knows better. */
type NameOf = (reference: Reference) => string;

/** Conditions in words. */
export function useConditionWords(nameOf?: NameOf): ConditionWords {
  const { t } = useTranslation("designer");
  const { t: tPeople } = useTranslation("people");
  const locale = useLocale();
  const words = useFlowWords();
  return useMemo(() => {
    const and = new Intl.ListFormat(locale, { type: "conjunction" });
    const or = new Intl.ListFormat(locale, { type: "disjunction" });
    const list: ConditionWords["list"] = (mode, parts) => (mode === "all" ? and : or).format(parts);
    const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
    const name = nameOf ?? words.detail;
    const field = (reference: Reference) => name(reference) || t("conditions.someDetail");
    const value = (reference: Reference, text: string) => {
      const status = statusOf(reference, text);
      if (status) return tPeople(`status.${status}`);
      return isDay(text) ? day.format(new Date(`${text}T00:00:00Z`)) : text;
    };
    const test = (one: Test) => {
      const { reference, operator, values, exact } = one;
      if (!isFinished(one)) return t("conditions.open", { field: field(reference) });
      const form = valueForm(operator);
      const isNumber = form === "number" || form === "range";
      const said = values.map((one) =>
        isNumber ? writtenNumber(one, locale) : value(reference, one),
      );
      const [least = "", most = ""] = said;
      const count = form === "days" ? Number(least) || 0 : 0;
      const joined = (operator === "includes_all" ? and : or).format(said.map(apart));
      const filled = { field: field(reference), value: joined, least, most, count };
      const plain = t(`conditions.words.${operator}`, filled);
      return exact ? t("conditions.exactly", { test: plain }) : plain;
    };
    const condition = ({ mode, tests, groups = [] }: ConditionGroup) => {
      const inner = groups.map((group) => {
        const parts = list(group.mode, group.tests.map(test));
        return group.tests.length > 1 ? t("conditions.group", { parts }) : parts;
      });
      return list(mode, [...tests.map(test), ...inner]);
    };
    return { condition, test, value, list };
  }, [t, tPeople, locale, words, nameOf]);
}

const STATUSES = ["before_start", "active", "on_leave", "left"] as const;
type Status = (typeof STATUSES)[number];

/** The status that a value of the person's status is. */
export function statusOf({ source, pointer }: Reference, text: string): Status | null {
  if (source.kind !== "person" || pointer !== "/status") return null;
  return STATUSES.find((status) => status === text) ?? null;
}

/** Every value of a detail that has a closed list of them. */
export function closedValues({ source, pointer }: Reference): readonly string[] | null {
  return source.kind === "person" && pointer === "/status" ? STATUSES : null;
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime());
}
