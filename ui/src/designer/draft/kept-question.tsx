import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { actorOf } from "#ui/api/cache/actor.ts";
import { ChangeList } from "#ui/designer/draft/change-list.tsx";
import { useSaveCopy } from "#ui/designer/draft/use-save-copy.ts";
import { differences } from "#ui/document/draft/differences.ts";
import { draftsOfOthers, dropKept, type KeptDraft } from "#ui/document/draft/kept-drafts.ts";
import { merging } from "#ui/document/draft/merge/merging.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";

/**
 * Somebody else's last changes are still in this window: whoever is signed in sees them, and
 * nothing is saved under their name before they choose it. Closed, it is asked again next time.
 */
export function KeptQuestion() {
  const client = useQueryClient();
  const { workflow } = useDesigner();
  const [asked, setAsked] = useState(() => draftsOfOthers(workflow.id, actorOf(client)));
  const one = asked[0];
  if (!one) return null;
  const rest = () => setAsked(asked.slice(1));
  const done = () => {
    dropKept(one);
    rest();
  };
  return <Question key={one.by} kept={one} onDone={done} onClose={rest} />;
}

type QuestionProps = { kept: KeptDraft; onDone: () => void; onClose: () => void };

function Question({ kept, onDone, onClose }: QuestionProps) {
  const { t } = useTranslation("designer");
  const { workflow, definition, dispatch, isReadOnly } = useDesigner();
  const { history, stored } = kept.draft;
  // What others changed meanwhile stays.
  const theirs = merging(stored, definition, "mine")(history.present).definition;
  const named = kept.by === null ? null : { name: kept.by };
  const copy = useSaveCopy({
    told: (copied) => t("kept.copied", { copied, name: kept.by ?? t("kept.someone") }),
    onSaved: onDone,
  });
  const keep = () => {
    const edit = { code: "keep_mine", name: workflow.name, part: null, step: null } as const;
    dispatch({ kind: "replace", definition: theirs, edit });
    onDone();
  };
  return (
    <Dialog
      isOpen
      isQuestion
      title={named ? t("kept.titleOf", named) : t("kept.title")}
      onClose={onClose}
      footer={
        <>
          <Button variant="danger-plain" isDisabled={copy.isPending} onPress={onDone}>
            {t("kept.drop")}
          </Button>
          <Button
            isDisabled={isReadOnly}
            isPending={copy.isPending}
            onPress={() => copy.save(theirs)}
          >
            {t("kept.copy")}
          </Button>
          <Button variant="primary" isDisabled={isReadOnly || copy.isPending} onPress={keep}>
            {t("kept.keep")}
          </Button>
        </>
      }
    >
      <p>{named ? t("kept.textOf", named) : t("kept.text")}</p>
      <ChangeList changes={differences(definition, theirs)} within={[theirs, definition, stored]} />
      <p className="muted small">{t("kept.meaning")}</p>
    </Dialog>
  );
}
