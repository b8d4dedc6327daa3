import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAtStep } from "#ui/api/run-actions.ts";
import type { StepId } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import { branches } from "#ui/document/sequences.ts";
import { pathId } from "#ui/flow/path-faces.ts";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";
import { PathWhen } from "#ui/sentences/path-when.tsx";
import { usePathWords } from "#ui/sentences/use-path-words.ts";
import { splitOf } from "#ui/steps/registry.ts";

/** Says which path a run takes where its conditions cannot be told. */
export function TakePathDialog(dialog: StepDialogProps) {
  const { t } = useTranslation("run");
  const { run, stepId, step } = dialog;
  const take = useAtStep(run.id, "take_path");
  const of = outline(run.definition);
  const words = usePathWords(of);
  const split = of.byId.get(stepId)?.step;
  const paths = (split ? branches(split) : []).flatMap(({ key }) => of.paths.get(key) ?? []);
  const unclear = step.detail?.params.path ?? paths[0]?.key ?? stepId;
  const [path, setPath] = useState<StepId>(unclear);
  return (
    <StepReasonDialog
      dialog={dialog}
      words="taking"
      doing={take}
      act={(reason) => take.mutateAsync({ step: stepId, path, reason })}
    >
      <RadioGroup
        label={t("taking.which")}
        value={path}
        onChange={setPath}
        options={paths.map((one) => ({
          id: pathId(stepId, one.key),
          label: words.name(one),
          help: (
            <PathWhen
              isLeft={one.name === null}
              condition={(split && splitOf(split.action)?.when(one.key)) ?? null}
            />
          ),
        }))}
      />
    </StepReasonDialog>
  );
}
