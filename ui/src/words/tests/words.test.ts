import { describe, expect, it } from "vitest";
import { en } from "#ui/words/en/all.ts";

/** Words of IT that the basic texts do without. */
const BANNED = [
  "action id",
  "activity",
  "api key",
  "backend",
  "backoff",
  "boolean",
  "branch",
  "callback",
  "canvas",
  "condition group",
  "cron",
  "dag",
  "daemon",
  "database",
  "dead letter",
  "dedupe",
  "deploy",
  "dlq",
  "edge",
  "endpoint",
  "enqueue",
  "exception",
  "execution",
  "fatal",
  "graph",
  "hmac",
  "http error",
  "idempotent",
  "idempotency",
  "illegal",
  "instance",
  "integer",
  "invalid",
  "iterate",
  "localhost",
  "node",
  "null",
  "oops",
  "orchestration",
  "parallel",
  "parse",
  "polling",
  "queue",
  "regex",
  "replay",
  "retry",
  "schema",
  "sdk",
  "serialize",
  "signal",
  "sorry",
  "stack trace",
  "string",
  "syntax",
  "thread",
  "timeout",
  "trigger",
  "undefined",
  "unknown error",
  "uri",
  "variable",
];

/** Where a word of IT stands on purpose: to be quoted to IT, and never alone. */
const QUOTED = ["frame.help.wordRows.data.1"];

type Entry = { key: string; text: string };

function entries(value: unknown, key: string): Entry[] {
  if (typeof value === "string") return [{ key, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    entries(inner, key ? `${key}.${name}` : name),
  );
}

const all = entries(en, "");

describe("the English texts", () => {
  it("use no words of IT", () => {
    const found = all
      .filter(({ key }) => !QUOTED.includes(key))
      .flatMap(({ key, text }) => {
        const plain = text.replace(/\{\{[^}]*\}\}/g, " ").toLowerCase();
        return BANNED.filter((word) => new RegExp(`\\b${word}(s|es|ed|ing)?\\b`).test(plain)).map(
          (word) => `${key}: “${word}” in “${text}”`,
        );
      });

    expect(found).toEqual([]);
  });

  it("are short: 95 of 100 sentences have at most 20 words", () => {
    const sentences = all.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/));
    const long = sentences.filter((sentence) => sentence.split(/\s+/).length > 20);

    expect(long.length / sentences.length).toBeLessThanOrEqual(0.05);
  });

  it("are typographic: no straight quotes, no double spaces", () => {
    const found = all.filter(({ text }) => /["']| {2}/.test(text)).map(({ key }) => key);

    expect(found).toEqual([]);
  });

  it("say for each refusal what happened and what to do", () => {
    const silent = Object.entries(en.errors)
      .filter(([, words]) => !words.what || !words.todo)
      .map(([code]) => code);

    expect(silent).toEqual([]);
  });

  it("have both plural forms", () => {
    const keys = new Set(all.map(({ key }) => key));
    const alone = [...keys].filter(
      (key) => key.endsWith("_one") && !keys.has(key.replace(/_one$/, "_other")),
    );

    expect(alone).toEqual([]);
  });
});
