import { LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { usePutAway } from "#ui/api/cache/put-away.ts";
import { isUnderWay, useCancelJob, useJobs } from "#ui/api/jobs.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { isOnRuns } from "#ui/frame/job-at-end.tsx";
import { JobsAtEnd } from "#ui/frame/jobs-at-end.tsx";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";

/** What is done to many: how far it is, and a way to stop it; of runs, too, what came of it. */
export function JobsUnderWay() {
  const jobs: readonly Shape<"Job">[] = useJobs().data ?? [];
  const hidden = usePutAway();
  const over = jobs.filter((job) => !isUnderWay(job) && !hidden.includes(job.id));
  return (
    <>
      {jobs.filter(isUnderWay).map((job) => (
        <UnderWay key={job.id} job={job} />
      ))}
      <JobsAtEnd jobs={over.filter(isOnRuns)} />
    </>
  );
}

function UnderWay({ job }: { job: Shape<"Job"> }) {
  const { t } = useTranslation("frame");
  const cancel = useCancelJob();
  const onError = useToldFailure();
  const { done, could_not: couldNot, total } = job;
  const isSending = job.kind === "try_runs_again";
  const reached = t(isSending ? "jobs.triedOf" : "jobs.done", { count: done, total });
  return (
    <Banner tone="waiting" icon={<LoaderCircle />}>
      {t(`jobs.kind.${job.kind}`, { workflow: job.workflow_name ?? "" })}{" "}
      {couldNot > 0
        ? t("jobs.both", { done: reached, could: t("jobs.could", { count: couldNot }) })
        : t("jobs.sentence", { done: reached })}{" "}
      {job.gently && `${t("jobs.gently")} `}
      <Button
        variant="link"
        size="sm"
        isPending={cancel.isPending}
        onPress={() => cancel.mutate(job.id, { onError })}
      >
        {t("jobs.stop")}
      </Button>
    </Banner>
  );
}
