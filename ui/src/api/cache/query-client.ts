import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { useSession } from "#ui/api/session.ts";
import { codeOf } from "#ui/api/wire/problem.ts";

/** Everything the page knows from the server. */
export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      networkMode: "always",
      retry: (count, error) => codeOf(error) === "offline" && count < 2,
    },
    mutations: { networkMode: "always" },
  },
});

function noticeSignedOut(error: unknown): void {
  if (codeOf(error) === "not_signed_in") useSession.getState().setSignedOut(true);
}
