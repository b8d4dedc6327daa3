import { useTranslation } from "react-i18next";
import { useAddress } from "#ui/addresses/use-address.ts";
import { usePretendData } from "#ui/api/editing/try-outs.ts";
import { MatchVerdict } from "#ui/calls/matching/match-verdict.tsx";
import { ContentEditor } from "#ui/content/content-editor.tsx";
import { writeContent } from "#ui/content/edits.ts";
import { readContent } from "#ui/content/reading.ts";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import type { TryOut } from "#ui/editing/use-try-out.ts";
import { Button } from "#ui/parts/button.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";

type PretendCallProps = {
  tryOut: TryOut;
  step: StepId;
  /** It is the one thing to do in its place. */
  isMain?: boolean;
  /** The step's name, where other steps have the same button. */
  name?: string | undefined;
};

/** Calls as the other tool would, with the likely data or with changed data. */
export function PretendCall({ tryOut, step, isMain = false, name }: PretendCallProps) {
  const { t } = useTranslation("panels");
  const { t: tCommon } = useTranslation("common");
  const { t: tDesigner } = useTranslation("designer");
  const { t: content } = useTranslation("content");
  const run = tryOut.run?.id ?? "";
  const likely = usePretendData(run, step);
  const { changed, setChanged } = tryOut;
  const edited = changed?.step === step ? changed : null;
  const { of, kinds } = useDesigner();
  const address = useAddress(step);
  const waits = of.byId.get(step)?.step?.action;
  const rule = waits ? kinds.findsRun(waits) : null;
  const sample = laidOut(likely.data?.text ?? "{}");
  return (
    <div className="stack tight pretend">
      <div>
        <Button
          {...(isMain ? { variant: "primary" } : {})}
          aria-label={
            name === undefined ? undefined : tCommon("named", { what: t("pretend.button"), name })
          }
          isPending={tryOut.busyAt === step}
          reason={edited?.fits === false ? t("pretend.unfit") : null}
          onPress={() => tryOut.pretend(step)}
        >
          {t("pretend.button")}
        </Button>
      </div>
      <Checkbox
        isSelected={edited !== null}
        isDisabled={!likely.data}
        onChange={(on) => setChanged(on ? { step, text: sample, fits: true } : null)}
      >
        {t("pretend.change")}
      </Checkbox>
      {edited !== null && (
        <ContentEditor
          title={t("pretend.data")}
          heading="h3"
          names={content("nameIn", { tool: tDesigner("anotherTool") })}
          before={sample}
          value={edited}
          onChange={(next) => setChanged({ step, ...next })}
          was={t("pretend.was")}
        />
      )}
      {rule && likely.data && (
        <MatchVerdict step={step} rule={rule} address={address} data={edited?.text ?? sample} />
      )}
    </div>
  );
}

/** As people lay it out, in the order in which it came, digit for digit. */
function laidOut(text: string): string {
  const reading = readContent(text);
  return reading.ok ? writeContent(reading.value) : text;
}
