import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeptCalls, useStartKept } from "#ui/api/kept.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { KeptAt } from "#ui/kept/kept-at.ts";
import { KeptList } from "#ui/kept/kept-list.tsx";
import { ticksOf, toStart } from "#ui/kept/ticks.ts";
import { useBecame } from "#ui/kept/use-became.ts";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { toast } from "#ui/parts/toasts.ts";

type StartKeptDialogProps = {
  workflow: Pick<KeptAt, "id" | "name" | "kept_count">;
  onClose: () => void;
};

/**
 * Starts the calls that came while a live workflow was off, or that are under Problems and begin a
 * run as its start is set now; some of them, or leaves them.
 */
export function StartKeptDialog({ workflow, onClose }: StartKeptDialogProps) {
  const { t } = useTranslation("kept");
  const { id, name, kept_count: kept } = workflow;
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const query = useKeptCalls(id);
  const start = useStartKept(id);
  const became = useBecame();
  const readOnly = useReadOnly();
  const calls = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const ticks = ticksOf(calls, turned);
  const { isOn, repeated } = ticks;
  const left = new Set(calls.filter((call) => !isOn(call)).map((call) => call.id));
  const all = Math.max(kept, calls.length);
  const mended = calls.filter((call) => call.was_problem).length;
  const unseen = query.hasNextPage ? all - calls.length : 0;
  const count = calls.length - left.size;
  const begin = () =>
    start
      .mutateAsync((every) => toStart(every, calls, ticks))
      .then((started) => {
        for (const { text, tone } of became(started)) toast(text, { tone });
        onClose();
      }, shownInTheDialog);
  return (
    <Dialog
      isOpen
      title={t("title", { count: all })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("leave", { count: all })}</Button>
          <Button
            variant="primary"
            isPending={start.isPending}
            isDisabled={readOnly}
            reason={count === 0 && unseen === 0 ? t("noneChosen") : null}
            onPress={begin}
          >
            {unseen > 0
              ? t("startTicked")
              : left.size === 0
                ? t("start", { count })
                : t("startSome", { count, all })}
          </Button>
        </>
      }
    >
      {all > mended && <p className="muted wrap">{t("came", { name, count: all - mended })}</p>}
      {mended > 0 && <p className="muted wrap">{t("mended", { count: mended })}</p>}
      <KeptList
        query={query}
        all={all}
        repeated={repeated}
        ticks={{ isOn, turn: (call, on) => setTurned(new Map(turned).set(call.id, on)) }}
      />
      {unseen > 0 && <p className="muted">{t("unseen", { count: unseen })}</p>}
      <div>
        <h3 className="label">{t("rest")}</h3>
        {all > mended && <p className="muted">{t("restText")}</p>}
        {mended > 0 && <p className="muted">{t("mendedRest")}</p>}
      </div>
      {start.error && <ErrorState error={start.error} />}
    </Dialog>
  );
}
