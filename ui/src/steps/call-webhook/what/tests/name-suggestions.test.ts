import { describe, expect, it } from "vitest";
import { nameSuggestions } from "#ui/steps/call-webhook/what/name-suggestions.ts";

describe("names in the other tool", () => {
  it("are offered as people, programs and tables write them", () => {
    expect(nameSuggestions("Work email", "")).toEqual(["Work email", "workEmail", "work_email"]);
    expect(nameSuggestions("jobTitle", "")).toEqual(["jobTitle", "job_title"]);
    expect(nameSuggestions("Straße 2", "")).toEqual(["Straße 2", "straße2", "straße_2"]);
  });

  it("stay in the group that was typed", () => {
    expect(nameSuggestions("First name", "profile.x")).toEqual([
      "profile.First name",
      "profile.firstName",
      "profile.first_name",
    ]);
  });

  it("are none for nothing", () => {
    expect(nameSuggestions("", "")).toEqual([]);
  });
});
