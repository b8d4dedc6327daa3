import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/designer/context.ts";
import { FILLABLE } from "#ui/designer/receive/fillable.ts";
import type { MatchBy } from "#ui/flow/definition.ts";
import { isKnownDetail } from "#ui/flow/detail-names.ts";
import { Select } from "#ui/parts/Select.tsx";

type PersonMatchProps = {
  match: Extract<MatchBy, { kind: "person_detail" }>;
  onChange: (match: MatchBy) => void;
};

/** Which detail of the person. */
export function PersonMatch({ match, onChange }: PersonMatchProps) {
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { isReadOnly } = useDesigner();
  const label = (detail: string) => (isKnownDetail(detail) ? tSteps(`detail.${detail}`) : detail);
  return (
    <>
      <span>{t("who.whose")}</span>
      <Select
        label={t("who.whose")}
        hideLabel
        size="sm"
        value={match.detail}
        isDisabled={isReadOnly}
        options={FILLABLE.map((id) => ({ id: id as string, label: label(id) }))}
        onChange={(detail) => onChange({ ...match, detail })}
      />
    </>
  );
}
