import { useTranslation } from "react-i18next";
import type { MatchBy } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { PersonDetailSelect } from "#ui/values/person-detail-select.tsx";

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
