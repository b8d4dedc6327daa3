import { sendAgainAll, useProblemAction } from "#ui/api/problems.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useToastSent } from "#ui/problem-actions/sent-again.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type Sending = { readonly problems: readonly string[]; readonly reason: string };

/** Sends again for everybody in some problems where it is known why, so that nothing is asked. */
export function useSendAgainAtOnce() {
  const words = useProblemWords();
  const toastSent = useToastSent();
  const send = useProblemAction(async ({ problems, reason }: Sending) => {
    const sent: Shape<"Done">[] = [];
    for (const id of problems) sent.push(await sendAgainAll(id, reason));
    return sum(sent);
  });
  return {
    isPending: send.isPending,
    send: (problems: readonly string[], reason: string) =>
      send
        .mutateAsync({ problems, reason })
        .then(toastSent, (error) => toast(words(error).what, { tone: "needs_you" })),
  };
}

/** What came of several. */
export function sum(sent: readonly Shape<"Done">[]): Shape<"Done"> {
  return {
    done: sent.reduce((all, { done }) => all + done, 0),
    could_not: sent.reduce((all, { could_not: couldNot }) => all + couldNot, 0),
    job: sent.find(({ job }) => job !== null)?.job ?? null,
  };
}
