import { useMemo, useState } from "react";
import { useSamplePeople } from "#ui/api/people.ts";
import type { Person } from "#ui/api/shapes.ts";

/** Whose values the previews show: a sample person unless another is chosen. */
export function useSamplePerson(): {
  people: readonly Person[];
  person: Person | null;
  choose: (id: string) => void;
} {
  const query = useSamplePeople();
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
