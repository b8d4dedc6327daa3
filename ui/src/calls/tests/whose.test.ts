import { expect, it } from "vitest";
import { whose } from "#ui/calls/call-field-select.tsx";
import { dotted } from "#ui/document/detail-names.ts";

const field = (pointer: string, means = pointer) => ({
  pointer,
  whose: means,
  value: "ada@acme.example",
  type: "text" as const,
  calls: 1,
});

it("offers one person's addresses as one, and a form's answer as that answer", () => {
  const known = [
    field("/emails/0/value", "/emails/type=work/value"),
    field("/emails/1/value", "/emails/type=work/value"),
    field("/answers/1/email", "/answers/=1/email"),
    field("/people/0/email"),
  ];

  const offered = whose({ known, known_more: false, looked_at: 1 });

  expect(offered.known.map((one) => dotted(one.pointer))).toEqual([
    "emails.type=work.value",
    "answers.1.email",
    "people.0.email",
  ]);
  expect(offered.looked_at).toBe(1);
});
