import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangeList } from "#ui/designer/draft/change-list.tsx";
import { useChangeWords } from "#ui/designer/draft/use-change-words.ts";
import { useOther } from "#ui/designer/draft/use-other-saver.ts";
import { useSaveCopy } from "#ui/designer/draft/use-save-copy.ts";
import { differences } from "#ui/document/draft/differences.ts";
import { namesOf } from "#ui/document/draft/names-of.ts";
import type { Asked } from "#ui/document/draft-state.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useTimes } from "#ui/words/times.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type Choice = "keep_mine" | "keep_theirs";
type ConflictProps = { asked: Asked };

/** Two admins changed the same: what that is, and whose goes on. */
export function ConflictBanner({ asked }: ConflictProps) {
  const { t } = useTranslation("designer");
  const { definition, dispatch } = useDesigner();
  const times = useTimes();
  const list = useNameList();
  const words = useChangeWords([definition, asked.agreed]);
  const [choice, setChoice] = useState<Choice | null>(null);
  const copy = useSaveCopy({
    told: (name) => t("conflict.copied", { name }),
    onSaved: (saved) => {
      if (saved === definition) dispatch({ kind: "keep_theirs" });
    },
  });
  const changes = differences(asked.agreed, definition);
  const what = list(changes.map(words));
  const names = changes.flatMap((change) => namesOf(asked.agreed, definition, change));
  const other = useOther(asked.by);
  const said = { name: other ?? "", ago: times.ago(asked.at), what };
  return (
    <>
      <Banner
        tone="needs_you"
        urgent
        icon={<StatusGlyph status="needs_you" />}
        actions={
          <>
            <Button size="sm" onPress={() => setChoice("keep_mine")}>
              {t("conflict.mine")}
            </Button>
            <Button size="sm" onPress={() => setChoice("keep_theirs")}>
              {t("conflict.theirs")}
            </Button>
            <Button size="sm" isPending={copy.isPending} onPress={() => copy.save(definition)}>
              {t("conflict.copy")}
            </Button>
          </>
        }
      >
        {other ? t("conflict.textBy", said) : t("conflict.text", said)} {t("conflict.rest")}
        {names.length > 0 && (
          <ul className="small">
            {names.map(({ step, theirs, mine }) => (
              <li key={step} className="wrap">
                {other
                  ? t("conflict.namesBy", { name: other, theirs, mine })
                  : t("conflict.names", { theirs, mine })}
              </li>
            ))}
          </ul>
        )}
      </Banner>
      {choice && <KeepDialog choice={choice} asked={asked} onClose={() => setChoice(null)} />}
    </>
  );
}

type KeepDialogProps = ConflictProps & { choice: Choice; onClose: () => void };

/** Says what the other draft has that this one has not, before one of them goes on. */
function KeepDialog({ choice, asked, onClose }: KeepDialogProps) {
  const { t } = useTranslation("designer");
  const { definition, dispatch } = useDesigner();
  const isMine = choice === "keep_mine";
  const lost = isMine
    ? differences(definition, asked.agreed)
    : differences(asked.agreed, definition);
  const other = useOther(asked.by);
  const words = other ? t("conflict.lostTheirsBy", { name: other }) : t("conflict.lostTheirs");
  return (
    <AskDialog
      title={isMine ? t("conflict.mineTitle") : t("conflict.theirsTitle")}
      button={isMine ? t("conflict.mine") : t("conflict.theirs")}
      isPending={false}
      onConfirm={() => {
        dispatch({ kind: choice });
        onClose();
      }}
      onClose={onClose}
    >
      <p>{isMine ? words : t("conflict.lostMine")}</p>
      <ChangeList changes={lost} within={[asked.agreed, definition]} />
      <p className="muted small">{t("conflict.back")}</p>
    </AskDialog>
  );
}
