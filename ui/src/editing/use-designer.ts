import { useState } from "react";
import { usePerson, useSamplePeople } from "#ui/api/people.ts";
import type { Person } from "#ui/api/shapes.ts";

/** Whose values the previews show: a made-up person's unless another is chosen, never a real one's. */
export function useSamplePerson(): {
  person: Person | null;
  choose: (person: Person) => void;
} {
  const samples = useSamplePeople().data ?? [];
  const [chosen, choose] = useState<Person | null>(null);
  const now = usePerson(chosen?.id ?? "").data;
  // Those that were made first: their ids are in the order of time.
  const first = samples.toSorted((one, other) => (one.id < other.id ? -1 : 1))[0];
  return { person: now ?? chosen ?? first ?? null, choose };
}
