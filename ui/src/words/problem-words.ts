import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "#ui/api/wire/problem.ts";

export type ProblemWords = {
  what: string;
  todo: string;
  code: string;
  /** For IT: nothing about people, no token. */
  report: string;
};

/** Turns an error into what happened and what to do. */
export function useProblemWords(): (error: unknown) => ProblemWords {
  const { t } = useTranslation("errors");
  const { t: tReports } = useTranslation("reports");
  return (error) => {
    const problem = error instanceof ApiProblem ? error : null;
    const known = problem?.code ?? "unknown";
    const key = known === "unknown" ? "internal" : known;
    const said = key === "offline" && problem?.isAct ? "offline_act" : key;
    const code = problem?.said ?? "page";
    const { field = "", name = "", port = "" } = problem?.params ?? {};
    const values = { ...problem?.params, field, name, port };
    return {
      what: t(`${said}.what`, values),
      todo: t(`${said}.todo`, values),
      code: problem && problem.status > 0 ? `${code}, ${problem.status}` : code,
      report: report(tReports, error, code),
    };
  };
}

/** For IT, where no answer comes. */
export function useSlowReport(): () => string {
  const { t } = useTranslation("reports");
  return () => [...head(t), t("slow")].join("\n");
}

function head(t: TFunction<"reports">): string[] {
  return [t("head", { time: new Date().toISOString() }), t("page", { path: location.pathname })];
}

function report(t: TFunction<"reports">, error: unknown, code: string): string {
  const status = error instanceof ApiProblem ? error.status : null;
  return [
    ...head(t),
    status === null ? t("code", { code }) : t("codeStatus", { code, status }),
    error instanceof Error ? error.message : String(error),
  ].join("\n");
}
