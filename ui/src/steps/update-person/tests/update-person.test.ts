import { expect, it } from "vitest";
import { referenceOf } from "#ui/document/detail-names.ts";
import { sentenceOf } from "#ui/steps/update-person/sentence.ts";
import {
  type DetailValue,
  EMPTIED,
  isEmptied,
  NOT_SAID,
  SHAPE,
  withName,
} from "#ui/steps/update-person/settings.ts";

const wording = {
  detail: ({ pointer }: { pointer: string }) => pointer.slice(1),
  field: () => "",
  tool: () => null,
  duration: () => "",
  oneOf: () => "",
};

function to(detail: string, text: string): DetailValue {
  return { detail, value: { ...NOT_SAID, segments: [{ kind: "text", text }] } };
}

const manager: DetailValue = {
  detail: "manager",
  value: {
    ...NOT_SAID,
    segments: [{ kind: "detail", reference: referenceOf("team"), format: "as_is" }],
  },
};
const noTeam: DetailValue = { detail: "team", value: EMPTIED };

it("says what is set and what is emptied, and of one detail what it becomes", () => {
  const said = (...details: DetailValue[]) =>
    sentenceOf({ kind: "update_person", details }, wording);

  expect(said()).toEqual({ key: "update_person.sentence.nothing", slots: {} });
  expect(said(to("department", "Sales"))).toEqual({
    key: "update_person.sentence.becomes",
    slots: { detail: "department", value: "Sales" },
  });
  expect(said(manager).slots).toEqual({ detail: "manager", value: "team" });
  expect(said(to("status", "on_leave"))).toEqual({
    key: "update_person.sentence.sets",
    slots: { details: ["status"] },
  });
  expect(said(noTeam)).toEqual({
    key: "update_person.sentence.empties",
    slots: { emptied: ["team"] },
  });
  expect(said(manager, to("department", "Sales"), noTeam)).toEqual({
    key: "update_person.sentence.sets_and_empties",
    slots: { details: ["manager", "department"], emptied: ["team"] },
  });
});

it("keeps what a detail becomes where another can be that, too", () => {
  expect(withName(to("team", "Data"), "department")).toEqual(to("department", "Data"));
  expect(withName(noTeam, "manager")).toEqual({ detail: "manager", value: EMPTIED });
  expect(withName(noTeam, "work_email")).toEqual({ detail: "work_email", value: NOT_SAID });
  expect(withName(to("team", "Data"), "status")).toEqual({ detail: "status", value: NOT_SAID });
  expect([noTeam, manager].map(isEmptied)).toEqual([true, false]);
});

it("is read as the document takes it", () => {
  expect(SHAPE.details([manager, noTeam])).toBe(true);
  expect(SHAPE.details([{ detail: "team", value: "Data" }])).toBe(false);
});
