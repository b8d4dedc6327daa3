import { changePerson } from "#ui/api/people.ts";
import { useProblemAction } from "#ui/api/problems.ts";
import type { Shape } from "#ui/api/shapes.ts";
import type { Sent } from "#ui/problem-actions/sending/sent-again.ts";

/** A person whose detail is filled in. */
export type Filled = { readonly person: string; readonly patch: Shape<"PersonPatchInput"> };

/** Somebody's detail was refused; those before are saved. */
export class NotFilledIn extends Error {
  readonly person: string;
  constructor(person: string, cause: unknown) {
    super("not filled in", { cause });
    this.person = person;
  }
}

/** All details are saved, and what was to follow was not done. */
export class OnlySaved extends Error {
  constructor(cause: unknown) {
    super("only saved", { cause });
  }
}

type Filling = { readonly all: readonly Filled[]; readonly then: () => Promise<Sent | null> };

/** Fills a detail of several people in, one after the other, and does what follows. */
export function useFillIn() {
  return useProblemAction<Filling, Sent | null>(async ({ all, then }) => {
    for (const { person, patch } of all) {
      await changePerson(person, patch).catch((cause: unknown) => {
        throw new NotFilledIn(person, cause);
      });
    }
    return then().catch((cause: unknown) => {
      throw new OnlySaved(cause);
    });
  });
}
