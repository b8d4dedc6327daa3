import { ChevronDown, ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useConnectionNames } from "#ui/api/connections.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { ProblemDo } from "#ui/problem-actions/problem-do.tsx";
import { useOffered } from "#ui/problem-actions/use-offered.ts";
import { isForIt } from "#ui/problems/is-for-it.ts";
import { isSent } from "#ui/problems/is-sent.ts";
import { ProblemBody } from "#ui/problems/problem-body.tsx";
import { ProblemFacts } from "#ui/problems/problem-facts.tsx";
import { ProblemTitle } from "#ui/problems/problem-title.tsx";
import { SaidByTool } from "#ui/problems/said-by-tool.tsx";
import { useProblemReport } from "#ui/problems/use-problem-report.ts";
import { useProblemKindWords } from "#ui/words/problem-kind-words.ts";

type ProblemLineProps = {
  problem: ProblemGroup;
  startsOpen: boolean;
  /** Tells which problem something is being asked about; null when that is over. */
  onAsking: (problem: ProblemGroup | null) => void;
};

/** One cause: what it is, whom it hits, and on demand what to do. */
export function ProblemLine({ problem, startsOpen, onAsking }: ProblemLineProps) {
  const { t } = useTranslation("problems");
  const { t: common } = useTranslation("common");
  const [open, setOpen] = useState(startsOpen);
  const words = useProblemKindWords();
  const connections = useConnectionNames();
  const body = useId();
  const report = useProblemReport();
  const offered = useOffered(problem);
  const tool = problem.connection ? connections.get(problem.connection) : null;
  const { title, text, status } = words(problem.kind, problem.params, {
    tool: tool ?? null,
    step: problem.step_name,
    workflow: problem.workflow_name,
  });
  const asks = (isAsking: boolean) => onAsking(isAsking ? problem : null);
  const first = problem.mended ? "send_again" : offered.find((action) => action !== "ignore");
  return (
    <li className="problem">
      <div className="problem-head">
        <StatusGlyph {...glyphOf(problem)} />
        <div className="grow">
          <h2 className="h3 wrap">
            <ProblemTitle problem={problem} title={title} />{" "}
            {status && <span className="faint small num">{status}</span>}
          </h2>
          <ProblemFacts problem={problem} />
          <SaidByTool problem={problem} />
        </div>
        {!open && isForIt(problem) && (
          <CopyText variant="plain" label={t("copyForIt")} text={report(problem, title)} />
        )}
        {!open && first && (
          <ProblemDo
            action={first}
            problem={problem}
            title={title}
            primary={false}
            onAsking={asks}
          />
        )}
        <AriaButton
          className="button quiet icon-only sm"
          aria-label={common("named", { what: open ? t("shut") : t("open"), name: title })}
          aria-expanded={open}
          aria-controls={body}
          onPress={() => setOpen((before) => !before)}
        >
          {open ? <ChevronDown /> : <ChevronRight />}
        </AriaButton>
      </div>
      <div id={body}>
        {open && <ProblemBody problem={problem} title={title} text={text} onAsking={asks} />}
      </div>
    </li>
  );
}

/** What is ignored was not done, and what was sent again may fail again. */
function glyphOf(problem: ProblemGroup) {
  if (problem.state === "open") return { status: "needs_you", className: "bad" } as const;
  if (problem.state === "ignored") return { status: "skipped", className: "faint" } as const;
  return { status: "done", className: isSent(problem) ? "faint" : "good" } as const;
}
