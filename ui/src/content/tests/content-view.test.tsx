import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ContentView } from "#ui/content/content-view.tsx";
import { ForIt } from "#ui/parts/for-it/for-it.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

it("names Details for IT once where there is no table beside them", () => {
  render(
    <ContentView
      title="What we received"
      heading="h3"
      table={null}
      it={<ForIt lines={["a: b"]} />}
    />,
  );

  expect(screen.getAllByText("Details for IT")).toHaveLength(1);
});
