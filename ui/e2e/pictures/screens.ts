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
} from "../support/admin.ts";
import { RIGHT_TO_LEFT } from "../support/filled.ts";
import { LONG } from "../support/names.ts";
import type { Receiver } from "../support/receiver.ts";

const DAY_S = 86_400;

/** Whom the pictures of lists show beside those with usual names. */
const NAMED = [
  [LONG.person, "long@northwind.example"],
  [RIGHT_TO_LEFT, "noura@northwind.example"],
  ["Chloé Martin", "chloe.martin@northwind.example"],
] as const;

export type Screens = {
  needs: string;
  waits: string;
  person: string;
  connection: string;
};

/** Runs that wait, and runs that need somebody: of people with usual, long and Arabic names. */
export async function screens(admin: Admin, tool: Receiver): Promise<Screens> {
  for (const [name, work_email] of NAMED) {
    await admin.post("/people", {
      display_name: name,
      given_name: name.split(" ")[0] ?? name,
      work_email,
      department: "Finance",
      location: "Lisbon",
      manager: "Jonas Weber",
      start_date: "2026-12-14",
      status: "before_start",
      custom: {},
    });
  }
  tool.answer(() => ({ status: 401, body: JSON.stringify({ error: "invalid_token" }) }));
  const connection = await connect(admin, "Payroll", tool, "token");
  const refused = await workflow(admin, "Payroll account", [
    sendsMore(callStep("Create the payroll account", connection)),
  ]);
  const waiting = await workflow(admin, LONG.workflow, [
    waitStep("Laptop ready (Jira)", 3 * DAY_S),
  ]);
  for (const made of [refused, waiting]) {
    const address = await startAddress(admin, made);
    for (const [, email] of NAMED) await call(address, { email });
  }
  const allOf = (made: Shape<"Workflow">, status: Shape<"RunStatus">) =>
    until(`all runs are ${status}`, async () => {
      const path = `/runs?workflow=${made.id}&status=${status}&limit=5`;
      const { items } = await admin.get<Shape<"RunPage">>(path);
      return items.length === NAMED.length ? items : null;
    });
  const [needs] = await allOf(refused, "needs_you");
  const [waits] = await allOf(waiting, "waiting");
  if (!needs || !waits) throw new Error("there are runs");
  return { needs: needs.id, waits: waits.id, person: needs.person.id, connection };
}

/** Who it is about, and when that person begins. */
function sendsMore(step: ReturnType<typeof callStep>): ReturnType<typeof callStep> {
  const { action } = step;
  if (action.kind !== "call_webhook" || action.content.kind !== "fields") return step;
  const more = (name: string, pointer: string) => ({
    name,
    value: {
      segments: [
        {
          kind: "detail" as const,
          reference: { source: { kind: "person" as const }, pointer },
          format: "as_is" as const,
        },
      ],
      type: "text" as const,
      when_empty: { kind: "send_empty" as const },
    },
  });
  const fields = [
    more("profile.name", "/display_name"),
    ...action.content.fields,
    more("profile.startDate", "/start_date"),
    more("profile.team", "/team"),
  ];
  return { ...step, action: { ...action, content: { kind: "fields", fields } } };
}
