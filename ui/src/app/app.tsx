import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { I18nProvider, RouterProvider as LinkProvider } from "react-aria-components";
import { onAsked } from "#ui/api/cache/asked.ts";
import { followChanges } from "#ui/api/cache/changes.ts";
import { queries } from "#ui/api/cache/query-client.ts";
import { type HandedFile, useHandedFiles } from "#ui/api/exchange.ts";
import { useSession } from "#ui/api/session.ts";
import { useByKeys } from "#ui/app/by-keys.ts";
import { useFocusKeeper } from "#ui/app/focus-keeper.ts";
import { useLanguage } from "#ui/app/language.ts";
import { preloadScreens, router } from "#ui/app/router.tsx";
import { SignInPage } from "#ui/app/sign-in-page.tsx";
import { useTheme } from "#ui/app/theme.ts";
import { onceNoneIsOpen } from "#ui/parts/dialogs/open-dialogs.ts";
import { ToastRegion } from "#ui/parts/toast-region.tsx";
import { isLostAtTheEnd } from "#ui/parts/window/before-the-end.ts";
import { useLocale } from "#ui/words/use-locale.ts";

/** The whole page: providers around the router, or the sign-in. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <I18nProvider locale={useLocale()}>
        <LinkProvider navigate={(path) => void router.navigate({ to: path })}>
          <Inside />
        </LinkProvider>
      </I18nProvider>
    </QueryClientProvider>
  );
}

/** Whatever page is there, what is in a file is shown over it. */
function open(file: HandedFile): void {
  useHandedFiles.getState().add(file);
}

/** Where a notification leads; what is typed in a dialog is ended first. */
function show(place: string): void {
  onceNoneIsOpen(() => void router.navigate({ href: place }));
}

function Inside() {
  const signedOut = useSession((state) => state.signedOut);
  useTheme();
  useLanguage();
  useByKeys();
  useFocusKeeper();
  useEffect(() => (signedOut ? undefined : followChanges()), [signedOut]);
  useEffect(() => {
    onAsked({ show, open, isLostAtTheEnd: () => isLostAtTheEnd() });
  }, []);
  useEffect(preloadScreens, []);
  if (signedOut) return <SignInPage />;
  return (
    <>
      <RouterProvider router={router} />
      <ToastRegion />
    </>
  );
}
