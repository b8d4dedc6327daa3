import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { answerOf, answers } from "#ui/app/tests/answers.ts";
import { openBaton } from "#ui/app/tests/baton.tsx";
import { choicesOfBrowser } from "#ui/host/choices.ts";

/** What was said to Baton's settings, and the languages of all requests. */
const told: unknown[] = [];
const asked = new Set<string | null>();

const page = () => document.documentElement;

beforeAll(async () => {
  answers["/api/v1/settings"] = { ...Object(answers["/api/v1/settings"]), language: null };
  answers["/api/v1/settings/time"] = {
    computer_zone: "Europe/Berlin",
    countries: [],
    first_year: 2020,
    following: false,
    holidays: null,
    imported: null,
    last_year: 2035,
    time_zone: null,
  };
  vi.stubGlobal("navigator", { ...navigator, languages: ["fr-FR", "de-AT", "en"] });
  await openBaton("/settings");
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.add(request.headers.get("accept-language"));
    if (request.method === "PATCH") told.push(await request.clone().json());
    return answerOf(request);
  });
  await screen.findAllByRole("heading", { level: 2 });
}, 120_000);

beforeEach(() => {
  told.length = 0;
});

it("speaks the first language that the browser's person reads, where nobody chose one", async () => {
  await waitFor(() => expect(page().lang).toBe("de"));

  screen.getByRole("heading", { level: 1, name: "Einstellungen" });
});

it("what is chosen is this browser's alone, and outlives its page", async () => {
  const looks = screen.getByRole("radiogroup", { name: "Aussehen" });
  fireEvent.click(within(looks).getByRole("radio", { name: "Dunkel" }));

  await waitFor(() => expect(page().dataset.theme).toBe("dark"));
  expect(told).toEqual([]);
  expect(choicesOfBrowser.read()).toEqual({ theme: "dark" });
  screen.getByText(
    "Aussehen und Sprache gelten nur in diesem Browser. Wer selbst gewählt hat, behält seine Wahl.",
  );
});

it("another page of this browser follows", async () => {
  const kept = JSON.stringify({ language: "en", theme: "light" });
  vi.spyOn(Storage.prototype, "getItem").mockReturnValue(kept);
  window.dispatchEvent(new StorageEvent("storage"));

  await waitFor(() => expect(page().lang).toBe("en"));
  expect(page().dataset.theme).toBe("light");
});

it("becomes everybody's who chose nothing when somebody says so", async () => {
  fireEvent.click(await screen.findByRole("button", { name: "Use for everybody else" }));

  await waitFor(() => expect(told).toEqual([{ language: "en", theme: "light" }]));
  expect(asked).toContain("en");
});
