import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/designer/context.ts";
import { PersonDetailSelect } from "#ui/designer/receive/person-detail-select.tsx";
import type { MatchBy } from "#ui/flow/definition.ts";

type PersonMatchProps = {
  match: Extract<MatchBy, { kind: "person_detail" }>;
  onChange: (match: MatchBy) => void;
};

/** Which detail of the person. */
export function PersonMatch({ match, onChange }: PersonMatchProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  return (
    <>
      <span>{t("who.whose")}</span>
      <PersonDetailSelect
        label={t("who.whose")}
        value={match.detail}
        isDisabled={isReadOnly}
        onChange={(detail) => onChange({ ...match, detail })}
      />
    </>
  );
}
