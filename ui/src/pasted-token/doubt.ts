import { useRef } from "react";
import type { Shape } from "#ui/api/shapes.ts";
import { ApiProblem } from "#ui/api/wire/problem.ts";

type Doubt = Shape<"TokenDoubt">;

const DOUBTS = [
  "sentence",
  "mail_address",
  "web_address",
  "several_words",
] as const satisfies readonly Doubt[];

/**
 * Why what was to be kept looks like no token; null where that is not what was said. Nothing was
 * replaced then, and it can be kept all the same.
 */
export function doubtOf(error: unknown): Doubt | null {
  if (!(error instanceof ApiProblem) || error.code !== "not_a_token") return null;
  return DOUBTS.find((one) => one === error.params.reason) ?? "sentence";
}

/**
 * Keeps a judgement with exactly what was judged, the text and the way in which it is given: whatever
 * else is sent is judged anew. What was judged is held in no state.
 */
export function useJudged() {
  const judged = useRef<string | null>(null);
  const isMeant = useRef(false);
  return {
    /** What is sent; used although it looks like no token only where that was pressed of the same. */
    asked: <Input extends object>(input: Input): Input & { anyway: boolean } => {
      const text = JSON.stringify(input);
      const anyway = isMeant.current && text === judged.current;
      isMeant.current = false;
      judged.current = text;
      return { ...input, anyway };
    },
    /** That it is used all the same was pressed. */
    mean: () => {
      isMeant.current = true;
    },
    forget: () => {
      judged.current = null;
    },
  };
}
