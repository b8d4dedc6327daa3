import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Run, Verb } from "#ui/api/shapes.ts";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { ForIt } from "#ui/parts/for-it/for-it.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { StepActions } from "#ui/runs/actions/step-actions.tsx";
import { useSaidUnread } from "#ui/runs/step/problem/said-unread.ts";
import { StartOfRun } from "#ui/runs/step/start-of-run.tsx";
import { StepFacts } from "#ui/runs/step/step-facts.tsx";
import { useStepHeadline } from "#ui/runs/step/step-headline.ts";
import { stepOf } from "#ui/runs/step/step-of.ts";
import { OnlyThisPath, StepPlace } from "#ui/runs/step/step-place.tsx";
import { useToolName } from "#ui/runs/step/tool-name.ts";
import { useStepReport } from "#ui/runs/step/use-step-report.ts";
import { useWhatIsWrong } from "#ui/runs/step/what-is-wrong.ts";
import { ToolSays } from "#ui/runs/tries/tool-says.tsx";
import { Tries } from "#ui/runs/tries/tries.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { leadsToTool, stepIcon } from "#ui/steps/registry.ts";
import { startIcon } from "#ui/triggers/registry.ts";

type StepCardProps = {
  run: Run;
  step: string;
  onAsk: (verb: Verb, isChanging?: boolean) => void;
  onClose: () => void;
};

/** The chosen step of a run: how it stands, what it waits for, what can be done. */
export function StepCard({ run, step: id, onAsk, onClose }: StepCardProps) {
  const { t } = useTranslation("common");
  const { t: tRun } = useTranslation("run");
  const { t: tProblems } = useTranslation("problems");
  const { t: tKinds } = useKindWords();
  const headline = useStepHeadline();
  const whatIsWrong = useWhatIsWrong();
  const report = useStepReport();
  const found = stepOf(run.definition, id);
  const tool = useToolName()(found);
  const step = run.steps[id];
  const unread = useSaidUnread(run, id, step);
  if (!found) return null;
  const isStart = id === run.definition.trigger.id;
  const Icon = found.action ? stepIcon(found.action) : startIcon(run.definition.trigger.start);
  const status = step?.status ?? "done";
  const wrong = step
    ? whatIsWrong(step, { tool, step: found.name, person: run.person.name })
    : null;
  return (
    <section className="step-card" aria-labelledby="step-card-name">
      <header className="row">
        <Icon className="lg muted" />
        <h2 className="h3 grow wrap" id="step-card-name">
          <bdi>{found.name}</bdi>{" "}
          <span className="muted step-kind">· {tKinds(`${found.kind}.name`)}</span>
        </h2>
        <IconButton label={t("close")} icon={<X />} onPress={onClose} />
      </header>
      <StepPlace run={run} step={id} />
      <p className={`step-headline h2 status-${status}`}>
        <StatusGlyph status={status} />
        <span className="headline-words">{wrong?.title ?? headline(run, step)}</span>
      </p>
      {unread !== null && <p className="wrap">{tProblems("saidUnread", { value: unread })}</p>}
      {step && <ToolSays run={run} step={id} state={step} tool={tool} />}
      {step && <StepFacts run={run} step={step} stepId={id} advice={wrong?.text ?? null} />}
      {step && !isStart && (
        <div className="row wraps">
          <StepActions run={run} stepId={id} stepName={found.name} step={step} onAsk={onAsk} />
          <CopyText
            variant="quiet"
            label={t("copyForIt")}
            text={report(run, { id, name: found.name, step })}
          />
        </div>
      )}
      <OnlyThisPath run={run} step={id} />
      {found.action && leadsToTool(found.action) && <Tries run={run} step={id} tool={tool} />}
      {step?.message && (
        <ForIt lines={[`${tRun("step.number")}: ${step.message.id}`, tRun("step.numberHelp")]} />
      )}
      {isStart && <StartOfRun run={run} />}
    </section>
  );
}
