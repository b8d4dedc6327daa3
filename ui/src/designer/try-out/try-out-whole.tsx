import { useTranslation } from "react-i18next";
import type { StepKind } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { leadsToPractice, withoutPractice } from "#ui/steps/practice.ts";
import { connectionOf, leadsToTool } from "#ui/steps/registry.ts";

type TryOutWholeProps = { onClose: () => void };

/** What a try-out that went to its end leads to: the first step that has no address of one's own. */
export function TryOutWhole({ onClose }: TryOutWholeProps) {
  const { t } = useTranslation("designer");
  const { of, showField, changeStep } = useDesigner();
  const calls = of.entries.flatMap(({ step }) => (step && leadsToTool(step.action) ? [step] : []));
  const without = calls.find(({ action }) => !hasOwnAddress(action));
  const makeYours = () => {
    onClose();
    if (!without) return;
    changeStep(without.id, "connection", withoutPractice);
    showField({ step: without.id, code: "connection_missing" });
  };
  return (
    <div className="row wraps">
      <p className="grow small" role="status">
        <b>{t("tryIt.whole")}</b>
        {without ? ` ${t("tryIt.wholeNext")}` : calls.length > 0 && ` ${t("tryIt.wholeOwn")}`}
      </p>
      {without && (
        <Button variant="primary" onPress={makeYours}>
          {t("tryIt.yours")}
        </Button>
      )}
    </div>
  );
}

function hasOwnAddress(action: StepKind): boolean {
  return connectionOf(action) !== null && !leadsToPractice(action);
}
