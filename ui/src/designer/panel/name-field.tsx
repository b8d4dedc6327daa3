import { useTranslation } from "react-i18next";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { TextField } from "#ui/parts/fields/text-field.tsx";

type NameFieldProps = { step: StepId; name: string };

/** The step's name. */
export function NameField({ step, name }: NameFieldProps) {
  const { t } = useTranslation("designer");
  const { rename, isReadOnly } = useDesigner();
  return (
    <div className="panel-name">
      <TextField
        label={t("name")}
        value={name}
        maxLength={120}
        isReadOnly={isReadOnly}
        onChange={(typed) => rename(step, typed)}
      />
    </div>
  );
}
