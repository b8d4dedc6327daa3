import type { Shape } from "#ui/api/shapes.ts";
import { answer, api } from "#ui/api/wire/client.ts";

/** What a step would send, made by the same code that sends it. */
export function preview(body: Shape<"PreviewInput">): Promise<Shape<"Preview">> {
  return answer(api.POST("/api/v1/preview", { body }));
}

/** Sends for real what a step would send. */
export function testSend(body: Shape<"TestSendInput">): Promise<Shape<"TestSend">> {
  return answer(api.POST("/api/v1/test-send", { body }));
}
