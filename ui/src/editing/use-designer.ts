import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { keys } from "#ui/api/keys.ts";
import type { Connection, Person } from "#ui/api/shapes.ts";
import { readConnections, readSamplePeople } from "#ui/designer/requests.ts";

/** Names of the connections, for sentences. */
export function useConnections() {
  const query = useQuery({ queryKey: keys.connections, queryFn: readConnections });
  const all: readonly Connection[] | undefined = query.data?.items;
  const names = useMemo(() => new Map(all?.map((one) => [one.id, one.name])), [all]);
  return { all: all ?? [], names };
}

/** Whose values the previews show: a sample person unless another is chosen. */
export function useSamplePerson(): {
  people: readonly Person[];
  person: Person | null;
  choose: (id: string) => void;
} {
  const query = useQuery({ queryKey: keys.people("designer"), queryFn: readSamplePeople });
  const [chosen, setChosen] = useState<string | null>(null);
  const people = useMemo(() => (query.data?.items ?? []).toSorted(samplesFirst), [query.data]);
  const person = people.find((one) => one.id === chosen) ?? people[0] ?? null;
  return { people, person, choose: setChosen };
}

/** Sample people in the order in which they were made, then everybody else as listed. */
function samplesFirst(one: Person, other: Person): number {
  if (one.sample && other.sample) return one.id < other.id ? -1 : 1;
  return Number(other.sample) - Number(one.sample);
}
