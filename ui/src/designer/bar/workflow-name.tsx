import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import { renameWorkflow } from "#ui/api/workflows.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";

/** The workflow's name, and changing it in place. */
export function WorkflowName() {
  const { t } = useTranslation("designer");
  const { workflow, isReadOnly } = useDesigner();
  const client = useQueryClient();
  const [typed, setTyped] = useState<string | null>(null);
  usePageTitle(workflow.name);
  const onError = useToldFailure();
  const rename = useMutation({
    mutationFn: (name: string) => renameWorkflow(workflow.id, name),
    onError,
    onSuccess: (renamed) => client.setQueryData(keys.workflow(workflow.id), renamed),
  });
  const finish = () => {
    const name = typed?.trim();
    setTyped(null);
    if (name && name !== workflow.name) rename.mutate(name);
  };
  if (typed !== null) {
    return (
      <TextField
        label={t("rename")}
        hideLabel
        size="sm"
        className="designer-name-field"
        value={typed}
        autoFocus
        onChange={setTyped}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish();
          if (event.key === "Escape") setTyped(null);
        }}
      />
    );
  }
  return (
    <>
      <h1 className="designer-name" title={workflow.name}>
        <bdi className="clip">
          {rename.variables && rename.isPending ? rename.variables : workflow.name}
        </bdi>
      </h1>
      <IconButton
        label={t("rename")}
        icon={<Pencil />}
        isDisabled={isReadOnly}
        onPress={() => setTyped(workflow.name)}
      />
    </>
  );
}
