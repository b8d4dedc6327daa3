import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { CallFieldSelect } from "#ui/calls/call-field-select.tsx";
import "#ui/words/i18n.ts";

vi.stubGlobal("CSS", { escape: (text: string) => text });

afterEach(cleanup);

it("offers what the last calls had, and says where not all of them had it", async () => {
  const text = "text" as const;
  const known = [
    { pointer: "/email", whose: "/email", value: "li@acme.example", type: text, calls: 5 },
    { pointer: "/team", whose: "/team", value: "Sales", type: text, calls: 3 },
    { pointer: "/badge", whose: "/badge", value: "", type: text, calls: 1 },
  ];
  render(
    <CallFieldSelect
      label="work email is in"
      value={null}
      known={{ known, known_more: false, looked_at: 5 }}
      onChange={() => undefined}
    />,
  );

  fireEvent.click(screen.getByRole("button"));

  const offered = (await screen.findAllByRole("option")).map((one) => one.textContent);
  expect(offered.slice(0, 3)).toEqual([
    "emailli@acme.example",
    "teamSales · in 3 of the last 5 calls",
    "badgein 1 of the last 5 calls",
  ]);
});

it("tells one thing of a list from each of them, in the list and in what is chosen", async () => {
  const known = ["/answers/=1/email", "/people/0/email"].map((pointer) => ({
    pointer,
    whose: pointer,
    value: "",
    type: "text" as const,
    calls: 1,
  }));
  render(
    <CallFieldSelect
      label="work email is in"
      isAbout
      value="/answers/1/email"
      known={{ known, known_more: false, looked_at: 1 }}
      onChange={() => undefined}
    />,
  );
  expect(screen.getByRole("button").textContent).toContain("answers.email (of each)");

  fireEvent.click(screen.getByRole("button"));

  const offered = (await screen.findAllByRole("option")).map((one) => one.textContent);
  expect(offered.slice(0, 3)).toEqual([
    "answers.email (only number 2)",
    "people.email (of each)",
    "answers.email (of each)",
  ]);
});

it("says where the calls have more fields than are listed", async () => {
  const known = [
    { pointer: "/email", whose: "/email", value: "", type: "text" as const, calls: 1 },
  ];
  const open = async (known_more: boolean) => {
    cleanup();
    render(
      <CallFieldSelect
        label="work email is in"
        value={null}
        known={{ known, known_more, looked_at: 1 }}
        onChange={() => undefined}
      />,
    );
    fireEvent.click(screen.getByRole("button"));
    return (await screen.findAllByRole("option")).at(-1)?.textContent;
  };

  expect(await open(true)).toBe(
    "Another field…The calls have more fields than these 1. Write its name.",
  );
  expect(await open(false)).toBe("Another field…");
});

it("tells the members of a group whose names are numbers from each thing of a list", async () => {
  const pointers = ["/answers/0/email", "/answers/3/email", "/staff/4711/email", "/people/0/email"];
  const known = pointers.map((pointer) => ({
    pointer,
    whose: pointer,
    value: "",
    type: "text" as const,
    calls: 1,
  }));
  render(
    <CallFieldSelect
      label="work email is in"
      isAbout
      value="/answers/4/email"
      known={{ known, known_more: false, looked_at: 1 }}
      onChange={() => undefined}
    />,
  );
  expect(screen.getByRole("button").textContent).toContain("answers.4.email");

  fireEvent.click(screen.getByRole("button"));

  const offered = (await screen.findAllByRole("option")).map((one) => one.textContent);
  expect(offered.slice(0, 5)).toEqual([
    "answers.0.email",
    "answers.3.email",
    "staff.4711.email",
    "people.email (of each)",
    "answers.4.email",
  ]);
});

it.each([null, ""])("a field that was never chosen is not to be chosen again: %j", (value) => {
  render(
    <CallFieldSelect
      label="work email is in"
      value={value}
      known={{ known: [], known_more: false, looked_at: 0 }}
      onChange={() => undefined}
    />,
  );

  expect(screen.getByRole("button").textContent).toBe("Pick a field");
});
