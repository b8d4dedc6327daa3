import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
};

type Answer = { status: number; body: string };

/** Another tool: it keeps what it receives and answers as told. */
export type Receiver = {
  address: string;
  port: number;
  received: Received[];
  /** What it answers from now on. */
  answer: (answer: (call: Received) => Answer) => void;
  stop: () => Promise<void>;
};

/** Starts a tool on a free port of this computer. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let reply = (_: Received): Answer => ({ status: 200, body: "{}" });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const call: Received = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString("utf8"),
      };
      received.push(call);
      const { status, body } = reply(call);
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    received,
    answer: (next) => {
      reply = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
