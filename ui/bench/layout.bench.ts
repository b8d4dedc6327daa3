import { expect, test } from "@playwright/test";
import type { Shape } from "#ui/api/shapes.ts";
import { UNFOLDED } from "#ui/flow/layout/folds.ts";
import { layout } from "#ui/flow/layout/layout.ts";
import type { LayoutOptions } from "#ui/flow/layout/measure.ts";
import { call, flow, together } from "#ui/steps/tests/flows.ts";

const editing: LayoutOptions = {
  editing: true,
  rtl: false,
  folds: UNFOLDED,
  widest: Number.POSITIVE_INFINITY,
  problems: new Set(),
};

test("lays out a thousand steps within 5 ms", () => {
  const steps: Shape<"Step">[] = Array.from({ length: 70 }, (_, index) =>
    together(
      Array.from({ length: 7 }, () => call(`l${index}`)),
      Array.from({ length: 7 }, () => call(`r${index}`)),
    ),
  );
  const document = flow(...steps);
  for (let warm = 0; warm < 20; warm += 1) layout(document, editing);
  const times = Array.from({ length: 21 }, () => {
    const from = performance.now();
    layout(document, editing);
    return performance.now() - from;
  }).sort((one, other) => one - other);

  console.log(`layout of 1,000 steps: ${times[10]?.toFixed(2)} ms, target 5 ms`);
  expect(times[10]).toBeLessThan(5);
});
