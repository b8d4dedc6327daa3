import { Link } from "@tanstack/react-router";
import { Info, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMissedRuns } from "#ui/api/runs/many.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { useEndOfJob } from "#ui/frame/end-of-job.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

const ON_RUNS = ["try_runs_again", "skip_steps", "stop_runs"] as const;

type OnRuns = (typeof ON_RUNS)[number];
type Job = Shape<"Job">;

/** One that is done to runs. */
export type JobOnRuns = Job & { kind: OnRuns };

/** Whether it is done to runs, and not set aside: that is a problem, which says so. */
export function isOnRuns(job: Job): job is JobOnRuns {
  return ON_RUNS.some((kind) => kind === job.kind) && job.state !== "set_aside";
}

type JobAtEndProps = {
  job: JobOnRuns;
  onHide: () => void;
  /** What else its line leads to. */
  children?: ReactNode;
};

/** What came of something that was done to many runs. */
export function JobAtEnd({ job, onHide, children }: JobAtEndProps) {
  const { t } = useTranslation("frame");
  const [isOpen, setIsOpen] = useState(false);
  const { said, status } = useEndOfJob()(job);
  const words = job.state === "cancelled" ? "endedEarly" : "ended";
  return (
    <Banner
      tone={status === "over" ? "plain" : status}
      icon={status === "over" ? <Info /> : <StatusGlyph status={status} />}
      actions={<IconButton label={t("jobs.hide")} icon={<X />} onPress={onHide} />}
    >
      {t(`jobs.${words}.${job.kind}`)} {t("jobs.sentence", { done: said })}{" "}
      {status === "needs_you" && (
        <>
          <Link to="/problems">{t("jobs.toProblems")}</Link>{" "}
        </>
      )}
      {job.could_not > 0 && (
        <Button variant="link" size="sm" onPress={() => setIsOpen(true)}>
          {t("jobs.show")}
        </Button>
      )}
      {children}
      {isOpen && <MissedRuns job={job.id} onClose={() => setIsOpen(false)} />}
    </Banner>
  );
}

function MissedRuns({ job, onClose }: { job: string; onClose: () => void }) {
  const { t } = useTranslation("frame");
  const missed = useMissedRuns(job);
  return (
    <Dialog title={t("jobs.missed.title")} isOpen onClose={onClose}>
      <QueryState query={missed}>
        {({ items, more }) => (
          <div className="stack">
            <p className="muted">{t("jobs.missed.text")}</p>
            <ul className="missed-runs">
              {items.map((one) => (
                <Missed key={one.run} missed={one} onOpen={onClose} />
              ))}
            </ul>
            {more > 0 && <p>{t("jobs.missed.more", { count: more })}</p>}
          </div>
        )}
      </QueryState>
    </Dialog>
  );
}

function Missed({ missed, onOpen }: { missed: Shape<"MissedRun">; onOpen: () => void }) {
  const { t } = useTranslation("frame");
  const { t: run } = useTranslation("run");
  const { kind, reason, person, workflow, in_part: inPart } = missed;
  const why = kind === "refused" && reason ? run(`reason.${reason}`) : t(`jobs.missed.why.${kind}`);
  return (
    <li>
      <Link to="/runs/$run" params={{ run: missed.run }} onClick={onOpen}>
        {t("jobs.missed.run", { name: person.name, workflow: workflow.name })}
      </Link>
      <span className="small muted">{inPart ? t("jobs.missed.inPart", { why }) : why}</span>
    </li>
  );
}
