import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { localeOf } from "#ui/flow/locale.ts";

type ChangeListProps = { changes: readonly Shape<"DefinitionChange">[] };

const SIGNS = { added: "+", removed: "−", changed: "~", moved: "↕" } satisfies Record<
  Shape<"DefinitionChangeKind">,
  string
>;

/** What differs from the live version, in words. */
export function ChangeList({ changes }: ChangeListProps) {
  const { t, i18n } = useTranslation("designer");
  if (changes.length === 0) return <p className="muted small">{t("changes.none")}</p>;
  const list = new Intl.ListFormat(localeOf(i18n.language), { type: "conjunction" });
  return (
    <ul className="change-list">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.step}`}>
          <span className="change-sign" aria-hidden="true">
            {SIGNS[change.kind]}
          </span>
          <span className="wrap">
            {change.fields.length > 0 && change.kind === "changed"
              ? t("changes.changedIn", {
                  name: change.name,
                  fields: list.format(change.fields.map((field) => fieldWords(t, field))),
                })
              : t(`changes.${change.kind}`, { name: change.name })}
          </span>
        </li>
      ))}
    </ul>
  );
}

const KNOWN = [
  "name",
  "connection",
  "method",
  "path",
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

function fieldWords(t: ReturnType<typeof useTranslation<"designer">>["t"], field: string): string {
  const known = KNOWN.find((one) => one === field);
  return known ? t(`field.${known}`) : field;
}
