import { useTranslation } from "react-i18next";
import { startNow, useRunAction } from "#ui/api/run-actions.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Run } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type StartNowProps = { run: Run };

/** Begins a run that waits for more about its person; nothing where it does not. */
export function StartNow({ run }: StartNowProps) {
  const { t } = useTranslation("run");
  const words = useProblemWords();
  const readOnly = useReadOnly();
  const start = useRunAction(run.id, () => startNow(run.id));
  if (run.where.kind !== "settling") return null;
  const { name } = run.person;
  const onError = (error: Error) => {
    const { what, todo } = words(error);
    toast(`${what} ${todo}`, { tone: "needs_you" });
  };
  return (
    <Button
      size="sm"
      isDisabled={readOnly}
      isPending={start.isPending}
      onPress={() =>
        start.mutateAsync(undefined).then(() => toast(t("startingNow.done", { name })), onError)
      }
    >
      {t("startingNow.button")}
    </Button>
  );
}
