import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import { codeOf } from "#ui/api/wire/problem.ts";

/** While something is under way it is asked how far it is, also where no change is heard of. */
const WATCHED_MS = 1_000;

/** While other tools have not answered all of what was sent again. */
const AWAITED_MS = 5_000;

/** What is done to many: under way, or at its end lately. */
export function useJobs() {
  return useQuery<Shape<"Job">[]>({
    queryKey: keys.jobs,
    queryFn: async () => (await answer(api.GET("/api/v1/jobs"))).items,
    refetchInterval: ({ state: { data: jobs = [] } }) => {
      if (jobs.some(isUnderWay)) return WATCHED_MS;
      return jobs.some(({ sent }) => (sent?.open ?? 0) > 0) ? AWAITED_MS : false;
    },
  });
}

/** How often a job is asked whether it is at its end by who waits for what comes of it. */
const ASKED_MS = 500;

/**
 * What a job has done when it is at its end, whichever page is open then; null when that cannot be
 * told. A request that does not get through is made again.
 */
export async function endOfJob(id: string): Promise<Shape<"Done"> | null> {
  for (;;) {
    await new Promise((passed) => setTimeout(passed, ASKED_MS));
    try {
      const done = await answer(api.GET("/api/v1/jobs/{id}/done", at(id)));
      if (done.job === null) return done;
    } catch (error) {
      if (codeOf(error) !== "offline") return null;
    }
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
