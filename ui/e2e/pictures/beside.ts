import { execFileSync } from "node:child_process";
import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { smallPng } from "./small-png.ts";
import { FOLDER } from "./taken.ts";

/** Where the pictures of before and those of the look lie beside those of now. */
export const BEFORE = "before";
export const LOOK = "look";

/** Keeps the light ones that a commit has in `docs/pictures` as the pictures of before. */
export async function keepBefore(commit: string): Promise<void> {
  const kept = await emptied(BEFORE);
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: import.meta.dirname, maxBuffer: 64 * 1024 * 1024 });
  const files = git("ls-tree", "--full-tree", "--name-only", commit, "docs/pictures/").toString();
  for (const path of files.split("\n").filter((file) => file.endsWith("-light.png"))) {
    await writeFile(join(kept, basename(path)), smallPng(git("show", `${commit}:${path}`)));
  }
}

/** Keeps those of these pictures of the look that are there: each light and dark. */
export async function keepLook(from: string, names: ReadonlySet<string>): Promise<void> {
  const kept = await emptied(LOOK);
  for (const file of await readdir(from)) {
    const name = file.replace(/-(light|dark)\.png$/, "");
    if (name === file || !names.has(name)) continue;
    await copyFile(join(from, file), join(kept, file));
  }
}

/** All pictures of the folder and of those beside it, without their ending. */
export async function allThere(): Promise<ReadonlySet<string>> {
  const found = await readdir(FOLDER, { recursive: true });
  const pictures = found.filter((file) => file.endsWith(".png"));
  return new Set(pictures.map((file) => file.replaceAll("\\", "/").replace(/\.png$/, "")));
}

async function emptied(name: string): Promise<string> {
  const folder = join(FOLDER, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}
