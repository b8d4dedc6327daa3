import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import { goLive } from "#ui/api/versions.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import { useDesigner } from "#ui/editing/context.ts";
import type { KeptAt } from "#ui/kept/kept-at.ts";
import { toast } from "#ui/parts/toasts.ts";

type Going = {
  /** For the audit; null leaves it out. */
  note: string | null;
  /** The revision of the draft that was read; what is made now is, where it is put there first. */
  revision: number | (() => Promise<number>);
  /** What the toast offers besides. */
  action?: (version: number) => { label: string; run: () => void } | undefined;
  onClose: () => void;
};

/** Puts the saved draft live; calls that were kept meanwhile are to be shown before closing. */
export function useGoLive({ note, revision, action, onClose }: Going) {
  const { t } = useTranslation("designer");
  const { workflow } = useDesigner();
  const client = useQueryClient();
  const [kept, setKept] = useState<KeptAt | null>(null);
  const live = useMutation({
    mutationFn: async () => {
      const read = typeof revision === "number" ? revision : await revision();
      return goLive(workflow.id, { revision: read, note });
    },
    onError: (error) => {
      if (codeOf(error) !== "stale_draft") return;
      void client.invalidateQueries({ queryKey: keys.workflow(workflow.id) });
    },
    onSuccess: (went) => {
      void client.invalidateQueries({ queryKey: keys.workflow(workflow.id) });
      void client.invalidateQueries({ queryKey: keys.workflows });
      toast(t("goLive.done", { version: went.version }), { action: action?.(went.version) });
      const { version, kept_count } = went;
      const { id, name } = workflow;
      if (kept_count === 0) onClose();
      else {
        const now = { state: "live", live_version: version, live_unreadable: false } as const;
        setKept({ id, name, ...now, kept_count });
      }
    },
  });
  return { live, kept };
}
