import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSystem } from "#ui/api/system.ts";
import { page, type Screen } from "#ui/frame/screens.ts";

const problems = createRoute({
  getParentRoute: () => page,
  path: "/problems",
  validateSearch: (search): { state?: "solved" | "ignored"; open?: string } => ({
    ...(search.state === "solved" || search.state === "ignored" ? { state: search.state } : {}),
    ...(typeof search.open === "string" ? { open: search.open } : {}),
  }),
  component: lazyRouteComponent(() => import("#ui/problems/problems-page.tsx"), "ProblemsPage"),
});

declare module "#ui/frame/screens.ts" {
  interface PageRoutes {
    problems: typeof problems;
  }
}

function useCount() {
  const { t } = useTranslation("problems");
  const count = useSystem().data?.counts.problems ?? 0;
  return { count, words: t("count", { count }) };
}

export const screen: Screen = {
  page: [problems],
  menu: {
    to: "/problems",
    order: 3,
    group: "work",
    icon: TriangleAlert,
    words: "problems",
    useCount,
  },
};
