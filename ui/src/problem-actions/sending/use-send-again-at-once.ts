import { sendAgainAll, useProblemAction } from "#ui/api/problems.ts";
import { toast } from "#ui/parts/toasts.ts";
import { sentOf, useToastSent } from "#ui/problem-actions/sending/sent-again.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

/**
 * Sends again for everybody in a problem where it is known why, so that nothing is asked: its
 * tool was put right. Its name is the reason, whatever the language of the page is.
 */
export function useSendAgainAtOnce(problem: string, tool: string) {
  const words = useProblemWords();
  const toastSent = useToastSent();
  const send = useProblemAction((_: undefined) => sendAgainAll(problem, tool));
  return () =>
    send.mutateAsync(undefined).then(
      (done) => toastSent(sentOf(done)),
      (error) => toast(words(error).what, { tone: "needs_you" }),
    );
}
