import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { operations } from "#ui/api/schema.d.ts";
import type { Person, Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import { everyRow, type Page, usePages } from "#ui/api/wire/pages.ts";

const PAGE_ROWS = 50;
const MOST_ROWS = 200;

/** Whom a list of people is asked for. */
export type PeopleAsked = Omit<PageAsked, "after" | "limit">;

type PageAsked = NonNullable<operations["person_list"]["parameters"]["query"]>;

/** People by name, page after page: whom a search finds, and sample people only or never. */
export function usePeople(search: string, sample?: boolean, enabled = true) {
  const asked = { ...(search ? { search } : {}), ...(sample === undefined ? {} : { sample }) };
  return useListedPeople(asked, enabled);
}

/** People by name, page after page: whom filters leave. */
export function useListedPeople(asked: PeopleAsked, enabled = true) {
  return usePages<Person, Page<Person>>({
    queryKey: keys.people("listed", asked),
    rows: PAGE_ROWS,
    enabled,
    read: (after) => readPeople({ ...asked, ...(after ? { after } : {}), limit: PAGE_ROWS }),
  });
}

/** How many people a list has; those of the list before stand there until these are counted. */
export function usePeopleCounts(asked: PeopleAsked) {
  return useQuery<Shape<"PeopleCounts">>({
    queryKey: keys.people("counts", asked),
    queryFn: () => answer(api.GET("/api/v1/people/counts", { params: { query: asked } })),
    placeholderData: (old) => old,
  });
}

/**
 * The values that people of a list have of a detail and a search finds, those that most have first,
 * whatever the list asks of the detail itself.
 */
export function usePeopleValues(
  detail: Shape<"PersonDetail">,
  search: string,
  { search: named, ...list }: PeopleAsked,
) {
  return useQuery<Shape<"KnownValue">[]>({
    queryKey: keys.people("values of", detail, search, named, list),
    queryFn: () => {
      const searches = { ...(named ? { named } : {}), ...(search ? { search } : {}) };
      const query = { ...list, ...searches, detail };
      return answer(api.GET("/api/v1/people/values", { params: { query } }));
    },
    placeholderData: (old) => old,
  });
}

/** All that were made up for previews; pages may be empty and go on all the same. */
export function useSamplePeople() {
  return useQuery<readonly Person[]>({
    queryKey: keys.people("samples"),
    queryFn: () =>
      everyRow((after) =>
        readPeople({ sample: true, ...(after ? { after } : {}), limit: MOST_ROWS }),
      ),
  });
}

/** Makes one up, where none is left. */
export function useMakeSamplePerson() {
  const client = useQueryClient();
  return useMutation<Person>({
    mutationFn: () => answer(api.POST("/api/v1/people/sample")),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.people() }),
  });
}

function readPeople(query: PageAsked): Promise<Page<Person>> {
  return answer(api.GET("/api/v1/people", { params: { query } }));
}

/** One person. */
export function usePerson(id: string) {
  return useQuery<Person>({
    queryKey: keys.person(id),
    enabled: id !== "",
    queryFn: () => answer(api.GET("/api/v1/people/{id}", at(id))),
  });
}

export function useAddPerson() {
  const client = useQueryClient();
  return useMutation<Person, Error, Shape<"PersonInput">>({
    mutationFn: (body) => answer(api.POST("/api/v1/people", { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.people() }),
  });
}

export function useChangePerson(id: string) {
  const client = useQueryClient();
  return useMutation<Person, Error, Shape<"PersonPatchInput">>({
    mutationFn: (body) => changePerson(id, body),
    onSuccess: (person) => {
      client.setQueryData(keys.person(id), person);
      void client.invalidateQueries({ queryKey: keys.people() });
    },
  });
}

/** Changes what is named of a person. */
export function changePerson(id: string, body: Shape<"PersonPatchInput">): Promise<Person> {
  return answer(api.PATCH("/api/v1/people/{id}", { ...at(id), body }));
}

/** Shows a sensitive detail; it is noted who looked. Whoever asked forgets it with `reset`. */
export function useReveal(person: string) {
  return useMutation<Shape<"RevealedDetail">, Error, string>({
    gcTime: 0,
    mutationFn: (name) =>
      answer(api.POST("/api/v1/people/{id}/reveal", { ...at(person), body: { name } })),
  });
}
