import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Play } from "lucide-react";
import type { RunFilters } from "#ui/api/runs.ts";
import { page, root, type Screen } from "#ui/frame/screens.ts";
import { ASKS_IN_RUN, type AskInRun } from "#ui/problem-actions/in-run/same-again.ts";
import { readRunFilters } from "#ui/runs/list/filters.ts";

const runs = createRoute({
  getParentRoute: () => page,
  path: "/runs",
  validateSearch: readRunFilters,
  component: lazyRouteComponent(() => import("#ui/runs/list/runs-page.tsx"), "RunsPage"),
});

const run = createRoute({
  getParentRoute: () => root,
  path: "/runs/$run",
  validateSearch: (search): RunFilters & { step?: string; ask?: AskInRun } => ({
    ...readRunFilters(search),
    ...(typeof search.step === "string" ? { step: search.step } : {}),
    ...asking(search.ask),
  }),
  component: lazyRouteComponent(() => import("#ui/runs/run-page.tsx"), "RunPage"),
});

function asking(said: unknown): { ask?: AskInRun } {
  const ask = ASKS_IN_RUN.find((one) => one === said);
  return ask ? { ask } : {};
}

declare module "#ui/frame/screens.ts" {
  interface PageRoutes {
    runs: typeof runs;
  }
  interface WindowRoutes {
    run: typeof run;
  }
}

export const screen: Screen = {
  page: [runs],
  window: [run],
  menu: { to: "/runs", order: 2, group: "work", icon: Play, words: "runs" },
};
