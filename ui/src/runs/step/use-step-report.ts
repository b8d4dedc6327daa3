import { useTranslation } from "react-i18next";
import type { Run, RunStep } from "#ui/api/shapes.ts";

type Reported = { readonly id: string; readonly name: string; readonly step: RunStep };

/** What IT needs to find a step in its own logs; the value a call is matched by, no token. */
export function useStepReport(): (run: Run, reported: Reported) => string {
  const { t } = useTranslation("reports");
  return (run, { id, name, step }) => {
    const { status, since, detail, waiting, message } = step;
    const lines: string[] = [
      t("run.head", { run: run.id, workflow: run.workflow.name, version: run.version }),
      t("run.step", { step: name, id, status, since: since ?? "-" }),
    ];
    if (detail) {
      lines.push(t("run.detail", { kind: detail.kind, params: JSON.stringify(detail.params) }));
    }
    if (waiting) {
      lines.push(
        t("run.waiting", {
          address: String(waiting.address),
          value: String(waiting.match_value),
        }),
      );
    }
    if (message) lines.push(t("run.message", message));
    return lines.join("\n");
  };
}
