import type { Shape } from "#ui/api/shapes.ts";
import {
  type Admin,
  adminOf,
  call,
  callStep,
  connect,
  startAddress,
  until,
  waitStep,
  workflow,
} from "./admin.ts";
import { test as base, expect } from "./baton.ts";
import { startReceiver } from "./receiver.ts";

/** A name of 60 letters without a space, and one that is read from right to left. */
export const LONG_NAME = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarenschaf";
export const RIGHT_TO_LEFT = "نورة بنت عبد الله الفيصل";

const NAMES = [
  "Maria Lopez|Engineering|Berlin",
  "Amara Okafor|Sales|Lagos",
  "Oleksandr Bondar|Engineering|Lisbon",
  "Noor Haddad|Finance|Berlin",
  "Max Gruber|Engineering|Vienna",
  "Priya Raman|People & Culture|Chennai",
  "Ingrid Solberg|Legal|Oslo",
  "Kwame Mensah|Support|Accra",
  "Li Na|Engineering|Shanghai",
  "Chloé Martin|Design|Lyon",
  "Aiko Tanaka|Marketing|Osaka",
  "Tomás Rivera|Engineering|Madrid",
  "Yusuf Demir|Support|Izmir",
  `${LONG_NAME}|Research and Development of Very Long Department Names|Hamburg`,
  `${RIGHT_TO_LEFT}|الموارد البشرية|Riyadh`,
  "Zoë Ferrari|Design|Turin",
  "Jonas Weber|Finance|Munich",
  "Fatima Zahra|Legal|Rabat",
  "Piotr Nowak|Engineering|Gdańsk",
  "Sofia Rossi|Sales|Milan",
  "Emil Larsen|Support|Aarhus",
  "Hana Kim|Marketing|Seoul",
  "Diego Morales|Sales|Bogotá",
  "Grace Achieng|People & Culture|Nairobi",
  "Lukas Novák|Engineering|Brno",
  "Olivia Brown|Legal|Leeds",
  "Ravi Patel|Finance|Pune",
  "Elena Popescu|Design|Cluj",
  "Sam Okoye|Support|Abuja",
  "Dana Novak|People & Culture|Berlin",
] as const;

export type Filled = {
  admin: Admin;
  /** Workflows by name. */
  onboarding: Shape<"Workflow">;
  leaver: Shape<"Workflow">;
  /** The address that starts an onboarding. */
  hire: string;
  /** The connection whose token is not valid. */
  payroll: string;
  emailOf: (name: string) => string;
  /** The page of somebody. */
  pathOf: (name: string) => Promise<string>;
  /** The newest run of somebody. */
  runOf: (name: string) => Promise<Shape<"RunSummary">>;
};

/** A server as it looks after some weeks: people, runs in every status, problems of many kinds. */
export const test = base.extend<object, { filled: Filled }>({
  filled: [
    async ({ baton, signedIn }, use) => {
      const tools = await Promise.all([startReceiver(), startReceiver(), startReceiver()]);
      const [okta, payroll, desk] = tools;
      okta.answer(() => ({ status: 201, body: JSON.stringify({ id: "00u1a2b3", status: "OK" }) }));
      payroll.answer(() => ({ status: 401, body: JSON.stringify({ error: "token" }) }));
      desk.answer(() => ({ status: 503, body: "{}" }));
      const admin = adminOf(baton, signedIn.cookies);
      const connections = {
        okta: await connect(admin, "Okta: user creation", okta, "okta-token"),
        payroll: await connect(admin, "Payroll", payroll, "payroll-token"),
        desk: await connect(admin, "Service desk", desk),
        unused: await connect(admin, "Learning system", desk),
      };
      await addPeople(admin);
      await use(await fill(admin, connections));
      await Promise.all(tools.map((tool) => tool.stop()));
    },
    { scope: "worker", timeout: 900_000 },
  ],
});

export { expect };

const plainOf = (name: string) =>
  name === RIGHT_TO_LEFT
    ? "noura"
    : name
        .normalize("NFKD")
        .replace(/[^a-zA-Z]+/g, ".")
        .toLowerCase();
const emailOf = (name: string) => `${plainOf(name)}@northwind.example`;

async function addPeople(admin: Admin): Promise<void> {
  for (const [index, line] of NAMES.entries()) {
    const [name = "", department, location] = line.split("|");
    await admin.post("/people", {
      display_name: name,
      given_name: name.split(" ")[0],
      work_email: emailOf(name),
      department,
      location,
      manager: index % 3 === 0 ? "Dana Novak" : null,
      start_date: `2026-${String((index % 12) + 1).padStart(2, "0")}-01`,
      status: index % 7 === 0 ? "before_start" : "active",
      custom: {},
    });
  }
}

type Connections = Record<"okta" | "payroll" | "desk" | "unused", string>;

async function fill(admin: Admin, connections: Connections): Promise<Filled> {
  const runOf = (name: string) =>
    until(`a run of ${name}`, async () => {
      const path = `/runs?search=${encodeURIComponent(name)}&limit=5`;
      return (await admin.get<Shape<"RunPage">>(path)).items[0];
    });
  const standing = (name: string, status: Shape<"RunStatus">) =>
    until(`${name} is ${status}`, async () => (await runOf(name)).status === status);
  const { onboarding, leaver, manager } = await workflows(admin, connections);
  const hire = await startAddress(admin, onboarding);
  const leave = await startAddress(admin, leaver);
  const change = await startAddress(admin, manager);

  const hired = [...NAMES.slice(0, 10), NAMES[13], NAMES[14]].map((line) => line.split("|")[0]);
  const left = ["Zoë Ferrari", "Jonas Weber", "Fatima Zahra", "Piotr Nowak", "Sofia Rossi"];
  await call(hire, { emails: hired.map((name = "") => emailOf(name)) });
  await call(leave, { emails: [...left, "Emil Larsen", "Hana Kim"].map(emailOf) });
  await call(change, { emails: ["Ravi Patel", "Elena Popescu"].map(emailOf) });
  await call(hire, { emails: ["max.unknown@acme.example"] });
  await call(hire, { emails: ["thefirstnameisverylong.thelastnameislonger@subsidiary.example"] });
  await call(hire, { emails: ["no address at all"] });
  await call(hire, '{"emails": [');
  await call(leave, { person: null });

  await standing("Maria Lopez", "waiting");
  const wait = onboarding.draft.steps[1]?.id ?? "";
  for (const [name, action] of [
    ["Li Na", "mark-received"],
    ["Chloé Martin", "skip"],
  ] as const) {
    await standing(name, "waiting");
    const { id } = await runOf(name);
    const body = { step: wait, reason: "The laptop was handed over in person" };
    await admin.post(`/runs/${id}/${action}`, body);
    await standing(name, "done");
  }
  await standing("Max Gruber", "waiting");
  const stopped = await runOf("Max Gruber");
  await admin.post(`/runs/${stopped.id}/stop`, { reason: "Starts in March instead" });
  await standing("Zoë Ferrari", "needs_you");
  await standing("Sofia Rossi", "needs_you");
  await standing("Ravi Patel", "needs_you");
  const pathOf = async (name: string) => `/people/${(await runOf(name)).person.id}`;
  return { admin, onboarding, leaver, hire, payroll: connections.payroll, emailOf, pathOf, runOf };
}

async function workflows(admin: Admin, connections: Connections) {
  const onboarding = await workflow(admin, "New-hire onboarding", [
    callStep("Create Okta user", connections.okta),
    waitStep("Laptop ready (Jira)", 3 * 86_400),
    callStep("Tell HR", connections.okta),
  ]);
  const leaver = await workflow(admin, "Leaver checklist", [
    callStep("Stop the salary", connections.payroll),
    callStep("Take back the laptop", connections.desk),
  ]);
  const manager = await workflow(admin, "Manager change", [waitStep("New contract is signed", 1)]);
  const off = await workflow(admin, "Certificate upload", [
    callStep("File the certificate", connections.desk),
  ]);
  await admin.post(`/workflows/${off.id}/off`);
  await workflow(admin, "Department change", [callStep("Move the access", null)], "draft");
  await workflow(
    admin,
    "Probation ends: remind the manager, ask for the decision, and tell everyone who has to know",
    [waitStep("The manager decides", 86_400)],
    "draft",
  );
  const { id, draft, draft_revision: revision } = onboarding;
  const definition = { ...draft, steps: [...draft.steps, waitStep("First day is over", 86_400)] };
  await admin.put(`/workflows/${id}/draft`, { revision, definition, edit: "{}" });
  return { onboarding, leaver, manager };
}
