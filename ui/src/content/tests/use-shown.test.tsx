import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { useShown } from "#ui/content/hidden/use-shown.ts";

const client = new QueryClient();
const around = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={client}>{children}</QueryClientProvider>
);

it("what is shown is hidden again, and forgotten once it would be of another", async () => {
  const reveal = () => Promise.resolve("whole");
  const { result, rerender } = renderHook(({ masked }) => useShown(masked, reveal), {
    wrapper: around,
    initialProps: { masked: "one" },
  });

  await act(async () => result.current.show());
  await waitFor(() => expect(result.current.whole).toBe("whole"));
  rerender({ masked: "other" });
  expect(result.current.whole).toBeNull();
  rerender({ masked: "one" });
  act(() => result.current.hide());
  expect(result.current.whole).toBeNull();
});

it("while there is nothing to show yet, nothing is shown", () => {
  const { result } = renderHook(() => useShown(undefined, () => Promise.resolve("whole")), {
    wrapper: around,
  });

  expect(result.current.whole).toBeNull();
});

it("what is shown stays where what was masked is made anew, and is hidden once it is of other data", async () => {
  const reveal = () => Promise.resolve("IT 078");
  const { result, rerender } = renderHook(
    ({ masked }) => useShown(masked, reveal, (whole, of) => whole.startsWith(of.team)),
    { wrapper: around, initialProps: { masked: { team: "IT" } } },
  );

  await act(async () => result.current.show());
  rerender({ masked: { team: "IT" } });
  await waitFor(() => expect(result.current.whole).toBe("IT 078"));
  rerender({ masked: { team: "HR" } });
  expect(result.current.whole).toBeNull();
});
