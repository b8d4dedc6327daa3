import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";

/** While something is under way it is asked how far it is, also where no change is heard of. */
const WATCHED_MS = 1_000;

/** What is done to many: under way, or at its end lately. */
export function useJobs() {
  return useQuery<Shape<"Job">[]>({
    queryKey: keys.jobs,
    queryFn: async () => (await answer(api.GET("/api/v1/jobs"))).items,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? WATCHED_MS : false),
  });
}

/** How often a job is asked whether it is at its end by who waits for what comes of it. */
const ASKED_MS = 500;

/** A job at its end, whichever page is open then; null when that cannot be told. */
export async function endOfJob(id: string): Promise<Shape<"Job"> | null> {
  for (;;) {
    await new Promise((passed) => setTimeout(passed, ASKED_MS));
    const job = await answer(api.GET("/api/v1/jobs/{id}", at(id))).catch(() => null);
    if (job === null || !isUnderWay(job)) return job;
  }
}

export function isUnderWay(job: Shape<"Job">): boolean {
  return job.state === "under_way";
}

/** Ends a job before its end; what was done stays done. */
export function useCancelJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answer(api.POST("/api/v1/jobs/{id}/cancel", at(id))),
    onSettled: () => client.invalidateQueries({ queryKey: keys.jobs }),
  });
}
