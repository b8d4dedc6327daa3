import type { Shape } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { referenceOf } from "#ui/document/detail-names.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { SampleSelect } from "#ui/editing/sample-select.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { NextPeople } from "#ui/steps/wait-for-time/next-people.tsx";
import type { WaitForTime } from "#ui/steps/wait-for-time/settings.ts";
import { useMoments } from "#ui/steps/wait-for-time/use-moments.ts";
import { cityOf, useMomentTimes } from "#ui/words/moment-times.ts";
import { useTimes } from "#ui/words/times.ts";

type WhenThatIsProps = { step: StepId; action: WaitForTime };

/** The moment for the person of the preview, and the next people whose date decides. */
export function WhenThatIs({ step, action }: WhenThatIsProps) {
  const { t } = useKindWords();
  const words = useFlowWords();
  const { person } = useDesigner();
  const query = useMoments(step);
  const { until } = action;
  const date = until.kind === "date" ? words.detail(referenceOf(until.detail)) : null;
  if (person === null) return <p className="help">{t("wait_for_time.panel.nobody")}</p>;
  return (
    <>
      <SampleSelect />
      <QueryState query={query}>
        {(moments) => (
          <>
            <div className="in-words">
              <Answer moment={moments.person} date={date} isSensitive={isSensitive(moments)} />
            </div>
            <NextPeople moments={moments} date={date} goesOn={action.already_past === "go_on"} />
          </>
        )}
      </QueryState>
    </>
  );
}

function isSensitive({ decides }: Shape<"Moments">): boolean {
  return decides === "sensitive";
}

type AnswerProps = { moment: Shape<"PersonMoment">; date: string | null; isSensitive: boolean };

function Answer({ moment, date, isSensitive: hidden }: AnswerProps) {
  const { t } = useKindWords();
  const { full, day } = useMomentTimes();
  const { ago } = useTimes();
  const { at, zone, name, none } = moment;
  const slots = { name, date: date ?? "" };
  if (hidden) return <p className="k">{t("wait_for_time.panel.hidden", slots)}</p>;
  if (at === null) {
    const why = none ?? "date_missing";
    return <p className="wrap">{t(`wait_for_time.panel.none.${why}`, slots)}</p>;
  }
  const from = moment.date === null ? null : { ...slots, day: day(moment.date) };
  return (
    <div className="answer">
      <span className="k">
        {from ? t("wait_for_time.panel.forDate", from) : t("wait_for_time.panel.forNow", slots)}
      </span>
      <b className="num">
        {t("wait_for_time.panel.inZone", { moment: full(at, zone), city: cityOf(zone) })}
      </b>
      <span className="k">
        {moment.has_passed
          ? t("wait_for_time.panel.passed")
          : t(from ? "wait_for_time.panel.moves" : "wait_for_time.panel.in", { when: ago(at) })}
      </span>
      <Notes moment={moment} />
    </div>
  );
}

type NotesProps = { moment: Shape<"PersonMoment"> };

function Notes({ moment }: NotesProps) {
  const { t } = useKindWords();
  const { clocks, free_days, zone_of, zone } = moment;
  return (
    <>
      {clocks !== "once" && <span className="k">{t(`wait_for_time.panel.clocks.${clocks}`)}</span>}
      {free_days === "unknown" && <span className="k">{t("wait_for_time.panel.noHolidays")}</span>}
      {zone_of === "computer" && (
        <span className="k">{t("wait_for_time.panel.noZone", { city: cityOf(zone) })}</span>
      )}
    </>
  );
}
