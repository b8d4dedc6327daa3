import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

const SHOWN_MS = 30_000;

/** What is hidden, and shown for half a minute once somebody asks for it. */
export type Showing<Whole> = {
  /** Null while it is hidden. */
  readonly whole: Whole | null;
  readonly isPending: boolean;
  readonly show: () => void;
  readonly hide: () => void;
};

type Shown<Masked, Whole> = {
  readonly of: Masked;
  readonly about: string;
  readonly whole: Whole;
};

/**
 * Shows what is hidden in something; what is shown is hidden again once that is another. Where it
 * may be made anew while it is shown, `isOf` tells whether what was shown is still of it, and `about`
 * of whom and of what it is: of another nothing stays shown, however alike it looks.
 */
export function useShown<Masked, Whole>(
  masked: Masked,
  reveal: () => Promise<Whole>,
  isOf?: (whole: Whole, masked: NonNullable<Masked>) => boolean,
  about = "",
): Showing<Whole> {
  const words = useProblemWords();
  const [shown, setShown] = useState<Shown<Masked, Whole> | null>(null);
  const asking = useMutation<Whole>({ gcTime: 0, mutationFn: reveal });
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  const show = () =>
    asking.mutate(undefined, {
      onSuccess: (whole) => {
        setShown({ of: masked, about, whole });
        asking.reset();
      },
      onError: (error) => toast(words(error).what, { tone: "needs_you" }),
    });
  const isStill = ({ of, about: then, whole }: Shown<Masked, Whole>) =>
    then === about && (isOf && masked ? isOf(whole, masked) : of === masked);
  return {
    whole: shown !== null && isStill(shown) ? shown.whole : null,
    isPending: asking.isPending,
    show,
    hide: () => setShown(null),
  };
}
