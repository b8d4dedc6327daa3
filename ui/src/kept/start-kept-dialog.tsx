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
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { toast } from "#ui/parts/toasts.ts";

type StartKeptDialogProps = {
  workflow: Pick<KeptAt, "id" | "name">;
  onClose: () => void;
};

/**
 * Starts the calls that came while a live workflow was off, or that are under Problems and begin a
 * run as its start is set now; some of them, or leaves them. What no page has shown is started only
 * where that is ticked.
 */
export function StartKeptDialog({ workflow, onClose }: StartKeptDialogProps) {
  const { t } = useTranslation("kept");
  const { id, name } = workflow;
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [withOthers, setWithOthers] = useState(false);
  const query = useKeptCalls(id);
  const start = useStartKept(id);
  const became = useBecame();
  const readOnly = useReadOnly();
  const calls = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const ticks = ticksOf(calls, turned);
  const { isOn, repeated } = ticks;
  const count = calls.filter(isOn).length;
  const kept = query.data?.pages.at(-1)?.kept ?? 0;
  const mended = calls.filter((call) => call.was_problem).length;
  const hasMore = query.hasNextPage;
  // Of those under Problems nobody knows how many there are before all were read.
  const all = kept + mended;
  const others = !hasMore ? "none" : withOthers ? "started" : "left";
  const begin = () =>
    start
      .mutateAsync({ shown: calls, others, those: (every) => toStart(every, calls, ticks) })
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
            reason={count === 0 && others !== "started" ? t("noneChosen") : null}
            onPress={begin}
          >
            {others === "started"
              ? t("startTicked")
              : hasMore || count === all
                ? t("start", { count })
                : t("startSome", { count, all })}
          </Button>
        </>
      }
    >
      {kept > 0 && <p className="muted wrap">{t("came", { name, count: kept })}</p>}
      {mended > 0 && (
        <p className="muted wrap">{t(hasMore ? "mendedSome" : "mended", { count: mended })}</p>
      )}
      <KeptList
        query={query}
        repeated={repeated}
        ticks={{ isOn, turn: (call, on) => setTurned(new Map(turned).set(call.id, on)) }}
      />
      {hasMore && (
        <Checkbox isSelected={withOthers} onChange={setWithOthers}>
          {t("unseen")}
        </Checkbox>
      )}
      <div>
        <h3 className="label">{t("rest")}</h3>
        {kept > 0 && <p className="muted">{t("restText")}</p>}
        {mended > 0 && <p className="muted">{t("mendedRest")}</p>}
      </div>
      {start.error && <ErrorState error={start.error} />}
    </Dialog>
  );
}
