import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import { ignoreCall, releaseCall } from "#ui/api/calls.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

export type CallActions = {
  readonly isBusy: boolean;
  readonly use: (call: string, reason: string) => void;
  readonly ignore: (call: string, why: string) => void;
};

/** Using or ignoring one call by hand. */
export function useCallActions(): CallActions {
  const { t } = useTranslation("designer");
  const client = useQueryClient();
  const problemWords = useProblemWords();
  const onError = (error: unknown) => toast(problemWords(error).what, { tone: "needs_you" });
  const renew = () => client.invalidateQueries({ queryKey: keys.address() });
  const use = useMutation({
    mutationFn: ({ call, reason }: { call: string; reason: string }) =>
      releaseCall(call, { reason }),
    onSuccess: () => {
      toast(t("calls.used"));
      return renew();
    },
    onError,
  });
  const ignore = useMutation({
    mutationFn: ({ call, why }: { call: string; why: string }) => ignoreCall(call, why),
    onSuccess: () => {
      toast(t("calls.ignored"));
      return renew();
    },
    onError,
  });
  return {
    isBusy: use.isPending || ignore.isPending,
    use: (call, reason) => use.mutate({ call, reason }),
    ignore: (call, why) => ignore.mutate({ call, why }),
  };
}
