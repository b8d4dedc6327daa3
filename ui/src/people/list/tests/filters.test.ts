import { describe, expect, it } from "vitest";
import { asAsked, isFiltered, readPeopleFilters, withoutFilters } from "#ui/people/list/filters.ts";

describe("the filters of people in an address", () => {
  it("are read as they are known, and what is not is left out", () => {
    const address = {
      search: "li",
      status: "left,gone,active",
      department: "R&D",
      manager: "",
      location: 7,
      lacks: "salary",
      start: 30,
      samples: true,
      page: 3,
    };

    expect(readPeopleFilters(address)).toEqual({
      search: "li",
      status: "active,left",
      department: "R&D",
      start: 30,
      samples: true,
    });
    expect(readPeopleFilters({ lacks: "work_email", start: 31, status: "gone" })).toEqual({
      lacks: "work_email",
    });
  });

  it("can be taken away, and leave which list it is", () => {
    const filters = readPeopleFilters({ team: "Blue", samples: true });

    expect(isFiltered(filters)).toBe(true);
    expect(withoutFilters(filters)).toEqual({ samples: true });
    expect(isFiltered(withoutFilters(filters))).toBe(false);
  });
});

describe("first days that are looked for", () => {
  const lateOn = (day: number) => new Date(2026, 11, day, 23, 59);

  it.each([
    [7, "2026-12-28", "2027-01-04"],
    [-30, "2026-11-28", "2026-12-28"],
  ])("%s days from today", (start, from, until) => {
    expect(asAsked({ start }, lateOn(28))).toEqual({
      sample: false,
      starts_from: from,
      starts_until: until,
    });
  });

  it("are any where none are", () => {
    expect(asAsked({ samples: true, team: "Blue" })).toEqual({ sample: true, team: "Blue" });
  });
});
