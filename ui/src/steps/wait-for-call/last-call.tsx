import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import type { MatchBy } from "#ui/document/definition.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type LastCallProps = { sample: Shape<"Sample"> | undefined; match: MatchBy };

/** Whom the last call would have been about. */
export function LastCall({ sample, match }: LastCallProps) {
  const { t } = useTranslation("designer");
  const { call } = match;
  const hinted = sample?.fields.filter(
    (field) => field.hint && field.hint.kind !== "unknown_email",
  );
  const field =
    call.kind === "picked"
      ? hinted?.find((one) => one.pointer === call.pointer)
      : hinted?.find((one) => one.hint?.kind === "person_email");
  const { hint } = field ?? {};
  if (!hint || hint.kind === "unknown_email") return null;
  return (
    <p className="small last-call">
      <span className="muted">{t("who.lastCall")}</span>{" "}
      <span className="status status-done">
        <StatusGlyph status="done" />
        <bdi>{hint.name}</bdi>
      </span>
    </p>
  );
}
