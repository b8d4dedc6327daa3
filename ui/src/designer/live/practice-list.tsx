import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { leadsToPractice } from "#ui/steps/practice.ts";

type PracticeListProps = {
  steps: readonly { readonly id: StepId; readonly name: string }[];
  /** Closes what the list stands in, before the step is shown. */
  onShow: () => void;
};

/** The steps that send to the practice tool: who goes through them live is told to nobody. */
export function usePracticeSteps(): PracticeListProps["steps"] {
  const { of } = useDesigner();
  return of.entries.flatMap(({ step }) => (step && leadsToPractice(step.action) ? [step] : []));
}

/** Says of each that nothing of it reaches another tool. */
export function PracticeList({ steps, onShow }: PracticeListProps) {
  const { t } = useTranslation("designer");
  const { showField } = useDesigner();
  if (steps.length === 0) return null;
  return (
    <ul className="fix-list lines">
      {steps.map(({ id, name }) => {
        const show = () => {
          onShow();
          setTimeout(() => showField({ step: id, code: "connection_missing" }), 50);
        };
        return (
          <li key={id}>
            <TriangleAlert className="is-check" />
            <span className="wrap small">{t("goLive.practice", { step: name })}</span>
            <Button variant="link" size="sm" onPress={show}>
              {t("problems.show")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
