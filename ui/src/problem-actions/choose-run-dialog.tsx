import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCallCandidates } from "#ui/api/calls.ts";
import { useChooseRun } from "#ui/api/problems.ts";
import { usePartWay } from "#ui/api/runs.ts";
import type { ProblemGroup, RunSummary, Shape } from "#ui/api/shapes.ts";
import { CallBeside } from "#ui/content/received/call-beside.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { Facts } from "#ui/parts/facts/facts.tsx";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { FoundList } from "#ui/parts/searching/found-list.tsx";
import { useAsked } from "#ui/parts/searching/use-asked.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useMeantCall, WhichCall } from "#ui/problem-actions/which-call.tsx";
import { tellsNobody, toldBy } from "#ui/problem-actions/who-is-said.ts";
import { useTimes } from "#ui/words/times.ts";

type ChooseRunDialogProps = {
  problem: ProblemGroup;
  /** The call that is asked about, where it is named. */
  call: string | null;
  onClose: () => void;
};

type Chosen = { run: string; name: string };

/** Says which run a call is about: one that fits, or any that is part-way in the workflow. */
export function ChooseRunDialog({ problem, call: named, onClose }: ChooseRunDialogProps) {
  const { t } = useTranslation("problems");
  const times = useTimes();
  const { call, item, choose: chooseCall } = useMeantCall(problem, named);
  const choose = useChooseRun(call ?? "");
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [checked, setChecked] = useState(false);
  const search = useAsked();
  const query = usePartWay(problem.workflow, search.asked);
  const proposed = useCallCandidates(call).data ?? [];
  const fitting = item?.candidates ?? [];
  const candidates = fitting.length > 0 ? fitting : proposed;
  // A run that is proposed says beside it by which words of the call.
  const isSaidBeside = candidates.some(({ says }) => says);
  const said = item && !isSaidBeside && toldBy(item);
  const confirm = () => {
    setChecked(true);
    if (!chosen || call === null) return;
    return choose.mutateAsync(chosen.run).then(({ dispositions }) => {
      const own = dispositions.find(({ run }) => run === chosen.run);
      // A run that is not at the step yet has the call kept for it.
      const became = own?.kind === "bound" ? "kept" : "done";
      toast(t(`choosingRun.${became}`, { name: chosen.name }));
      onClose();
    }, shownInTheDialog);
  };
  const shown = tellsNobody(problem, item) ? call : null;
  return (
    <AskDialog
      size={shown === null ? "md" : "wide"}
      title={t("choosingRun.title")}
      button={t("choosingRun.button")}
      isPending={choose.isPending}
      error={choose.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <WhichCall
        problem={problem}
        named={named}
        chosen={item?.id ?? null}
        onChoose={(next) => {
          chooseCall(next);
          setChosen(null);
        }}
      />
      {said && <p className="muted wrap">{t("choosingRun.says", { value: said })}</p>}
      <CallBeside call={shown}>
        {candidates.length > 0 && (
          <RadioGroup
            label={t(fitting.length > 0 ? "choosingRun.fit" : "choosingRun.named")}
            value={chosen?.run ?? null}
            onChange={(run) => {
              const found = candidates.find((candidate) => candidate.run === run);
              if (found) setChosen({ run: found.run, name: found.person_name });
            }}
            options={candidates.map((candidate) => ({
              id: candidate.run,
              label: candidate.person_name,
              help: (
                <Facts
                  facts={[
                    ...(candidate.work_email ? [candidate.work_email] : []),
                    ...(candidate.says ? [t("choosingRun.says", { value: candidate.says })] : []),
                    t("choosingRun.started", { time: times.full(candidate.started_at) }),
                  ]}
                />
              ),
            }))}
          />
        )}
        <FoundList
          label={t("choosingRun.label")}
          searchLabel={t("choosingRun.search")}
          typed={search.typed}
          onType={search.type}
          query={query}
          order={(runs) => othersOf(runs, problem.step, candidates)}
          chosen={chosen?.run ?? null}
          onChoose={(run) => setChosen({ run: run.id, name: run.person.name })}
          idOf={({ id }) => id}
          nameOf={({ person }) => person.name}
          about={({ person, started_at, where }) => (
            <Facts
              facts={[
                ...(person.work_email ? [person.work_email] : []),
                t("choosingRun.started", { time: times.full(started_at) }),
                ...(where.step_name ? [t("choosingRun.atStep", { step: where.step_name })] : []),
              ]}
            />
          )}
          none={t("choosingRun.none")}
        />
      </CallBeside>
      {checked && !chosen && <ErrorLine text={t("choosingRun.needed")} />}
    </AskDialog>
  );
}

/** The runs that are not proposed already; those that wait at the step of the call come first. */
function othersOf(
  runs: readonly RunSummary[],
  step: string | null,
  proposed: readonly Shape<"RunCandidate">[],
): RunSummary[] {
  const others = runs.filter(({ id }) => !proposed.some(({ run }) => run === id));
  const isHere = ({ where }: RunSummary) => step !== null && where.step === step;
  return [...others.filter(isHere), ...others.filter((run) => !isHere(run))];
}
