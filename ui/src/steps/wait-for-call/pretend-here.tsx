import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PretendCall } from "#ui/calls/pretend-call.tsx";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import type { TryOut } from "#ui/editing/use-try-out.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorState } from "#ui/parts/error-state.tsx";

type PretendHereProps = { step: StepId };

/** "Pretend they called" in a wait's own panel: opens a try-out and calls once it stands here. */
export function PretendHere({ step }: PretendHereProps) {
  const { t } = useTranslation("designer");
  const { person, tryOut, openTryOut } = useDesigner();
  const [isWanted, setWanted] = useState(false);
  if (!isWanted || tryOut === null) {
    return (
      <div>
        <Button
          size="sm"
          variant="quiet"
          className="flush"
          reason={person ? null : t("preview.nobody")}
          onPress={() => {
            setWanted(true);
            openTryOut();
          }}
        >
          {t("listening.pretend")}
        </Button>
      </div>
    );
  }
  return (
    <div className="call-box pretend-box">
      <Pretending step={step} tryOut={tryOut} />
    </div>
  );
}

function Pretending({ step, tryOut }: { step: StepId; tryOut: TryOut }) {
  const { t } = useTranslation("panels");
  const { t: tDesigner } = useTranslation("designer");
  const { person, of } = useDesigner();
  const { run, waits, error } = tryOut;
  const isOver = run?.status === "done" || run?.status === "stopped";
  const start = () => person && tryOut.start(person.id);
  if (error) return <ErrorState error={error} />;
  if (run === null || isOver) {
    return (
      <>
        <p className="small">{isOver ? t("pretend.over") : t("pretend.start")}</p>
        <div>
          <Button size="sm" isPending={tryOut.isStarting} onPress={start}>
            {isOver
              ? t("pretend.again")
              : tDesigner("tryIt.start", { name: person?.display_name ?? "" })}
          </Button>
        </div>
      </>
    );
  }
  if (waits.includes(step)) {
    return (
      <>
        <p className="small">{t("pretend.text")}</p>
        <PretendCall tryOut={tryOut} step={step} />
      </>
    );
  }
  const [first] = waits;
  if (first === undefined) return <p className="small muted">{t("pretend.onItsWay")}</p>;
  const name = of.byId.get(first)?.step?.name ?? "";
  return <p className="small">{t("pretend.elsewhere", { name })}</p>;
}
