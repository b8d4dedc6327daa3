import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "#ui/api/session.ts";
import { useOtherSaver } from "#ui/designer/draft/use-other-saver.ts";
import { hasToSave } from "#ui/document/draft-state.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useTimes } from "#ui/words/times.ts";

/** How the draft stands with the server; a time is always the server's. */
export function SavedMark() {
  const { t } = useTranslation("designer");
  const { draft } = useDesigner();
  const times = useTimes();
  const other = useOtherSaver();
  const isFailed = draft.save === "failed" && hasToSave(draft);
  const isTriedAgain = draft.save === "saving";
  // While it is tried again nothing is known that was not known before.
  useEffect(() => {
    if (!isTriedAgain) useSession.getState().setSaves(!isFailed);
  }, [isTriedAgain, isFailed]);
  useEffect(() => () => useSession.getState().setSaves(true), []);
  if (isFailed || draft.asked) {
    return (
      <span className="status status-needs_you saved-mark" role="alert">
        <StatusGlyph status="needs_you" />
        {isFailed ? t("save.failed") : t("save.conflict")}
      </span>
    );
  }
  const isSaving = draft.save === "saving" || hasToSave(draft);
  const time = times.time(draft.savedAt);
  const saved = other ? t("save.savedBy", { time, name: other }) : t("save.saved", { time });
  return (
    <span className="faint num small saved-mark clip" role="status">
      {isSaving ? t("save.saving") : saved}
    </span>
  );
}
