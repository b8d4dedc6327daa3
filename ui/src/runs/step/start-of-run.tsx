import { useTranslation } from "react-i18next";
import { useCall } from "#ui/api/calls.ts";
import type { Run } from "#ui/api/shapes.ts";
import { ReceivedCall } from "#ui/content/received/received-call.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { useStartedWords } from "#ui/runs/started-words.ts";
import { Fact } from "#ui/runs/step/fact.tsx";

type StartOfRunProps = { run: Run };

/** What started a run: by whose hand, if by any, who called and when, and what the call said. */
export function StartOfRun({ run }: StartOfRunProps) {
  const { t } = useTranslation("run");
  const started = useStartedWords();
  const { kind, call, params } = run.started_by;
  const isNews = kind === "added" || kind === "changed";
  return (
    <>
      {isNews && <p className="wrap">{started(run.started_by)}</p>}
      {kind !== "call" && !isNews && (
        <dl className="facts">
          <Fact name={t("startedBy.title")}>
            <bdi className="wrap">{params.by ?? t("startedBy.noPerson")}</bdi>
          </Fact>
        </dl>
      )}
      {call && <StartedByCall call={call} />}
    </>
  );
}

function StartedByCall({ call }: { call: string }) {
  const query = useCall(call);
  return (
    <QueryState query={query} bones={<span />}>
      {(data) => <ReceivedCall call={data} />}
    </QueryState>
  );
}
