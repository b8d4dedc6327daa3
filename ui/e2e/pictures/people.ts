import type { Shape } from "#ui/api/shapes.ts";
import { type Admin, call, startAddress, until, waitStep } from "../support/admin.ts";
import { LONG_NAME, RIGHT_TO_LEFT } from "../support/filled.ts";

/** Whom the pictures show: sixty letters without a blank, from right to left, and as usual. */
export const PEOPLE = [
  [LONG_NAME, "long@northwind.example"],
  [RIGHT_TO_LEFT, "noura@northwind.example"],
  ["Chloé Martin", "chloe.martin@northwind.example"],
] as const;

export async function addPeople(admin: Admin): Promise<void> {
  for (const [display_name, work_email] of PEOPLE) {
    await admin.post("/people", { display_name, work_email });
  }
}

/** A run of each of them, once all of them stand as told. */
export async function startAll(
  admin: Admin,
  made: Shape<"Workflow">,
  status: Shape<"RunStatus">,
): Promise<Shape<"RunSummary">[]> {
  const address = await startAddress(admin, made);
  for (const [, email] of PEOPLE) await call(address, { email });
  return until(`all runs are ${status}`, async () => {
    const path = `/runs?workflow=${made.id}&status=${status}&limit=5`;
    const { items } = await admin.get<Shape<"RunPage">>(path);
    return items.length === PEOPLE.length ? items : null;
  });
}

/** The run of the one whose name is the longest. */
export function runOfLongest(runs: readonly Shape<"RunSummary">[]): Shape<"RunSummary"> {
  const found = runs.find(({ person }) => person.name === LONG_NAME);
  if (!found) throw new Error("the longest name has a run");
  return found;
}

/** A live workflow of one wait, whose calls are about whom the place in them names. */
export async function liveAbout(
  admin: Admin,
  name: string,
  pointer: string,
  wait: string,
): Promise<Shape<"Workflow">> {
  const { id } = await admin.post<Shape<"Workflow">>("/workflows", { name, template: "blank" });
  const { draft, draft_revision: revision } = await admin.get<Shape<"Workflow">>(
    `/workflows/${id}`,
  );
  const { trigger } = draft;
  if (trigger.start.kind !== "webhook_called") throw new Error("a blank one waits for a call");
  const start = { ...trigger.start, person: { kind: "picked", pointer } };
  const definition = { trigger: { ...trigger, start }, steps: [waitStep(wait, 259_200)] };
  await admin.put(`/workflows/${id}/draft`, { revision, definition, edit: "{}" });
  await admin.post(`/workflows/${id}/live`, { note: null });
  return admin.get(`/workflows/${id}`);
}
