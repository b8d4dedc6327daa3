import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import { createWorkflow } from "#ui/api/workflows.ts";
import type { Definition } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
import { toast } from "#ui/parts/toasts.ts";

/** A stored name has no marks around it. */
const STORED = { escapeValue: false };

type Copying = {
  /** What is said of it, by its name. */
  told: (name: string) => string;
  /** Told which definition the copy has: what was typed since is in no copy. */
  onSaved: (saved: Definition) => void;
};

/** Makes a workflow of its own of a draft; what is here goes on here. */
export function useSaveCopy({ told, onSaved }: Copying) {
  const { t } = useTranslation("designer");
  const { workflow } = useDesigner();
  const client = useQueryClient();
  const navigate = useNavigate();
  const onError = useToldFailure();
  const copy = useMutation({
    mutationFn: (definition: Definition) => {
      const name = t("copyOf", { name: workflow.name, interpolation: STORED });
      return createWorkflow({ name, template: "blank", definition });
    },
    onError,
    onSuccess: (made, saved) => {
      onSaved(saved);
      void client.invalidateQueries({ queryKey: keys.workflows });
      const open = () =>
        void navigate({ to: "/workflows/$workflow", params: { workflow: made.id } });
      toast(told(made.name), { action: { label: t("conflict.openCopy"), run: open } });
    },
  });
  return { isPending: copy.isPending, save: (definition: Definition) => copy.mutate(definition) };
}
