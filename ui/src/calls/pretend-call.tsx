import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { usePretendData } from "#ui/api/editing/try-outs.ts";
import type { StepId } from "#ui/document/definition.ts";
import type { TryOut } from "#ui/editing/use-try-out.ts";
import { Button } from "#ui/parts/button.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";

const JsonEditor = lazy(() =>
  import("#ui/values/json-editor.tsx").then((module) => ({ default: module.JsonEditor })),
);

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
  const run = tryOut.run?.id ?? "";
  const likely = usePretendData(run, step);
  const { changed, setChanged } = tryOut;
  const text = changed?.step === step ? changed.text : null;
  const sample = laidOut(likely.data?.text ?? "{}");
  const set = (next: string | null) => setChanged(next === null ? null : { step, text: next });
  return (
    <div className="stack tight pretend">
      <div>
        <Button
          {...(isMain ? { variant: "primary" } : {})}
          aria-label={
            name === undefined ? undefined : tCommon("named", { what: t("pretend.button"), name })
          }
          isPending={tryOut.busyAt === step}
          reason={text === null || isReadable(text) ? null : t("pretend.unreadable")}
          onPress={() => tryOut.pretend(step)}
        >
          {t("pretend.button")}
        </Button>
      </div>
      <Checkbox
        isSelected={text !== null}
        isDisabled={!likely.data}
        onChange={(on) => set(on ? sample : null)}
      >
        {t("pretend.change")}
      </Checkbox>
      {text !== null && (
        <Suspense fallback={<p className="muted small">{tDesigner("test.loadingEditor")}</p>}>
          <JsonEditor
            label={t("pretend.data")}
            value={text}
            onChange={set}
            onReset={() => set(sample)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** As people read it, in the order in which it came. */
function laidOut(text: string): string {
  return isReadable(text) ? JSON.stringify(JSON.parse(text), null, 2) : text;
}

function isReadable(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
