import { screen } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { answers } from "#ui/app/tests/answers.ts";
import { openBaton } from "#ui/app/tests/baton.tsx";

beforeAll(async () => {
  const file_held = { by: ["python3"], since: "2026-11-28T08:00:00Z" };
  answers["/api/v1/system"] = { ...(answers["/api/v1/system"] as object), file_held };
  await openBaton("/workflows");
}, 60_000);

it("who keeps Baton from storing is said on every page while it does", async () => {
  const said = await screen.findByText(/^“python3” has kept Baton’s file for itself since/);

  expect(said.closest("[role=alert]")).not.toBeNull();
  expect(said.textContent).toContain("nothing can be stored");
});
