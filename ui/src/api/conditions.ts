import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api } from "#ui/api/wire/client.ts";
import { type Page, pagesOf } from "#ui/api/wire/pages.ts";

/** How long an answer about conditions that were changed meanwhile is kept. */
const KEPT_MS = 10_000;
/** So many people make a page. */
const PATH_ROWS = 50;

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

/** How many people lack a detail without which a step sends nothing */
export function useLacking(definition: Shape<"LackingInput">["definition"]) {
  return useQuery<Shape<"Lacking">>({
    queryKey: keys.people("lacking", definition),
    queryFn: () => answer(api.POST("/api/v1/conditions/lacking", { body: { definition } })),
    gcTime: KEPT_MS,
  });
}

/** Who would take a path today, page by page. */
export function usePathPeople(input: Shape<"PathPeopleInput">, about: unknown) {
  return useInfiniteQuery({
    ...pagesOf<Shape<"NamedPerson">, Page<Shape<"NamedPerson">>>({
      queryKey: keys.people("of path", input.step, input.who, input.path, about),
      rows: PATH_ROWS,
      read: (after) =>
        answer(api.POST("/api/v1/conditions/people", { body: { ...input, after: after ?? null } })),
    }),
    gcTime: KEPT_MS,
  });
}

/** So many values are offered at once. */
export const OFFERED_VALUES = 200;

/** The values that people have of a detail and a search finds, those that most have first. */
export function useKnownValues(pointer: string | null, search: string) {
  return useQuery<Shape<"KnownValue">[]>({
    queryKey: keys.people("values", pointer, search),
    queryFn: () => {
      const query = { pointer: pointer ?? "", ...(search ? { search } : {}) };
      return answer(api.GET("/api/v1/conditions/values", { params: { query } }));
    },
    enabled: pointer !== null,
    placeholderData: (old) => old,
  });
}
