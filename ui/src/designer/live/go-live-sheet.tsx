import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLacking } from "#ui/api/conditions.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import { ChangeList } from "#ui/designer/draft/change-list.tsx";
import { ChangedMeanwhile } from "#ui/designer/live/changed-meanwhile.tsx";
import { LackingList } from "#ui/designer/live/lacking-list.tsx";
import { PracticeList, usePracticeSteps } from "#ui/designer/live/practice-list.tsx";
import { useAffected } from "#ui/designer/live/use-affected.ts";
import { useGoLive } from "#ui/designer/live/use-go-live.ts";
import { useReadDraft } from "#ui/designer/live/use-read-draft.ts";
import { ProblemsList } from "#ui/designer/problems/problems-list.tsx";
import type { SaidProblem } from "#ui/designer/problems/use-problems.ts";
import { differences } from "#ui/document/draft/differences.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { KeptCalls } from "#ui/kept/kept-calls.tsx";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type GoLiveSheetProps = {
  problems: readonly SaidProblem[];
  onClose: () => void;
  onGoBack: (version: number) => void;
};

/** What goes live, what is to fix before, and whom it concerns. */
export function GoLiveSheet({ problems, onClose, onGoBack }: GoLiveSheetProps) {
  const { t } = useTranslation("designer");
  const { t: tCommon } = useTranslation("common");
  const { workflow, definition } = useDesigner();
  const read = useReadDraft();
  const [note, setNote] = useState("");
  const toFix = problems.filter((problem) => problem.level === "to_fix");
  const affected = useAffected();
  const lacking = useLacking(workflow.draft);
  const practice = usePracticeSteps();
  const isAnythingLacked = (lacking.data?.details.length ?? 0) > 0;
  const isNothing = problems.length === 0 && practice.length === 0 && !isAnythingLacked;
  const { live, kept } = useGoLive({
    note: note.trim() || null,
    revision: read.revision,
    action: (version) => {
      const before = workflow.live_version;
      if (before === null || before === version || workflow.live_unreadable) return undefined;
      return { label: t("versions.backTo", { version: before }), run: () => onGoBack(before) };
    },
    onClose,
  });
  // Of what is not saved the server knows no change.
  const changes =
    read.isSaved || !workflow.live ? workflow.changes : differences(workflow.live, definition);
  const why = () => {
    if (toFix.length > 0) return t("goLive.fixFirst");
    return read.isNew ? t("goLive.lookFirst") : null;
  };
  const code = live.error && codeOf(live.error);
  // What was changed meanwhile stands above, once it could be read.
  const isSaidAbove = code === "not_ready" || (code === "stale_draft" && read.isNew);
  if (kept) return <KeptCalls workflow={kept} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      size="wide"
      title={t("goLive.title", { name: workflow.name })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{tCommon("cancel")}</Button>
          <Button
            variant="primary"
            reason={why()}
            isDisabled={live.isPending || !read.isSaved}
            onPress={() => live.mutate()}
          >
            {live.isPending ? t("goLive.going") : t("goLive.confirm")}
          </Button>
        </>
      }
    >
      {read.isNew && <ChangedMeanwhile read={read} />}
      {!read.isSaved && read.hasFailed && <ErrorLine text={t("goLive.notSaved")} />}
      <div className="go-live-columns">
        <section>
          <h3 className="label">{t("goLive.changes")}</h3>
          {workflow.live_version === null ? (
            <p className="small">{t("goLive.first", { count: workflow.steps_count })}</p>
          ) : (
            <ChangeList changes={changes} />
          )}
        </section>
        <section>
          <h3 className="label">{t("goLive.who")}</h3>
          <ul className="small stack tight">
            {affected(workflow).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      </div>
      {problems.length > 0 && <ProblemsList problems={problems} onShow={onClose} />}
      {lacking.data && <LackingList lacking={lacking.data} onShow={onClose} />}
      {lacking.isError && <p className="small wrap">{t("goLive.lackUnknown")}</p>}
      <PracticeList steps={practice} onShow={onClose} />
      {isNothing && lacking.isSuccess && (
        <p className="status status-done">
          <StatusGlyph status="done" />
          {t("problems.none")}
        </p>
      )}
      <TextField label={t("goLive.note")} value={note} maxLength={500} onChange={setNote} />
      {code === "not_ready" && <ErrorLine text={t("goLive.notReady")} />}
      {live.error && !isSaidAbove && <ErrorState error={live.error} />}
    </Dialog>
  );
}
