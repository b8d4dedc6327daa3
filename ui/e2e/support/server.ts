import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const STARTS_WITHIN_MS = 30_000;

/** A running `baton-server` on a folder of its own. */
export type Server = {
  /** Where the page is, without a path. */
  page: string;
  /** Where other tools call. */
  calls: string;
  /** The one-time link; it works once. */
  signIn: string;
  data: string;
  /** Another one-time link. */
  anotherLink: () => string;
  /** Ends it without a word, as a power cut does, and starts it on the same folder. */
  killedAndBack: () => Promise<Server>;
  stop: () => Promise<void>;
};

/** Starts the binary of `BATON_SERVER_BIN`, else the debug one, on free ports. */
export async function startServer(): Promise<Server> {
  return serverOn(mkdtempSync(join(tmpdir(), "baton-e2e-")), null);
}

/** A folder's first start prints a link; a later one is asked for it, and is where the last was. */
async function serverOn(folder: string, before: string | null): Promise<Server> {
  const data = join(folder, "data");
  const program = binary();
  const folders = ["--data", data, "--secrets-key-file", join(folder, "key")];
  const ports = ["--port", "0", "--admin-listen", before ?? "127.0.0.1:0", "--grace", "1"];
  const child = spawn(program, [...folders, "serve", ...ports], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const greeted = await greeting(child, before === null ? ["Calls", "Sign in"] : ["Calls"]);
  const anotherLink = () => {
    const said = execFileSync(program, [...folders, "sign-in"]).toString();
    const link = /https?:\/\/\S+/.exec(said)?.[0];
    if (!link) throw new Error(`no link: ${said}`);
    return link;
  };
  const signIn = greeted.get("Sign in") ?? anotherLink();
  return {
    page: new URL(signIn).origin,
    calls: (greeted.get("Calls") ?? "").replace(/\/$/, ""),
    signIn,
    data,
    anotherLink,
    killedAndBack: async () => {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
      return serverOn(folder, new URL(signIn).host);
    },
    stop: async () => {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function binary(): string {
  if (process.env.BATON_SERVER_BIN) return process.env.BATON_SERVER_BIN;
  const metadata = execFileSync("cargo", ["metadata", "--no-deps", "--format-version=1"], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  });
  const { target_directory: target } = JSON.parse(metadata.toString()) as {
    target_directory: string;
  };
  return join(target, "debug", "baton-server");
}

/** What it says on standard output by its name, once all of these are there. */
function greeting(child: ChildProcess, names: readonly string[]): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`baton-server did not start:\n${said.join("\n")}`));
    }, STARTS_WITHIN_MS);
    child.stderr?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.on("exit", (code) =>
      reject(new Error(`baton-server ended (${code}):\n${said.join("")}`)),
    );
    child.on("error", reject);
    const found = new Map<string, string>();
    createInterface({ input: child.stdout ?? process.stdin }).on("line", (line) => {
      said.push(line);
      const [, name, address] = /^(Calls|Sign in):\s+(\S+)$/.exec(line) ?? [];
      if (name && address) found.set(name, address);
      if (names.some((one) => !found.has(one))) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await gone;
  clearTimeout(timer);
}
