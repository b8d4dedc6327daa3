import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStepSubjects } from "#ui/conditions/subjects.ts";
import { useJudgedStep, useSampleName } from "#ui/conditions/use-judged-step.ts";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { SampleSelect } from "#ui/editing/sample-select.tsx";
import { Button } from "#ui/parts/button.tsx";
import { DeleteChoicePath } from "#ui/steps/choose-path/delete-choice-path.tsx";
import { Otherwise } from "#ui/steps/choose-path/otherwise.tsx";
import { PathSection } from "#ui/steps/choose-path/path-section.tsx";
import { type Choice, type ChoicePath, freshPath } from "#ui/steps/choose-path/settings.ts";
import { useCounts } from "#ui/steps/choose-path/use-counts.ts";
import { useEditPaths } from "#ui/steps/choose-path/use-edit-paths.ts";
import { usePathDrag } from "#ui/steps/choose-path/use-path-drag.ts";

type ChoicePanelProps = { step: StepId; action: Choice };

/** The paths in their order, each with its condition; the first that fits is taken. */
export function ChoicePanel({ step, action }: ChoicePanelProps) {
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { isReadOnly } = useDesigner();
  const { paths } = action;
  const edit = useEditPaths(step, action);
  const [deleting, setDeleting] = useState<ChoicePath | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const drag = usePathDrag(list, edit.place);
  const about = paths.map(({ id, when }) => [id, when]);
  const subjects = useStepSubjects(step);
  const judged = useJudgedStep(step, about);
  const counts = useCounts(step, about);
  const sample = useSampleName();
  const remove = (path: ChoicePath) =>
    path.steps.length > 0 ? setDeleting(path) : edit.remove(path, null);
  const add = () => {
    const path = freshPath(tSteps("path_number", { number: paths.length + 1 }));
    edit.add(path);
    requestAnimationFrame(() => {
      const field = list.current?.querySelector<HTMLInputElement>(`[data-path="${path.id}"] input`);
      field?.focus();
      field?.select();
    });
  };
  return (
    <>
      <div ref={list}>
        {paths.map((path, index) => (
          <PathSection
            key={path.id}
            step={step}
            path={path}
            name={edit.nameOf(path)}
            index={index}
            count={paths.length}
            subjects={subjects}
            sample={sample}
            judged={judged?.conditions[index] ?? null}
            isTaken={judged?.first === index}
            counts={counts}
            drag={drag}
            edit={edit}
            onDelete={() => remove(path)}
          />
        ))}
        <Otherwise step={step} steps={action.otherwise} counts={counts} paths={paths.length} />
      </div>
      <div className="section path-foot">
        {!isReadOnly && (
          <Button variant="link" size="sm" icon={<Plus />} onPress={add}>
            {t("paths.add")}
          </Button>
        )}
        <span className="small muted">{t("choice.firstFits")}</span>
      </div>
      <div className="path-sample">
        <span className="small muted">{t("choice.sample")}</span>
        <SampleSelect />
      </div>
      {deleting && (
        <DeleteChoicePath
          path={deleting}
          name={edit.nameOf(deleting)}
          others={paths.filter(({ id }) => id !== deleting.id)}
          nameOf={edit.nameOf}
          onClose={() => setDeleting(null)}
          onDelete={(heir) => {
            setDeleting(null);
            edit.remove(deleting, heir);
          }}
        />
      )}
    </>
  );
}
