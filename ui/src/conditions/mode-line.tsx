import { useTranslation } from "react-i18next";
import type { ConditionGroup } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Select } from "#ui/parts/fields/select.tsx";

type Mode = ConditionGroup["mode"];
type ModeLineProps = {
  lead: string;
  mode: Mode;
  /** Whether there is too little to join. */
  isAlone: boolean;
  onChange: (mode: Mode) => void;
};

/** Whether all or any of the tests below must be true. */
export function ModeLine({ lead, mode, isAlone, onChange }: ModeLineProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  return (
    <div className="all-of">
      <span>{lead}</span>
      <Select<Mode>
        label={t("conditions.mode")}
        hideLabel
        size="sm"
        value={mode}
        isDisabled={isReadOnly || isAlone}
        options={[
          { id: "all", label: t("conditions.all") },
          { id: "any", label: t("conditions.any") },
        ]}
        onChange={onChange}
      />
      <span>{t("conditions.areTrue")}</span>
    </div>
  );
}
