import "#ui/designer/panel-parts.css";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCalls } from "#ui/api/addresses.ts";
import type { Run, Shape } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { CallData } from "#ui/calls/call-data.tsx";
import { CallOutcome } from "#ui/calls/call-outcome.tsx";
import { Button } from "#ui/parts/button.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { callsSince } from "#ui/runs/step/came/calls-since.ts";
import { useWhatCame } from "#ui/runs/step/came/use-what-came.ts";
import { useTimes } from "#ui/words/times.ts";

type OtherCallsProps = { run: Run; waiting: Shape<"StepWaiting">; since: string };

/** What came since the run waits, of which nothing moved it. */
export function OtherCalls({ run, waiting, since }: OtherCallsProps) {
  const { t } = useTranslation("run");
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const whatCame = useWhatCame();
  const { address, calls } = waiting;
  const any = calls.named + calls.others + calls.unread > 0;
  return (
    <div className="stack tight">
      <p className="muted wrap">
        {whatCame(waiting, run.person.name).join(" ")}{" "}
        {any && address && (
          <Button
            variant="link"
            aria-expanded={isOpen}
            aria-controls={id}
            onPress={() => setOpen(!isOpen)}
          >
            {isOpen ? t("step.hideCalls") : t("step.showCalls")}
          </Button>
        )}
      </p>
      <div id={id} hidden={!isOpen}>
        {isOpen && address && <CallList address={address} since={since} />}
      </div>
    </div>
  );
}

function CallList({ address, since }: { address: string; since: string }) {
  const { t } = useTranslation("run");
  const times = useTimes();
  const query = useCalls({ id: address });
  const [shown, setShown] = useState<string | null>(null);
  return (
    <QueryState query={query} bones={<span />}>
      {(data) => (
        <>
          <ul className="call-list lines">
            {callsSince(allRows(data), since).map((call) => (
              <li key={call.id}>
                <span className="num small faint">{times.near(call.at)}</span>
                <span className="grow small wrap">
                  <CallOutcome call={call} />
                </span>
                <Button
                  variant="link"
                  aria-label={t("step.callDataAt", { time: times.near(call.at) })}
                  onPress={() => setShown(call.id)}
                >
                  {t("step.callData")}
                </Button>
              </li>
            ))}
          </ul>
          {callsSince(allRows(data).slice(-1), since).length > 0 && (
            <ShowMore query={query} variant="link" />
          )}
          {shown && <CallData call={shown} onClose={() => setShown(null)} />}
        </>
      )}
    </QueryState>
  );
}
