import { useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";

/** One call as it came. */
export function useCall(id: string) {
  return useQuery<Shape<"Call">>({
    queryKey: keys.call(id),
    queryFn: () => answer(api.GET("/api/v1/calls/{id}", at(id))),
  });
}

/** The same with what looks sensitive in it; it is noted who looked. */
export function revealCall(id: string): Promise<Shape<"Call">> {
  return answer(api.POST("/api/v1/calls/{id}/reveal", at(id)));
}

/** The runs that wait for a call and that it names somewhere. */
export function useCallCandidates(id: string | null) {
  return useQuery<Shape<"RunCandidate">[]>({
    queryKey: keys.call(id, "candidates"),
    queryFn: () => answer(api.GET("/api/v1/calls/{id}/candidates", at(id ?? ""))),
    enabled: id !== null,
  });
}

/** Lets a call do what it came for. */
export function releaseCall(id: string, body: Shape<"ReasonInput">): Promise<Shape<"CallSummary">> {
  return answer(api.POST("/api/v1/calls/{id}/use", { ...at(id), body }));
}

/** Lays a call aside. */
export function ignoreCall(id: string, why: string): Promise<Shape<"CallSummary">> {
  return answer(api.POST("/api/v1/calls/{id}/ignore", { ...at(id), body: { why } }));
}

/** Says whom a call is about, or which entry of a list. */
export function choosePerson(
  id: string,
  person: string,
  entry: number | null = null,
): Promise<Shape<"CallSummary">> {
  return answer(api.POST("/api/v1/calls/{id}/choose", { ...at(id), body: { person, entry } }));
}

/** Says which run a call is about. */
export function chooseRun(id: string, run: string): Promise<Shape<"CallSummary">> {
  return answer(api.POST("/api/v1/calls/{id}/choose", { ...at(id), body: { run } }));
}
