import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { HistoryRow, Run } from "#ui/api/shapes.ts";
import { classes } from "#ui/parts/classes.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { AnotherCall } from "#ui/runs/happened/another-call.tsx";
import {
  historyLook,
  isByHand,
  saysWho,
  useHistoryWords,
} from "#ui/runs/happened/history-words.ts";
import { useStartedWords } from "#ui/runs/started-words.ts";
import { stepOf } from "#ui/runs/step/step-of.ts";
import { useTimes } from "#ui/words/times.ts";

type HappenedLineProps = {
  row: HistoryRow;
  run: Run;
  selected: string | null;
  onSelect: (step: string) => void;
};

/** What tells of a call that the run did not begin by. */
const TELLS_OF_A_CALL: readonly HistoryRow["kind"][] = ["another_event_came", "call_merged"];

/** One entry; pressing it chooses its step on the flow, or shows the call that began nothing. */
export function HappenedLine({ row, run, selected, onSelect }: HappenedLineProps) {
  const { t } = useTranslation("run");
  const times = useTimes();
  const words = useHistoryWords();
  const isStart = row.kind === "run_started";
  const place = isStart ? run.definition.trigger.id : row.step;
  const step = place ? stepOf(run.definition, place) : null;
  const { status } = historyLook(row.kind);
  const started = useStartedWords();
  const what = isStart ? started(run.started_by) : words(row, step);
  const isSaidBy = row.by && isByHand(row) && !saysWho(row);
  const said = isSaidBy ? t("happened.by", { what, by: row.by }) : what;
  const content = (
    <>
      <time className="muted num" dateTime={row.at} title={times.full(row.at)}>
        {times.time(row.at)}
      </time>
      <StatusGlyph status={status} className={`glyph-${status}`} />
      <span className="wrap">{said}</span>
    </>
  );
  const another = TELLS_OF_A_CALL.includes(row.kind) ? row.params.call : undefined;
  return (
    <li>
      {another ? (
        <AnotherCall call={another} name={run.person.name}>
          {content}
        </AnotherCall>
      ) : step ? (
        <AriaButton
          className={classes("happened-line", step.id === selected && "chosen")}
          onPress={() => onSelect(step.id)}
        >
          {content}
        </AriaButton>
      ) : (
        <div className="happened-line">{content}</div>
      )}
    </li>
  );
}
