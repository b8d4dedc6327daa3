import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { connectionsQuery } from "#ui/api/connections.ts";
import {
  type Clip,
  type CopyName,
  clipText,
  freeName,
  pastedStep,
  readClip,
} from "#ui/document/clip.ts";
import type { Definition, Step, StepId } from "#ui/document/definition.ts";
import { findStep, type Place } from "#ui/document/tree.ts";
import { host } from "#ui/host/host.ts";
import { toast } from "#ui/parts/toasts.ts";
import { CLIP_KINDS } from "#ui/steps/registry.ts";

type ClipOptions = {
  readonly definition: Definition;
  readonly connections: ReadonlyMap<string, string>;
  readonly onPaste: (step: Step, place: Place) => void;
};

export type ClipActions = {
  /** Whether there was a step to copy. */
  readonly copy: (step: StepId) => boolean;
  readonly paste: (place: Place) => void;
  readonly nameOfCopy: (name: string) => string;
};

/** What was copied last in this window, for where the clipboard is refused. */
let kept: { text: string; isOnClipboard: boolean } | null = null;

/** Copying steps to the clipboard as text, and pasting them from it. */
export function useClip({ definition, connections, onPaste }: ClipOptions): ClipActions {
  const { t } = useTranslation("designer");
  const client = useQueryClient();
  const known = () =>
    client
      .ensureQueryData(connectionsQuery)
      .then(({ items }) => new Map(items.map((one) => [one.id, one.name])))
      .catch(() => null);
  // A name that is stored holds no marks for reading.
  const stored = { interpolation: { escapeValue: false } };
  const copyName: CopyName = (name, number) =>
    number === 1
      ? t("copyOf", { name, ...stored })
      : t("clip.copyOfNumber", { name, number, ...stored });
  const copy = (id: StepId) => {
    const step = findStep(definition, id);
    if (!step) {
      toast(t("clip.start"), { tone: "plain" });
      return false;
    }
    const text = clipText(step, connections, CLIP_KINDS);
    const mine = { text, isOnClipboard: false };
    kept = mine;
    void host.copyText(text).then((done) => {
      mine.isOnClipboard = done;
      toast(t(done ? "clip.copied" : "clip.copiedHere", { name: step.name }));
    });
    return true;
  };
  const paste = async (place: Place) => {
    const text = (await pressedText()) ?? (await host.readText());
    const clip = clipOf(text);
    if (!clip) {
      toast(t(text === null || text.trim() === "" ? "clip.nothing" : "clip.notStep"), {
        tone: "plain",
      });
      return;
    }
    const name = freeName(definition, clip.step.name, copyName);
    const { step, isUnlinked } = pastedStep(clip, await known(), name, CLIP_KINDS);
    onPaste(step, place);
    if (isUnlinked) toast(t("clip.noConnection", { name }), { tone: "plain" });
  };
  return {
    copy,
    paste: (place) => void paste(place),
    nameOfCopy: (name) => freeName(definition, name, copyName),
  };
}

/** The clipboard comes first, unless it did not take what was copied here. */
function clipOf(text: string | null): Clip | null {
  const isOlder = text === null || (kept !== null && !kept.isOnClipboard);
  return readClip(isOlder ? (kept?.text ?? "") : text, CLIP_KINDS);
}

/** How long after the keys the page tells what is on the clipboard. */
const TOLD_WITHIN_MS = 120;

/** What a press of Ctrl+V brings; it needs no permission. Null where no keys were pressed. */
function pressedText(): Promise<string | null> {
  return new Promise((resolve) => {
    const end = (text: string | null) => {
      clearTimeout(timer);
      document.removeEventListener("paste", onPaste, true);
      document.removeEventListener("beforepaste", allow, true);
      resolve(text);
    };
    const allow = (event: Event) => event.preventDefault();
    const onPaste = (event: ClipboardEvent) => {
      event.preventDefault();
      end(event.clipboardData?.getData("text/plain") ?? null);
    };
    const timer = setTimeout(() => end(null), TOLD_WITHIN_MS);
    document.addEventListener("paste", onPaste, true);
    document.addEventListener("beforepaste", allow, true);
  });
}
