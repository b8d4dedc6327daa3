import { expect, it } from "vitest";
import { fieldIn, fieldOf } from "#ui/editing/shown-field.ts";

function section(): HTMLElement {
  const body = document.createElement("div");
  body.innerHTML = `
    <input id="codes" />
    <ul>
      <li data-field="headers/0"><button id="first"></button></li>
      <li data-field="headers/1"><input id="second" /></li>
      <li data-field="headers/10"><input id="eleventh" /></li>
      <li data-field="content/fields/0">
        <input id="name" /><div data-field="content/fields/0/value"><p role="textbox" id="value"></p></div>
      </li>
    </ul>`;
  return body;
}

it.each([
  ["/steps/1/action/headers/1/name", "second"],
  ["/steps/1/action/headers/0/value", "first"],
  ["/steps/1/action/paths/0/steps/2/action/content/fields/0/value/segments/0", "value"],
  ["/steps/1/action/content/fields/0/name", "name"],
  ["/steps/1/action/nowhere", "codes"],
  [undefined, "codes"],
])("the field of %s is gone to", (path, id) => {
  expect(fieldIn(section(), fieldOf(path))?.id).toBe(id);
});
