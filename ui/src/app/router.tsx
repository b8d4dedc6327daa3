import { createRouter } from "@tanstack/react-router";
import { BrokenPage } from "#ui/app/broken-page.tsx";
import { NotFoundPage } from "#ui/app/not-found-page.tsx";
import { PageFrame } from "#ui/app/page-frame.tsx";
import { RootPage } from "#ui/app/root-page.tsx";
import { screens } from "#ui/app/screens.ts";
import { page, root } from "#ui/frame/screens.ts";

const withBar = screens.flatMap((screen) => screen.page ?? []);
const wide = screens.flatMap((screen) => screen.window ?? []);

page.update({ component: PageFrame });
root.update({ component: RootPage, notFoundComponent: NotFoundPage });

/** Fetches every screen while Baton answers: when it is gone, all of them can still be opened. */
export function preloadScreens(): void {
  for (const { options } of [...withBar, ...wide]) void options.component?.preload?.();
}

export const router = createRouter({
  routeTree: root.addChildren([...wide, page.addChildren(withBar)]),
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
