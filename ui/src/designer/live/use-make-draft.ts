import { useMutation, useQueryClient } from "@tanstack/react-query";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { versionQuery } from "#ui/api/versions.ts";
import { newMark } from "#ui/document/history.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { useUndoToast } from "#ui/editing/use-undo-toast.ts";

/** Puts an earlier version in the draft's place, as one step of undo. */
export function useMakeDraft() {
  const { t } = useTranslation("designer");
  const { workflow, dispatch, takeBack } = useDesigner();
  const told = useUndoToast({ workflow, takeBack });
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (version: number) => {
      const { definition } = await client.fetchQuery(versionQuery(workflow.id, version));
      const edit = { code: "version", name: `${version}`, part: null, step: null } as const;
      // At once, so that whoever then waits for the draft to be saved waits for this one.
      const mark = newMark();
      flushSync(() => dispatch({ kind: "replace", definition, edit, mark }));
      told(t("versions.isDraft", { version }), mark);
    },
  });
}
