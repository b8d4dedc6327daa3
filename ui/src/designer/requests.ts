import { answer, api } from "#ui/api/client.ts";
import type { Shape, Workflow } from "#ui/api/shapes.ts";
import type { Definition, StepId } from "#ui/document/definition.ts";

/** A page of a list. */
type Paged<T> = { items: T[]; next: string | null };

/** What the designer asks of the API, one function per request. */

export function readWorkflow(id: string): Promise<Workflow> {
  return answer(api.GET("/api/v1/workflows/{id}", { params: { path: { id } } }));
}

export function renameWorkflow(id: string, name: string): Promise<Workflow> {
  return answer(api.PATCH("/api/v1/workflows/{id}", { params: { path: { id } }, body: { name } }));
}

export function saveDraft(id: string, body: Shape<"DraftInput">): Promise<Shape<"DraftSaved">> {
  return answer(api.PUT("/api/v1/workflows/{id}/draft", { params: { path: { id } }, body }));
}

export function readRevisions(id: string, limit: number): Promise<Paged<Shape<"DraftRevision">>> {
  return answer(
    api.GET("/api/v1/workflows/{id}/drafts", { params: { path: { id }, query: { limit } } }),
  );
}

export function goLive(id: string, note: string | null): Promise<Shape<"WentLive">> {
  return answer(
    api.POST("/api/v1/workflows/{id}/live", { params: { path: { id } }, body: { note } }),
  );
}

export function startKept(id: string, calls: string[] | null): Promise<Shape<"KeptStarted">> {
  return answer(
    api.POST("/api/v1/workflows/{id}/kept/start", { params: { path: { id } }, body: { calls } }),
  );
}

export function readDetails(
  id: string,
  step: StepId,
  person: string | undefined,
): Promise<Shape<"DetailGroup">[]> {
  return answer(
    api.GET("/api/v1/workflows/{id}/details", {
      params: { path: { id }, query: { step, person } },
    }),
  );
}

export type StepOfDraft = {
  workflow: string;
  definition: Definition;
  step: StepId;
  person: string;
};

export function preview(body: StepOfDraft): Promise<Shape<"Preview">> {
  return answer(api.POST("/api/v1/preview", { body }));
}

export function testSend(body: Shape<"TestSendInput">): Promise<Shape<"TestSend">> {
  return answer(api.POST("/api/v1/test-send", { body }));
}

export function readConnections(): Promise<Paged<Shape<"Connection">>> {
  return answer(api.GET("/api/v1/connections", {}));
}

export function readAddress(body: Shape<"ReadAddressInput">): Promise<Shape<"AddressRead">> {
  return answer(api.POST("/api/v1/connections/read-address", { body }));
}

export function patchConnection(
  id: string,
  body: Shape<"ConnectionPatchInput">,
): Promise<Shape<"Connection">> {
  return answer(api.PATCH("/api/v1/connections/{id}", { params: { path: { id } }, body }));
}

export function putToken(id: string, body: Shape<"TokenInput">): Promise<Shape<"Connection">> {
  return answer(api.PUT("/api/v1/connections/{id}/token", { params: { path: { id } }, body }));
}

export function keepHeader(id: string, body: Shape<"HeaderInput">): Promise<Shape<"HeaderKept">> {
  return answer(api.PUT("/api/v1/connections/{id}/headers", { params: { path: { id } }, body }));
}

export function giveConsent(id: string, body: Shape<"ConsentInput">): Promise<Shape<"Connection">> {
  return answer(api.PUT("/api/v1/connections/{id}/consents", { params: { path: { id } }, body }));
}

export function takeBackConsent(
  id: string,
  kind: Shape<"ConsentKind">,
): Promise<Shape<"Connection">> {
  return answer(
    api.DELETE("/api/v1/connections/{id}/consents/{kind}", { params: { path: { id, kind } } }),
  );
}

export function readSamplePeople(): Promise<Paged<Shape<"Person">>> {
  return answer(api.GET("/api/v1/people", { params: { query: { limit: 50 } } }));
}

export function readSample(address: string): Promise<Shape<"Sample">> {
  return answer(api.GET("/api/v1/addresses/{id}/sample", { params: { path: { id: address } } }));
}

export function readCalls(address: string): Promise<Paged<Shape<"CallSummary">>> {
  return answer(
    api.GET("/api/v1/addresses/{id}/calls", {
      params: { path: { id: address }, query: { limit: 20 } },
    }),
  );
}

export function readCall(id: string): Promise<Shape<"Call">> {
  return answer(api.GET("/api/v1/calls/{id}", { params: { path: { id } } }));
}

export function releaseCall(id: string, reason: string): Promise<Shape<"CallSummary">> {
  return answer(api.POST("/api/v1/calls/{id}/use", { params: { path: { id } }, body: { reason } }));
}

export function ignoreCall(id: string, why: string): Promise<Shape<"CallSummary">> {
  return answer(api.POST("/api/v1/calls/{id}/ignore", { params: { path: { id } }, body: { why } }));
}

export function patchAddress(
  id: string,
  settings: Shape<"AddressSettings">,
): Promise<Shape<"Address">> {
  return answer(
    api.PATCH("/api/v1/addresses/{id}", { params: { path: { id } }, body: { settings } }),
  );
}

export function rotateToken(id: string, overlap_s: number): Promise<Shape<"Address">> {
  return answer(
    api.POST("/api/v1/addresses/{id}/rotate", { params: { path: { id } }, body: { overlap_s } }),
  );
}

export function checkBase(): Promise<Shape<"BaseCheck">> {
  return answer(api.POST("/api/v1/settings/check-base", {}));
}

export function startTryOut(body: Shape<"TryOutInput">): Promise<Shape<"RunSummary">> {
  return answer(api.POST("/api/v1/try-outs", { body }));
}

export function readRun(id: string): Promise<Shape<"Run">> {
  return answer(api.GET("/api/v1/runs/{id}", { params: { path: { id } } }));
}

export function readMessages(id: string): Promise<Shape<"Message">[]> {
  return answer(api.GET("/api/v1/runs/{id}/messages", { params: { path: { id } } }));
}

export function readTry(id: string, msg: string, n: number): Promise<Shape<"TryDetail">> {
  return answer(
    api.GET("/api/v1/runs/{id}/messages/{message}/tries/{n}", {
      params: { path: { id, message: msg, n } },
    }),
  );
}

/** The call that a waiting step of a try-out would take, as text. */
export function readPretendData(id: string, step: StepId): Promise<Shape<"PretendData">> {
  return answer(
    api.GET("/api/v1/runs/{id}/pretend-called", { params: { path: { id }, query: { step } } }),
  );
}

export function pretendCalled(
  id: string,
  body: Shape<"PretendCalledInput">,
): Promise<Shape<"Run">> {
  return answer(api.POST("/api/v1/runs/{id}/pretend-called", { params: { path: { id } }, body }));
}
