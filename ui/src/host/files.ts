import type { OpenedFile, SaveResult } from "#ui/host/types.ts";

/** Gives a file to the browser, which says itself where it went. */
export async function saveFile(name: string, type: string, content: string): Promise<SaveResult> {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return { kind: "handed_over" };
}

/** Asks for one file and reads it as text. */
export function openFile(extensions: readonly string[]): Promise<OpenedFile | null> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = extensions.map((extension) => `.${extension}`).join(",");
    input.className = "hide";
    input.oncancel = () => {
      input.remove();
      resolve(null);
    };
    input.onchange = async () => {
      const file = input.files?.item(0);
      input.remove();
      resolve(file ? { name: file.name, text: await file.text() } : null);
    };
    document.body.append(input);
    input.click();
  });
}
