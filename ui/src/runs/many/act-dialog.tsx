import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ChosenRuns, type RunsAct, useActOnRuns } from "#ui/api/runs/many.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { type AboutRuns, aboutRuns } from "#ui/runs/many/about-runs.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type ActDialogProps = {
  act: RunsAct;
  chosen: ChosenRuns;
  matching: Shape<"RunsMatched"> | undefined;
  /** In how many of them a step would be skipped; null where it is not about that, or not known. */
  skippable: Shape<"Count"> | null;
  onClose: () => void;
  onDone: () => void;
};

/** A minute of a gentle job is so many runs. */
const A_MINUTE = 60;

/** How many, of which workflows, what comes of it, why, and how fast. */
export function ActDialog(props: ActDialogProps) {
  const { act, chosen, matching, skippable, onClose, onDone } = props;
  const { t } = useTranslation("many");
  const [pace, setPace] = useState<"atOnce" | "gently">("atOnce");
  const doing = useActOnRuns(chosen);
  const about = aboutRuns(chosen, matching);
  const takes = useTakes(about, matching);
  const runs = useRunsInWords(about.all, skippable);
  const what = act === "skip_step" && chosen.kind === "ticked" ? "skip_ticked" : act;
  return (
    <ReasonDialog
      title={t(`title.${act}`, { runs })}
      button={t(`button.${act}`)}
      danger={act === "stop"}
      why={t(`why.${act}`)}
      example={t(`example.${act}`)}
      isPending={doing.isPending}
      error={doing.error}
      onClose={onClose}
      onConfirm={(reason) =>
        doing
          .mutateAsync({ act, reason, gently: pace === "gently", asOf: matching?.as_of ?? null })
          .then(onDone, shownInTheDialog)
      }
    >
      <WhichWorkflows about={about} />
      <p>{t(`text.${what}`)}</p>
      {about.over === null && <p className="muted">{t("someOver")}</p>}
      {about.over !== null && about.over > 0 && (
        <p className="muted">{t("over", { count: about.over })}</p>
      )}
      {chosen.kind === "all" && <p className="muted">{t("later")}</p>}
      <Select
        label={t("pace")}
        value={pace}
        onChange={setPace}
        help={pace === "gently" ? takes : undefined}
        options={[
          { id: "atOnce", label: t("atOnce") },
          { id: "gently", label: t("gently") },
        ]}
      />
    </ReasonDialog>
  );
}

/** How many, and where only some of them are meant, of how many. */
function useRunsInWords(all: Shape<"Count">, some: Shape<"Count"> | null): string {
  const { t } = useTranslation("many");
  if (some?.exact && all.exact && some.n < all.n) {
    return t("runsOf", { n: some.n, count: all.n });
  }
  const { n, exact } = some ?? all;
  return exact ? t("runs", { count: n }) : t("aboutRuns", { n });
}

function WhichWorkflows({ about }: { about: AboutRuns }) {
  const { t } = useTranslation("many");
  const nameList = useNameList();
  const { workflows, more } = about;
  if (workflows.length === 0) return null;
  const names = nameList(workflows);
  return (
    <p className="breaks">{more > 0 ? t("ofMore", { names, count: more }) : t("of", { names })}</p>
  );
}

/** How long it takes gently. */
function useTakes({ all, over }: AboutRuns, matching: Shape<"RunsMatched"> | undefined): string {
  const { t } = useTranslation("many");
  const open = over === null ? (matching?.open.n ?? all.n) : all.n - over;
  const minutes = Math.max(1, Math.ceil(open / A_MINUTE));
  return minutes <= 120
    ? t("gentlyTakes", { count: minutes })
    : t("gentlyHours", { count: Math.round(minutes / 60) });
}
