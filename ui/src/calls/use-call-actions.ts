import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import { ignoreCall, releaseCall } from "#ui/api/calls.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useUsedCall } from "#ui/problem-actions/used-calls.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

export type CallActions = {
  readonly isBusy: boolean;
  readonly use: (call: string) => void;
  readonly ignore: (call: string) => void;
};

/** Nobody is asked for a reason at a menu; the audit keeps this, in no language. */
const BY_HAND = "by_hand_in_designer";

/** Using or ignoring one call by hand. */
export function useCallActions(): CallActions {
  const { t } = useTranslation("designer");
  const client = useQueryClient();
  const problemWords = useProblemWords();
  const said = useUsedCall();
  const onError = (error: unknown) => toast(problemWords(error).what, { tone: "needs_you" });
  const renew = () => client.invalidateQueries({ queryKey: keys.address() });
  const use = useMutation({
    mutationFn: (call: string) => releaseCall(call, { reason: BY_HAND }),
    onSuccess: (call) => {
      toast(said(call));
      return renew();
    },
    onError,
  });
  const ignore = useMutation({
    mutationFn: (call: string) => ignoreCall(call, BY_HAND),
    onSuccess: () => {
      toast(t("calls.ignored"));
      return renew();
    },
    onError,
  });
  return {
    isBusy: use.isPending || ignore.isPending,
    use: (call) => use.mutate(call),
    ignore: (call) => ignore.mutate(call),
  };
}
