import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import { createWorkflow } from "#ui/api/workflows.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
import { toast } from "#ui/parts/toasts.ts";

/** A stored name has no marks around it. */
const STORED = { escapeValue: false };

/** Makes a workflow of this draft; the other draft goes on here. */
export function useSaveCopy() {
  const { t } = useTranslation("designer");
  const { definition, workflow, dispatch } = useDesigner();
  const client = useQueryClient();
  const navigate = useNavigate();
  const onError = useToldFailure();
  const copy = useMutation({
    mutationFn: () => {
      const name = t("copyOf", { name: workflow.name, interpolation: STORED });
      return createWorkflow({ name, template: "blank", definition });
    },
    onError,
    onSuccess: (made) => {
      const { draft, draft_revision: revision, draft_saved_at: at } = workflow;
      dispatch({ kind: "keep_theirs", definition: draft, revision, at });
      void client.invalidateQueries({ queryKey: keys.workflows });
      const open = () =>
        void navigate({ to: "/workflows/$workflow", params: { workflow: made.id } });
      toast(t("conflict.copied", { name: made.name }), {
        action: { label: t("conflict.openCopy"), run: open },
      });
    },
  });
  return { isPending: copy.isPending, save: () => copy.mutate() };
}
