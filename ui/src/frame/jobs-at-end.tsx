import { useState } from "react";
import { useTranslation } from "react-i18next";
import { putItAway } from "#ui/api/cache/put-away.ts";
import { useEndOfJob } from "#ui/frame/end-of-job.ts";
import { JobAtEnd, type JobOnRuns } from "#ui/frame/job-at-end.tsx";
import { useGoneWithThePage } from "#ui/frame/use-gone-with-the-page.ts";
import { Button } from "#ui/parts/button.tsx";

type JobsAtEndProps = {
  /** Those that are over, the last first. */
  jobs: readonly JobOnRuns[];
};

/** What came of what was done to many runs: one line for all, which opens into one for each. */
export function JobsAtEnd({ jobs }: JobsAtEndProps) {
  const { t } = useTranslation("frame");
  const endOf = useEndOfJob();
  const [isOpen, setIsOpen] = useState(false);
  useGoneWithThePage(jobs.filter((job) => endOf(job).status === "done").map(({ id }) => id));
  const [newest, ...older] = jobs;
  if (!newest) return null;
  const shown = isOpen ? jobs : [newest];
  const needy = older.filter((job) => endOf(job).status === "needs_you").length;
  const more = t(needy > 0 ? "jobs.moreNeedYou" : "jobs.more", { count: older.length });
  return shown.map((job) => (
    <JobAtEnd
      key={job.id}
      job={job}
      onHide={() => {
        for (const { id } of isOpen ? [job] : jobs) putItAway(id);
      }}
    >
      {job === newest && older.length > 0 && (
        <Button variant="link" size="sm" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {isOpen ? t("jobs.less") : more}
        </Button>
      )}
    </JobAtEnd>
  ));
}
