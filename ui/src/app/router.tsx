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

export const router = createRouter({
  routeTree: root.addChildren([...wide, page.addChildren(withBar)]),
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: false,
});

const AFTER_THE_FIRST_SCREEN_MS = 500;

/**
 * Fetches every screen while Baton answers: when it is gone, all of them can still be opened. It
 * begins once the first screen is drawn and fetches one after the other, so that none of them takes
 * time from what somebody waits for. Returns how to call it off.
 */
export function preloadScreens(): () => void {
  let isOff = false;
  const one = async () => {
    await new Promise((resolve) => setTimeout(resolve, AFTER_THE_FIRST_SCREEN_MS));
    for (const { options } of [...withBar, ...wide]) {
      if (isOff) return;
      await options.component?.preload?.();
    }
  };
  const forget = router.subscribe("onRendered", () => {
    forget();
    void one();
  });
  return () => {
    isOff = true;
    forget();
  };
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
