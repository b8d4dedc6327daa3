import { useTranslation } from "react-i18next";
import { useStartKind } from "#ui/designer/actions/use-start-kind.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { startKinds } from "#ui/triggers/registry.ts";

/** When the workflow starts: by a call, or by what is new about people. */
export function StartKind() {
  const { t } = useTranslation("designer");
  const { t: tKinds } = useKindWords();
  const designer = useDesigner();
  return (
    <div className="panel-note">
      <Select
        label={t("start.kind")}
        value={designer.definition.trigger.start.kind}
        isDisabled={designer.isReadOnly}
        options={startKinds().map((id) => ({ id, label: tKinds(`${id}.when`) }))}
        onChange={useStartKind(designer)}
      />
    </div>
  );
}
