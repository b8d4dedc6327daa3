import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "#ui/app/problem-words.ts";
import { ignoreCall, releaseCall } from "#ui/designer/requests.ts";
import { toast } from "#ui/parts/toasts.ts";

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
  const renew = () => client.invalidateQueries({ queryKey: ["address"] });
  const use = useMutation({
    mutationFn: ({ call, reason }: { call: string; reason: string }) => releaseCall(call, reason),
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
