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
  return (error) => {
    const problem = error instanceof ApiProblem ? error : null;
    const known = problem?.code ?? "unknown";
    const key = known === "unknown" ? "internal" : known;
    const code = problem?.said ?? "page";
    const { field = "", name = "" } = problem?.params ?? {};
    const values = { ...problem?.params, field, name };
    return {
      what: t(`${key}.what`, values),
      todo: t(`${key}.todo`, values),
      code: problem && problem.status > 0 ? `${code}, ${problem.status}` : code,
      report: report(error, code),
    };
  };
}

/** For IT, where no answer comes. */
export function slowReport(): string {
  const page = `page ${location.pathname}`;
  return [`Baton, ${new Date().toISOString()}`, page, "no answer for 10 s"].join("\n");
}

function report(error: unknown, code: string): string {
  const problem = error instanceof ApiProblem ? error : null;
  return [
    `Baton, ${new Date().toISOString()}`,
    `page ${location.pathname}`,
    `code ${code}${problem ? `, status ${problem.status}` : ""}`,
    error instanceof Error ? error.message : String(error),
  ].join("\n");
}
