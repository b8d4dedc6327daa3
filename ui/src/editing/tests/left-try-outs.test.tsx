import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useSession } from "#ui/api/session.ts";
import { ApiProblem } from "#ui/api/wire/problem.ts";
import { useTryOut } from "#ui/editing/use-try-out.ts";
import { isLostAtTheEnd } from "#ui/parts/window/before-the-end.ts";
import "#ui/words/i18n.ts";

const stopped: string[] = [];
let isSignedIn = true;
let started: (run: { id: string }) => void = () => {};

vi.mock("#ui/api/run-actions.ts", () => ({
  atStep: () => Promise.resolve(),
  stopRun: (run: string) => {
    if (!isSignedIn) return Promise.reject(new ApiProblem("not_signed_in", 401, "", null));
    stopped.push(run);
    return Promise.resolve();
  },
}));
vi.mock("#ui/api/editing/try-outs.ts", () => ({
  startTryOut: () =>
    new Promise((resolve) => {
      started = resolve;
    }),
  useTryOutRun: () => ({ data: null, error: null, refetch: () => Promise.resolve() }),
}));

/** A designer in which a try-out is being started. */
async function starting() {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
  );
  const designer = renderHook(() => useTryOut("wf_1", () => Promise.resolve()), { wrapper });
  await act(async () => designer.result.current.start("per_1"));
  const goesOn = () => act(async () => started({ id: "run_1" }));
  return { ...designer, goesOn };
}

beforeEach(() => {
  stopped.length = 0;
  isSignedIn = true;
  useSession.setState({ signedOut: false });
});
afterEach(cleanup);

it("a try-out ends with the designer that it stands in", async () => {
  const designer = await starting();
  await designer.goesOn();
  expect(stopped).toEqual([]);
  designer.unmount();

  await waitFor(() => expect(stopped).toEqual(["run_1"]));
});

it("one that begins when the designer is left already ends at once", async () => {
  const designer = await starting();
  designer.unmount();
  await designer.goesOn();

  await waitFor(() => expect(stopped).toEqual(["run_1"]));
});

it("it ends with the window, by closing it and by ending the program", async () => {
  const designer = await starting();
  await designer.goesOn();
  window.dispatchEvent(new Event("pagehide"));
  await waitFor(() => expect(stopped).toEqual(["run_1"]));

  await isLostAtTheEnd();
  expect(stopped).toEqual(["run_1", "run_1"]);
});

it("where the session has ended, the next sign-in in the window ends it", async () => {
  const designer = await starting();
  await designer.goesOn();
  isSignedIn = false;
  act(() => useSession.setState({ signedOut: true }));
  designer.unmount();
  await Promise.resolve();
  expect(stopped).toEqual([]);
  isSignedIn = true;
  act(() => useSession.setState({ signedOut: false }));

  await waitFor(() => expect(stopped).toEqual(["run_1"]));
});
