import { useTranslation } from "react-i18next";
import { PretendCall } from "#ui/calls/pretend-call.tsx";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import type { TryOut } from "#ui/editing/use-try-out.ts";
import { Button } from "#ui/parts/button.tsx";

type TryOutWaitsProps = { tryOut: TryOut };

/** Every wait that the try-out stands at, each with what makes it go on; the first stands out. */
export function TryOutWaits({ tryOut }: TryOutWaitsProps) {
  const { t } = useTranslation("designer");
  const { of } = useDesigner();
  const { waits, ahead, unclear } = tryOut;
  const nameOf = (step: StepId) => of.byId.get(step)?.step?.name ?? "";
  if (waits.length + ahead.length === 0) return null;
  return (
    <ul className="stack tight">
      {waits.map((step, index) => (
        <li key={step} className="row wraps try-wait">
          <p className="grow small">{t("tryIt.waits", { name: nameOf(step) })}</p>
          <PretendCall
            tryOut={tryOut}
            step={step}
            isMain={index === 0 && unclear.length === 0}
            name={waits.length > 1 ? nameOf(step) : undefined}
          />
        </li>
      ))}
      {ahead.map((step, index) => (
        <li key={step} className="row wraps try-wait">
          <p className="grow small">{t("tryIt.waitsForTime", { name: nameOf(step) })}</p>
          <Button
            variant={waits.length + unclear.length + index === 0 ? "primary" : "plain"}
            isPending={tryOut.busyAt === step}
            aria-label={t("tryIt.skipAheadAt", { name: nameOf(step) })}
            onPress={() => tryOut.skipAhead(step)}
          >
            {t("tryIt.skipAhead")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
