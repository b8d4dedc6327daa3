import "#ui/flow/flow.css";
import "#ui/flow/text-size.css";
import "#ui/flow/folds.css";
import "#ui/flow/marks.css";
import "#ui/designer/panel.css";
import "#ui/designer/panel-parts.css";
import "#ui/designer/conditions.css";
import "#ui/designer/designer.css";
import "#ui/designer/blank/blank.css";
import { useTranslation } from "react-i18next";
import { useWorkflow } from "#ui/api/workflows.ts";
import { BackToWorkflows } from "#ui/designer/bar/back-to-workflows.tsx";
import { DesignerScreen } from "#ui/designer/designer-screen.tsx";
import type { StepId } from "#ui/document/definition.ts";
import type { Wish } from "#ui/editing/shown-field.ts";
import { StudioFrame } from "#ui/frame/studio-frame.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";

type DesignerPageProps = {
  workflow: string;
  /** The step to open at first. */
  step?: StepId | undefined;
  /** The guided first run, or a tool to connect at the first step. */
  tour?: "welcome" | "connect" | undefined;
  /** What of that step is to be replaced. */
  replace?: Wish | undefined;
};

/** The designer of one workflow. */
export function DesignerPage({ workflow, step, tour, replace }: DesignerPageProps) {
  const { t } = useTranslation("workflows");
  const query = useWorkflow(workflow);
  usePageTitle(query.data ? null : t("title"));
  if (query.data) {
    return (
      <DesignerScreen
        key={workflow}
        workflow={query.data}
        firstStep={step}
        tour={tour}
        replace={replace}
      />
    );
  }
  return (
    <StudioFrame bar={<BackToWorkflows />}>
      <div className="studio-waiting">
        <h1 className="hide">{t("title")}</h1>
        <QueryState query={query}>{() => null}</QueryState>
      </div>
    </StudioFrame>
  );
}
