import { ChevronDown, ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { useCalls } from "#ui/api/addresses.ts";
import { useProblem } from "#ui/api/problems.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { CallData } from "#ui/calls/call-data.tsx";
import { CallProblem } from "#ui/calls/call-problem.tsx";
import { EarlierCall } from "#ui/calls/earlier-call.tsx";
import { useCallActions } from "#ui/calls/use-call-actions.ts";
import { useWhoIsKept } from "#ui/calls/use-who-is-kept.ts";
import { problemOf, whyNot } from "#ui/calls/why-not.ts";
import { Menu } from "#ui/parts/dialogs/menu.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { useTimes } from "#ui/words/times.ts";

type EarlierCallsProps = {
  calls: readonly Shape<"CallSummary">[];
  query: ReturnType<typeof useCalls>;
};

/** Every call of the address, refused ones included, with what became of it. */
export function EarlierCalls({ calls, query }: EarlierCallsProps) {
  const { t } = useTranslation("designer");
  const { t: tPanels } = useTranslation("panels");
  const times = useTimes();
  const actions = useCallActions();
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const whoIsKept = useWhoIsKept(isOpen ? calls : []);
  const id = useId();
  const reason = (call: Shape<"CallSummary">) => {
    const why = whyNot(call);
    return why && tPanels(`calls.whyNot.${why}`);
  };
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div>
      <button
        type="button"
        className="disclosure"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Chevron className="sm" />
        {query.hasNextPage
          ? t("calls.earlierMore", { count: calls.length })
          : t("calls.earlier", { count: calls.length })}
      </button>
      <ul id={id} className="call-list lines" hidden={!isOpen}>
        {isOpen &&
          calls.map((call) => (
            <li key={call.id}>
              <span className="num small faint">{times.near(call.at)}</span>
              <span className="grow earlier-call">
                <EarlierCall call={call} who={whoIsKept(call.id)} />
                <ProblemOf call={call} />
              </span>
              <Menu
                size="xs"
                label={t("calls.menu", { time: times.near(call.at) })}
                entries={[
                  { id: "show", label: t("calls.show"), onAction: () => setShown(call.id) },
                  {
                    id: "use",
                    label: t("calls.use"),
                    reason: reason(call),
                    onAction: () => actions.use(call.id),
                  },
                  {
                    id: "ignore",
                    label: t("calls.ignore"),
                    reason: call.can_use ? null : (reason(call) ?? t("calls.cannotUse")),
                    onAction: () => actions.ignore(call.id),
                  },
                ]}
              />
            </li>
          ))}
      </ul>
      {isOpen && <ShowMore query={query} variant="link" />}
      {shown && <CallData call={shown} onClose={() => setShown(null)} />}
    </div>
  );
}

/** What can be decided about a call that waits for somebody. */
function ProblemOf({ call }: { call: Shape<"CallSummary"> }) {
  const { t } = useTranslation("designer");
  const id = problemOf(call);
  const problem = useProblem(id).data ?? null;
  if (id === null) return null;
  return <CallProblem problem={problem} call={call.id} title={t("calls.became.problem")} />;
}
