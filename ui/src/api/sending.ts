import type { Shape } from "#ui/api/shapes.ts";
import { answer, api } from "#ui/api/wire/client.ts";

/** What a step would send, made by the same code that sends it. */
export function preview(body: Shape<"PreviewInput">): Promise<Shape<"Preview">> {
  return answer(api.POST("/api/v1/preview", { body }));
}

/** The same with the sensitive details in it; it is noted who looked. */
export function revealPreview(body: Shape<"PreviewInput">): Promise<Shape<"Preview">> {
  return answer(api.POST("/api/v1/preview/reveal", { body }));
}

/** When a step that waits for a moment goes on, and for whom next. */
export function moments(body: Shape<"MomentsInput">): Promise<Shape<"Moments">> {
  return answer(api.POST("/api/v1/preview/moments", { body }));
}

/** What came back to the last test of a step, with what is hidden in it; it is noted who looked. */
export function revealAnswer(body: Shape<"TestSendInput">): Promise<Shape<"TestAnswer">> {
  return answer(api.POST("/api/v1/test-send/reveal", { body }));
}

/** Sends for real what a step would send. */
export function testSend(body: Shape<"TestSendInput">): Promise<Shape<"TestSend">> {
  return answer(api.POST("/api/v1/test-send", { body }));
}
