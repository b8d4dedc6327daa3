import "#ui/kept/kept.css";
import { useTranslation } from "react-i18next";
import { useKeptCalls } from "#ui/api/kept.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { KeptAt } from "#ui/kept/kept-at.ts";
import { useKeptWords } from "#ui/kept/use-kept-words.ts";
import { Button } from "#ui/parts/button.tsx";
import { useNameList } from "#ui/words/use-name-list.ts";

/** So many are named in a line. */
const NAMED = 3;

/** The calls that one workflow kept, in a line: how many, whom they are about, and the way to them. */
export function KeptLine({ workflow, onOpen }: { workflow: KeptAt; onOpen: () => void }) {
  const { t } = useTranslation("kept");
  const words = useKeptWords();
  const readOnly = useReadOnly();
  const { name, kept_count: count } = workflow;
  const first = useKeptCalls(workflow.id, NAMED).data?.pages[0]?.items ?? [];
  // Behind those that were kept are others, which are under Problems.
  const calls = first.filter((call) => !call.was_problem);
  const said = calls.map(words);
  const names = [...new Set(said.map(({ who, within }, index) => (index === 0 ? who : within)))];
  const list = useNameList();
  const more = count - calls.length;
  const all = more > 0 ? [...names, t("others", { count: more })] : names;
  const isLive = workflow.state === "live";
  const starts = isLive && !workflow.live_unreadable;
  const waits = t(isLive ? "untilRead" : "untilOn");
  return (
    <li className="kept-line">
      <div className="grow">
        <h3 className="h3 wrap">{t("at", { count, name })}</h3>
        <p className="small muted wrap">
          {starts ? t("nothingStarted", { count }) : waits} {list(all)}
        </p>
      </div>
      <Button size="sm" isDisabled={readOnly} onPress={onOpen}>
        {starts ? t("choose") : t("look", { count })}
      </Button>
    </li>
  );
}
