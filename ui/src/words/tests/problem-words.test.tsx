import { renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { answer, api, at } from "#ui/api/wire/client.ts";
import { problemOf } from "#ui/api/wire/problem.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";
import "#ui/words/i18n.ts";

const wordsOf = (error: unknown) => renderHook(() => useProblemWords()).result.current(error);

it("shows a code of a later version as the API wrote it, for the one who asks IT", () => {
  const words = wordsOf(problemOf({ code: "of_tomorrow", detail: "too new" }, 418));

  expect(words.code).toBe("of_tomorrow, 418");
  expect(words.report.split("\n").slice(1)).toEqual([
    "page /",
    "code of_tomorrow, status 418",
    "too new",
  ]);
  expect(words.what).toBe(wordsOf(new Error("broken")).what);
});

it("shows nothing of what the API calls a refusal in its own code", () => {
  const detail = "the run does not allow it: RunDone";
  const { what, todo } = wordsOf(problemOf({ code: "action_not_possible", detail }, 409));

  expect(`${what} ${todo}`).not.toMatch(/RunDone|does not allow it/);
});

it("says what is known of a refusal, and that there was no code where none came", () => {
  expect(wordsOf(problemOf({ code: "not_found" }, 404)).code).toBe("not_found, 404");
  expect(wordsOf(problemOf("<html>", 502)).code).toBe("unknown, 502");
  expect(wordsOf(new Error("broken")).code).toBe("page");
});

afterEach(() => vi.unstubAllGlobals());

it("says of what was read that the page goes on by itself, and of what was done that it does not", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  const failed = (request: Promise<unknown>) => request.catch((error: unknown) => wordsOf(error));

  const read = await failed(answer(api.GET("/api/v1/jobs")));
  const done = await failed(answer(api.POST("/api/v1/jobs/{id}/cancel", at("job_1"))));

  expect(read).toMatchObject({
    what: "Baton does not answer.",
    todo: "It may be starting again. This page goes on by itself as soon as Baton answers.",
  });
  expect(done).toMatchObject({
    what: "Baton does not answer.",
    todo: "Baton does not do this again by itself. Once it answers, look whether it was done. If not, press again.",
  });
});
