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
import type { Receiver } from "../support/receiver.ts";
import { choose, together } from "../support/splits.ts";

type Step = Shape<"Workflow">["draft"]["steps"][number];
type Choice = Extract<Step["action"], { kind: "choose_path" }>;
type Condition = Choice["paths"][number]["when"];

const DAY_S = 86_400;

const PEOPLE = [
  ["Maria Lopez", "Engineering", "Berlin"],
  ["Priya Raman", "Engineering", "Berlin"],
  ["Noor Haddad", "Finance", "Lisbon"],
  ["Jonas Weber", "Sales", "Berlin"],
  ["Li Na", "Engineering", "Berlin"],
] as const;

/** The workflow that the pictures show, with one run of Maria's under way in both of its paths. */
export async function onboarding(
  admin: Admin,
  tool: Receiver,
): Promise<{ workflow: string; run: string }> {
  tool.answer(() => ({ status: 201, body: JSON.stringify({ id: "00u1a2b3" }) }));
  await admin.put("/settings/time", { time_zone: "Europe/Berlin", holidays: "DE-BE" });
  for (const [index, [name, department, location]] of PEOPLE.entries()) {
    await admin.post("/people", {
      display_name: name,
      work_email: emailOf(name),
      department,
      location,
      start_date: dayAfter(9 + index * 2),
      status: "before_start",
      custom: {},
    });
  }
  const made = await workflow(admin, "New-hire onboarding", await steps(admin, tool));
  await call(await startAddress(admin, made), { email: emailOf("Maria Lopez") });
  const run = await until("Maria's run waits twice", async () => {
    const path = `/runs?workflow=${made.id}&limit=5`;
    const [found] = (await admin.get<Shape<"RunPage">>(path)).items;
    return found?.status === "waiting" && found.where.more === 1 ? found : null;
  });
  await renameOneStep(admin, made);
  return { workflow: made.id, run: run.id };
}

const emailOf = (name: string) => `${name.toLowerCase().replaceAll(" ", ".")}@northwind.example`;

function dayAfter(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return day.toISOString().slice(0, 10);
}

async function steps(admin: Admin, tool: Receiver): Promise<Step[]> {
  const to = (name: string) => connect(admin, name, tool);
  const shop = await to("IT shop");
  const developer = "Order the developer laptop with the large screen and the dock";
  const laptop = when(
    choose(
      "Which laptop",
      {
        Engineering: [sends(developer, shop), waitStep("Laptop ready (Jira)", 3 * DAY_S)],
        Sales: [sends("Order the light laptop", shop)],
      },
      [],
    ),
    {
      Engineering: [
        test("department", "is_one_of", ["Engineering", "Platform"]),
        test("work_email", "is_not_empty", []),
      ],
    },
  );
  const berlin = together("Before the first day in Berlin", {
    "Works council": [sends("Tell the works council", await to("Works council"))],
    "Desk and badge": [waitStep("Badge ready", 3 * DAY_S)],
  });
  const places = choose("Where they work", { Berlin: [berlin] }, [sends("Post a badge", shop)]);
  return [
    sends("Create the Okta user", await to("Okta directory")),
    together("At the same time", {
      Laptop: [laptop],
      "First day": [threeDaysBefore(), sends("Tell the manager", await to("Chat"))],
    }),
    when(places, { Berlin: [test("location", "is", ["Berlin"])] }),
  ];
}

/** A call to an address of its own. */
function sends(name: string, connection: string): Step {
  const step = callStep(name, connection);
  if (step.action.kind !== "call_webhook") throw new Error("it is a call");
  const text = `/hooks/${name.toLowerCase().replaceAll(" ", "-")}`;
  return { ...step, action: { ...step.action, path: [{ kind: "text", text }] } };
}

function threeDaysBefore(): Step {
  return {
    id: "step_0192f0c1b2a470008000000000020001",
    name: "Three days before the start",
    action: {
      kind: "wait_for_time",
      until: {
        kind: "date",
        amount: 3,
        unit: "days",
        side: "before",
        detail: "start_date",
        at: "09:00",
      },
      weekend_rule: "working_day_before",
      already_past: "go_on",
    },
  };
}

function test(
  detail: string,
  operator: Condition["tests"][number]["operator"],
  values: string[],
): Condition["tests"][number] {
  const reference = { source: { kind: "person" as const }, pointer: `/${detail}` };
  return { reference, operator, values };
}

/** A choice whose paths of these names have conditions of their own. */
function when(step: Step, conditions: Readonly<Record<string, Condition["tests"]>>): Step {
  if (step.action.kind !== "choose_path") throw new Error("it is a choice");
  const paths = step.action.paths.map((path) => {
    const tests = conditions[path.name];
    return tests ? { ...path, when: { mode: "all" as const, tests } } : path;
  });
  return { ...step, action: { ...step.action, paths } };
}

/** So that the draft is another one than what is live. */
async function renameOneStep(admin: Admin, made: Shape<"Workflow">): Promise<void> {
  const { draft, draft_revision: revision } = await admin.get<Shape<"Workflow">>(
    `/workflows/${made.id}`,
  );
  const [first, ...rest] = draft.steps;
  if (!first) throw new Error("it has steps");
  const definition = { ...draft, steps: [{ ...first, name: "Create the Okta account" }, ...rest] };
  await admin.put(`/workflows/${made.id}/draft`, { revision, definition, edit: "{}" });
}
