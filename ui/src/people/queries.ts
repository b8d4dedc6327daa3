import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#ui/api/client.ts";
import { keys } from "#ui/api/keys.ts";
import type { Person, Shape } from "#ui/api/shapes.ts";

export type PeoplePage = { items: Person[]; next: string | null };

const PAGE_ROWS = 50;

/** People by name, page after page. */
export function usePeople(search: string, sample: boolean) {
  return useInfiniteQuery({
    queryKey: keys.people(search, sample),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }): Promise<PeoplePage> =>
      answer(
        api.GET("/api/v1/people", {
          params: {
            query: {
              ...(search ? { search } : {}),
              sample,
              after: pageParam,
              limit: PAGE_ROWS,
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

/** One person. */
export function usePerson(id: string) {
  return useQuery<Person>({
    queryKey: keys.person(id),
    enabled: id !== "",
    queryFn: () => answer(api.GET("/api/v1/people/{id}", { params: { path: { id } } })),
  });
}

export function useAddPerson() {
  const client = useQueryClient();
  return useMutation<Person, Error, Shape<"PersonInput">>({
    mutationFn: (body) => answer(api.POST("/api/v1/people", { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["people"] }),
  });
}

export function useChangePerson(id: string) {
  const client = useQueryClient();
  return useMutation<Person, Error, Shape<"PersonPatchInput">>({
    mutationFn: (body) =>
      answer(api.PATCH("/api/v1/people/{id}", { params: { path: { id } }, body })),
    onSuccess: (person) => {
      client.setQueryData(keys.person(id), person);
      void client.invalidateQueries({ queryKey: ["people"] });
    },
  });
}
