import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useLocale } from "#ui/words/use-locale.ts";

const KNOWN = [
  "name",
  "connection",
  "method",
  "path",
  "paths",
  "headers",
  "content",
  "timeout_s",
  "also_success",
  "match_by",
  "only_if",
  "nobody_matches",
  "several_match",
  "reminder_after_s",
  "limit_after_s",
  "person",
  "unknown_person",
  "person_fields",
  "update_known",
  "start_left",
] as const;

/** The part of a step that a JSON pointer names; what has no word of its own is *other*. */
export function changedPart(pointer: string): (typeof KNOWN)[number] | "other" {
  const last = pointer.split("/").at(-1);
  return KNOWN.find((one) => one === last) ?? "other";
}

/** Says what a change is: "Create Okta user: what is sent and name". */
export function useChangeWords(): (change: Shape<"DefinitionChange">) => string {
  const { t } = useTranslation("designer");
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return ({ kind, name, fields }) => {
    if (kind !== "changed" || fields.length === 0) return t(`changes.${kind}`, { name });
    const parts = new Set(fields.map((field) => t(`field.${changedPart(field)}`)));
    return t("changes.changedIn", { name, fields: list.format(parts) });
  };
}
