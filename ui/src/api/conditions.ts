import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api } from "#ui/api/wire/client.ts";

/** How long an answer about conditions that were changed meanwhile is kept. */
const KEPT_MS = 10_000;

/** What the conditions of a step come to; `about` is all that the answer depends on. */
export function useJudged(input: Shape<"JudgeInput"> | null, about: unknown) {
  return useQuery<Shape<"JudgedStep">>({
    queryKey: keys.workflow(input?.workflow, "judged", input?.step, input?.person, about),
    queryFn: () => (input ? judge(input) : Promise.reject(new Error("nobody is chosen"))),
    enabled: input !== null,
    placeholderData: (old) => old,
    gcTime: KEPT_MS,
  });
}

function judge(body: Shape<"JudgeInput">): Promise<Shape<"JudgedStep">> {
  return answer(api.POST("/api/v1/conditions/judge", { body }));
}

/** How many people would take which path today. */
export function usePathCounts(input: Shape<"CountInput">, about: unknown) {
  return useQuery<Shape<"PathCounts">>({
    queryKey: keys.people("paths", input.step, about),
    queryFn: () => answer(api.POST("/api/v1/conditions/count", { body: input })),
    placeholderData: (old) => old,
    gcTime: KEPT_MS,
  });
}

/** Who would take a path today, page by page. */
export function usePathPeople(input: Shape<"PathPeopleInput">, about: unknown) {
  return useInfiniteQuery({
    queryKey: keys.people("of path", input.step, input.who, input.path, about),
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(api.POST("/api/v1/conditions/people", { body: { ...input, after: pageParam } })),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    gcTime: KEPT_MS,
  });
}

/** The values that people have of a detail, those that most have first. */
export function useKnownValues(pointer: string | null) {
  return useQuery<Shape<"KnownValue">[]>({
    queryKey: keys.people("values", pointer),
    queryFn: () =>
      answer(
        api.GET("/api/v1/conditions/values", { params: { query: { pointer: pointer ?? "" } } }),
      ),
    enabled: pointer !== null,
  });
}
