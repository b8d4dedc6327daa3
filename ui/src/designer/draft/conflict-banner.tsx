import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangeList } from "#ui/designer/draft/change-list.tsx";
import { useOtherSaver } from "#ui/designer/draft/use-other-saver.ts";
import { useSaveCopy } from "#ui/designer/draft/use-save-copy.ts";
import { differences } from "#ui/document/draft/differences.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useTimes } from "#ui/words/times.ts";

type Choice = "keep_mine" | "keep_theirs";

/** Two drafts of one workflow: whose goes on, and what is then not in it. */
export function ConflictBanner() {
  const { t } = useTranslation("designer");
  const { draft, definition, workflow, dispatch } = useDesigner();
  const other = useOtherSaver();
  const times = useTimes();
  const [asked, setAsked] = useState<Choice | null>(null);
  const copy = useSaveCopy({
    told: (name) => t("conflict.copied", { name }),
    onSaved: () => {
      const { draft: theirs, draft_revision: revision, draft_saved_at: at } = workflow;
      dispatch({ kind: "keep_theirs", definition: theirs, revision, at });
    },
  });
  const isRead = workflow.draft_revision !== draft.revision;
  const ago = times.ago(workflow.draft_saved_at);
  return (
    <>
      <Banner
        tone="needs_you"
        urgent
        icon={<StatusGlyph status="needs_you" />}
        actions={
          isRead && (
            <>
              <Button size="sm" onPress={() => setAsked("keep_mine")}>
                {t("conflict.mine")}
              </Button>
              <Button size="sm" onPress={() => setAsked("keep_theirs")}>
                {t("conflict.theirs")}
              </Button>
              <Button size="sm" isPending={copy.isPending} onPress={() => copy.save(definition)}>
                {t("conflict.copy")}
              </Button>
            </>
          )
        }
      >
        {other ? t("conflict.textBy", { name: other, ago }) : t("conflict.text", { ago })}
      </Banner>
      {asked && <KeepDialog choice={asked} other={other} onClose={() => setAsked(null)} />}
    </>
  );
}

type KeepDialogProps = { choice: Choice; other: string | null; onClose: () => void };

/** Says what the other draft has that this one has not, before one of them goes on. */
function KeepDialog({ choice, other, onClose }: KeepDialogProps) {
  const { t } = useTranslation("designer");
  const { draft, definition, workflow, dispatch } = useDesigner();
  const { draft: theirs, draft_revision: revision, draft_saved_at: at } = workflow;
  const isMine = choice === "keep_mine";
  const lost = differences(draft.stored, isMine ? theirs : definition);
  const words = other ? t("conflict.lostTheirsBy", { name: other }) : t("conflict.lostTheirs");
  return (
    <AskDialog
      title={isMine ? t("conflict.mineTitle") : t("conflict.theirsTitle")}
      button={isMine ? t("conflict.mine") : t("conflict.theirs")}
      isPending={false}
      onConfirm={() => {
        dispatch({ kind: choice, definition: theirs, revision, at });
        onClose();
      }}
      onClose={onClose}
    >
      {lost.length === 0 ? (
        <p>{t("conflict.lostNothing")}</p>
      ) : (
        <>
          <p>{isMine ? words : t("conflict.lostMine")}</p>
          <ChangeList changes={lost} within={[theirs, definition, draft.stored]} />
          <p className="muted small">{t("conflict.back")}</p>
        </>
      )}
    </AskDialog>
  );
}
