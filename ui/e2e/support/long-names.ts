import type { Shape } from "#ui/api/shapes.ts";
import {
  type Admin,
  call,
  callStep,
  connect,
  startAddress,
  until,
  waitStep,
  workflow,
} from "./admin.ts";
import type { LONG } from "./names.ts";
import { startReceiver } from "./receiver.ts";
import { together } from "./splits.ts";

export type Names = { readonly [name in keyof typeof LONG]: string };

const DAY_S = 86_400;

/** A run that waits twice and one that needs somebody, everything in them with a long name. */
export async function longNames(admin: Admin, names: Names) {
  const tool = await startReceiver();
  tool.answer(() => ({ status: 401, body: "{}" }));
  const email = `${names.person.length}@northwind.example`;
  const connection = await connect(admin, names.connection, tool, "token");
  const person = await admin.post<Shape<"Person">>("/people", {
    display_name: names.person,
    given_name: names.person,
    work_email: email,
    department: names.step,
    manager: names.person,
    status: "active",
    custom: {},
  });
  const both = await workflow(admin, names.workflow, [
    together(names.other, {
      [names.other]: [waitStep(names.step, 3 * DAY_S)],
      [names.workflow]: [waitStep(names.other, 3 * DAY_S)],
      Badge: [waitStep("Badge ready", 3 * DAY_S)],
    }),
  ]);
  const refused = await workflow(admin, `${names.workflow}2`, [callStep(names.step, connection)]);
  for (const made of [both, refused]) await call(await startAddress(admin, made), { email });
  const runOf = (made: Shape<"Workflow">, status: Shape<"RunStatus">) =>
    until(`a run is ${status}`, async () => {
      const path = `/runs?workflow=${made.id}&limit=5`;
      const [found] = (await admin.get<Shape<"RunPage">>(path)).items;
      return found?.status === status ? found : null;
    });
  const waits = await runOf(both, "waiting");
  const needs = await runOf(refused, "needs_you");
  return { person, connection, both, refused, waits, needs, stop: () => tool.stop() };
}
