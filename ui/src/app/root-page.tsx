import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useHandedFiles } from "#ui/api/exchange.ts";

const HandedFiles = lazy(() =>
  import("#ui/new-workflow/handed-files.tsx").then((module) => ({ default: module.HandedFiles })),
);

/** Every screen, and over it what was opened with Baton from outside its window. */
export function RootPage() {
  const isAnyWaiting = useHandedFiles(({ waiting }) => waiting.length > 0);
  return (
    <>
      <Outlet />
      {isAnyWaiting && (
        <Suspense fallback={null}>
          <HandedFiles />
        </Suspense>
      )}
    </>
  );
}
