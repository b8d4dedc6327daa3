import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { queries } from "#ui/api/cache/query-client.ts";
import { systemQuery } from "#ui/api/system.ts";
import { BrokenPage } from "#ui/app/broken-page.tsx";
import { NotFoundPage } from "#ui/app/not-found-page.tsx";
import { PageFrame } from "#ui/app/page-frame.tsx";
import { readRunFilters } from "#ui/runs/list/filters.ts";

const root = createRootRoute({ notFoundComponent: NotFoundPage });

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async () => {
    const system = await queries.fetchQuery(systemQuery).catch(() => null);
    const first = system !== null && !system.welcome_done && system.counts.workflows === 0;
    throw redirect({ to: first ? "/welcome" : "/workflows" });
  },
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("#ui/welcome/welcome-page.tsx"), "WelcomePage"),
});

/** Screens with the left bar. */
const page = createRoute({ getParentRoute: () => root, id: "page", component: PageFrame });

const workflows = createRoute({
  getParentRoute: () => page,
  path: "/workflows",
  component: lazyRouteComponent(() => import("#ui/workflows/workflows-page.tsx"), "WorkflowsPage"),
});

const runs = createRoute({
  getParentRoute: () => page,
  path: "/runs",
  validateSearch: readRunFilters,
  component: lazyRouteComponent(() => import("#ui/runs/list/runs-page.tsx"), "RunsPage"),
});

const problems = createRoute({
  getParentRoute: () => page,
  path: "/problems",
  validateSearch: (search): { state?: "solved" | "ignored" } =>
    search.state === "solved" || search.state === "ignored" ? { state: search.state } : {},
  component: lazyRouteComponent(() => import("#ui/problems/problems-page.tsx"), "ProblemsPage"),
});

const people = createRoute({
  getParentRoute: () => page,
  path: "/people",
  validateSearch: (search): { search?: string } =>
    typeof search.search === "string" && search.search ? { search: search.search } : {},
  component: lazyRouteComponent(() => import("#ui/people/people-page.tsx"), "PeoplePage"),
});

const person = createRoute({
  getParentRoute: () => page,
  path: "/people/$person",
  component: lazyRouteComponent(() => import("#ui/people/person-page.tsx"), "PersonPage"),
});

const connections = createRoute({
  getParentRoute: () => page,
  path: "/connections",
  component: lazyRouteComponent(
    () => import("#ui/connections/connections-page.tsx"),
    "ConnectionsPage",
  ),
});

const connection = createRoute({
  getParentRoute: () => page,
  path: "/connections/$connection",
  component: lazyRouteComponent(
    () => import("#ui/connections/connection-page.tsx"),
    "ConnectionPage",
  ),
});

const settings = createRoute({
  getParentRoute: () => page,
  path: "/settings",
  component: lazyRouteComponent(() => import("#ui/settings/settings-page.tsx"), "SettingsPage"),
});

/** Screens that fill the window. */
const designer = createRoute({
  getParentRoute: () => root,
  path: "/workflows/$workflow",
  validateSearch: (search): { step?: string; tour?: "welcome" | "connect" } => ({
    ...(typeof search.step === "string" ? { step: search.step } : {}),
    ...(search.tour === "welcome" || search.tour === "connect" ? { tour: search.tour } : {}),
  }),
  component: lazyRouteComponent(
    () => import("#ui/designer/load-designer.ts").then(({ loadDesigner }) => loadDesigner()),
    "DesignerRoute",
  ),
});

const run = createRoute({
  getParentRoute: () => root,
  path: "/runs/$run",
  validateSearch: (search): { step?: string } =>
    typeof search.step === "string" ? { step: search.step } : {},
  component: lazyRouteComponent(() => import("#ui/runs/run-page.tsx"), "RunPage"),
});

const screens = [workflows, runs, problems, people, person, connections, connection, settings];

/** Fetches every screen while Baton answers: when it is gone, all of them can still be opened. */
export function preloadScreens(): void {
  for (const { options } of [...screens, designer, run]) void options.component?.preload?.();
}

const tree = root.addChildren([start, welcome, page.addChildren(screens), designer, run]);

export const router = createRouter({
  routeTree: tree,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
