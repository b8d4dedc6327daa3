import { stopRun } from "#ui/api/run-actions.ts";
import { useSession } from "#ui/api/session.ts";
import { codeOf } from "#ui/api/wire/problem.ts";

/** Why a try-out ends: it is asked of whoever ends the run of a real person; the audit keeps it. */
export const REASON = "try-out";

const UNHEARD: readonly (string | null)[] = ["not_signed_in", "offline"];

/** Those that were left where nobody could end them. */
const left = new Set<string>();

/** Ends a try-out that nobody looks at any more; where that is refused, after the next sign-in. */
export async function endLeft(run: string): Promise<void> {
  left.add(run);
  try {
    await stopRun(run, REASON, { isLast: true });
    left.delete(run);
  } catch (error) {
    // Where nobody is signed in, or nothing answers, whoever signs in next ends it; else it is over.
    if (!UNHEARD.includes(codeOf(error))) left.delete(run);
  }
}

useSession.subscribe((now, before) => {
  if (before.signedOut && !now.signedOut) for (const run of [...left]) void endLeft(run);
});
