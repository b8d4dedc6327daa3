// The red cases: each check of the shell finds the named defect that it is for.

import assert from "node:assert/strict";
import { test } from "node:test";

import { noStrangeStyle, noTextBecomesCode, tokenOnlyAfterYes } from "./checks.mjs";
import { Desk } from "./desk.mjs";

async function withDefect(fault, look) {
  const desk = await Desk.open({ fault });
  try {
    await look(desk, await desk.start());
  } finally {
    await desk.close();
  }
}

test("x2 a page without its content policy is found", async () => {
  await withDefect("page_without_policy", async (_desk, page) => {
    await assert.rejects(noTextBecomesCode(page), /inline: true/);
    await assert.rejects(noStrangeStyle(page), /a strange sheet was read/);
  });
});

test("x2 a token that is shown without a yes is found", async () => {
  await withDefect("token_without_asking", async (desk, page) => {
    await assert.rejects(tokenOnlyAfterYes(desk, page), /an answer/);
  });
});
