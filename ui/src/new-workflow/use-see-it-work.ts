import type { UseNavigateResult } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCreateWorkflow } from "#ui/api/workflows.ts";
import { useWelcomeDone } from "#ui/new-workflow/use-welcome-done.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

/** Opens the ready-made workflow in the designer, with call-outs. */
export function useSeeItWork(navigate: UseNavigateResult<string>) {
  const { t } = useTranslation("welcome");
  const words = useProblemWords();
  const create = useCreateWorkflow();
  const leaveWelcome = useWelcomeDone();
  const start = () =>
    create.mutate(
      { name: t("sampleName"), template: "welcome" },
      {
        onSuccess: (made) => {
          leaveWelcome();
          void navigate({
            to: "/workflows/$workflow",
            params: { workflow: made.id },
            search: { tour: "welcome" },
          });
        },
        onError: (error) => toast(words(error).what, { tone: "needs_you" }),
      },
    );
  return { start, isPending: create.isPending };
}
