import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { components } from "../../src/api/schema.d.ts";
import { WAIT } from "./admin.ts";

type Schemas = components["schemas"];
type Step = Schemas["Step"];
type Workflow = Schemas["Workflow"];

/** As many as a workflow may have. */
export const MOST_STEPS = 1_000;

/** How a large flow is built: one line, short splits one after the other, or four long paths. */
export type Shape = "line" | "splits" | "long paths";

type Maker = { made: number; connection: string };

/** Makes a workflow of 1,000 steps by the API; half of them carry a problem line. */
export async function largeWorkflow(page: Page, address: string, shape: Shape): Promise<string> {
  const ask = async <T>(method: "POST" | "PUT", path: string, data: unknown): Promise<T> => {
    const headers = { origin: address };
    // A machine that has much else to do saves a thousand steps in more than a minute; the test ends.
    const asked = { method, data, headers, timeout: 900_000 };
    const answer = await page.request.fetch(`${address}/api/v1${path}`, asked);
    expect(answer.ok(), `${method} ${path}: ${answer.status()}`).toBe(true);
    return answer.json();
  };
  const connection = await ask<Schemas["Connection"]>("POST", "/connections", { name: "Okta" });
  const { id, draft, draft_revision } = await ask<Workflow>("POST", "/workflows", {
    name: `A thousand steps, ${shape}`,
    template: "blank",
  });
  const maker: Maker = { made: 0, connection: connection.id };
  const definition = { ...draft, steps: STEPS[shape](maker) };
  await ask("PUT", `/workflows/${id}/draft`, { definition, revision: draft_revision, edit: "" });
  return id;
}

const STEPS: Record<Shape, (maker: Maker) => Step[]> = {
  line: (maker) => plain(maker, MOST_STEPS),
  splits: (maker) => {
    const steps: Step[] = [];
    while (maker.made + SPLIT_STEPS <= MOST_STEPS) {
      steps.push(...plain(maker, 2));
      const paths = () => plain(maker, 3);
      steps.push(choose(maker, paths), together(maker, 4, paths));
    }
    return [...steps, ...plain(maker, MOST_STEPS - maker.made)];
  },
  "long paths": (maker) => [together(maker, 4, () => plain(maker, 249)), ...plain(maker, 3)],
};

/** Two steps, a choice of three paths of three, and four paths of three beside each other. */
const SPLIT_STEPS = 2 + 1 + 3 * 3 + 1 + 4 * 3;

function plain(maker: Maker, count: number): Step[] {
  return Array.from({ length: count }, () => (maker.made % 2 === 0 ? call(maker) : wait(maker)));
}

/** Ids as the server makes them, in the order of making. */
function nextId(maker: Maker): string {
  return `step_0190000000007000a${(0x1000 + maker.made).toString(16).padStart(15, "0")}`;
}

function step(maker: Maker, name: string, action: Step["action"]): Step {
  const id = nextId(maker);
  maker.made += 1;
  return { id, name: `${name} ${maker.made}`, action };
}

function call(maker: Maker): Step {
  const field = (name: string, pointer: string) => {
    const reference = { source: { kind: "person" as const }, pointer };
    const segments = [{ kind: "detail" as const, reference, format: "as_is" as const }];
    const value = { segments, type: "text" as const, when_empty: { kind: "send_empty" as const } };
    return { name, value };
  };
  const fields = [field("name", "/display_name"), field("email", "/work_email")];
  return step(maker, "Create Okta user", {
    kind: "call_webhook",
    connection: maker.connection,
    method: "POST",
    path: [{ kind: "text", text: "/hooks" }],
    headers: [],
    content: { kind: "fields", fields },
    timeout_s: 30,
    also_success: [],
  });
}

function wait(maker: Maker): Step {
  return step(maker, "Wait for Jira", WAIT);
}

function together(maker: Maker, count: number, inner: () => Step[]): Step {
  const made = step(maker, "At the same time", {
    kind: "at_the_same_time",
    until: "all",
    paths: [],
  });
  const paths = Array.from({ length: count }, (_, index) => ({
    id: `${made.id.slice(0, -16)}${index + 1}${made.id.slice(-15)}`,
    name: `Path ${index + 1}`,
    steps: inner(),
  }));
  return { ...made, action: { kind: "at_the_same_time", until: "all", paths } };
}

function choose(maker: Maker, inner: () => Step[]): Step {
  const made = step(maker, "Choose a path", { kind: "choose_path", paths: [], otherwise: [] });
  const source = { kind: "person" as const };
  const paths = ["Engineering", "Sales"].map((department, index) => ({
    id: `${made.id.slice(0, -16)}${index + 1}${made.id.slice(-15)}`,
    name: department,
    when: {
      mode: "all" as const,
      tests: [
        {
          reference: { source, pointer: "/department" },
          operator: "is" as const,
          values: [department],
        },
      ],
    },
    steps: inner(),
  }));
  return { ...made, action: { kind: "choose_path", paths, otherwise: inner() } };
}
