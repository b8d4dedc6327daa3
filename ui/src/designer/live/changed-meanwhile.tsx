import { useTranslation } from "react-i18next";
import { ChangeList } from "#ui/designer/draft/change-list.tsx";
import { useOtherSaver } from "#ui/designer/draft/use-other-saver.ts";
import type { ReadDraft } from "#ui/designer/live/use-read-draft.ts";
import { differences } from "#ui/document/draft/differences.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";

type ChangedMeanwhileProps = { read: ReadDraft };

/** Somebody saved the draft while this was open: what they changed, before it goes live with it. */
export function ChangedMeanwhile({ read }: ChangedMeanwhileProps) {
  const { t } = useTranslation("designer");
  const { workflow } = useDesigner();
  const other = useOtherSaver();
  return (
    <div role="alert" className="stack tight">
      <p>{other ? t("goLive.meanwhileBy", { name: other }) : t("goLive.meanwhile")}</p>
      <ChangeList
        changes={differences(read.definition, workflow.draft)}
        within={[workflow.draft, read.definition]}
      />
      <div>
        <Button size="sm" onPress={read.readNow}>
          {t("goLive.looked")}
        </Button>
      </div>
    </div>
  );
}
