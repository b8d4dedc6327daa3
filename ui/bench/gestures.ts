import type { Page } from "@playwright/test";
import { type Meter, since, type Work } from "./meter.ts";

/** Work for each frame, and how long the frames were. */
export type Frames = { readonly work: Work; readonly intervals: readonly number[] };

/** Work and time from an event to the frame that shows it. */
export type Drawn = { readonly work: Work; readonly took: number };

const FRAMES = 150;

/** Scrolls 60 px in each frame. */
export function scrollThrough(page: Page, meter: Meter): Promise<Frames> {
  return measured(meter, page, (frame) => {
    const area = document.querySelector(".flow-scroll");
    if (area) area.scrollTop += frame < 75 ? 60 : -60;
  });
}

/** Turns the wheel in each frame: from 100 % to 50 %, to 150 % and back. */
export function zoomThrough(page: Page, meter: Meter): Promise<Frames> {
  return measured(meter, page, (frame) => {
    const deltaY = frame < 47 || frame >= 122 ? 6 : -6;
    const about = { ctrlKey: true, bubbles: true, cancelable: true, clientX: 640, clientY: 400 };
    const area = document.querySelector(".flow-scroll");
    area?.dispatchEvent(new WheelEvent("wheel", { ...about, deltaY }));
  });
}

async function measured(meter: Meter, page: Page, step: (frame: number) => void): Promise<Frames> {
  const move = await page.evaluateHandle(`(${step})`);
  const before = await meter.read();
  const intervals = await page.evaluate(
    ([each, count]) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        const tick = (time: number) => {
          times.push(time);
          if (times.length > count) {
            resolve(times.slice(1).map((one, index) => one - (times[index] ?? 0)));
            return;
          }
          if (typeof each === "function") each(times.length - 1);
          requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
      }),
    [move, FRAMES] as const,
  );
  return { work: since(before, await meter.read(), FRAMES), intervals };
}

/** From an input to the frame in which the drawing has changed. */
export async function untilDrawn(
  page: Page,
  meter: Meter,
  event: "keydown" | "click",
  act: () => Promise<unknown>,
): Promise<Drawn> {
  const shown = await page.evaluateHandle((name) => {
    const done = new Promise<number>((resolve) => {
      let start = 0;
      addEventListener(
        name,
        () => {
          start = performance.now();
          performance.mark("input");
        },
        { capture: true, once: true },
      );
      const observer = new MutationObserver(() => {
        if (start === 0 || !document.querySelector(".flow-card")) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            performance.mark("drawn");
            resolve(performance.now() - start);
          };
          port2.postMessage(null);
        });
      });
      const drawing = document.querySelector(".flow-drawing") ?? document.body;
      observer.observe(drawing, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    return { done };
  }, event);
  await meter.trace();
  await act();
  const took = await shown.evaluate(({ done }) => done);
  const work = await meter.between("input", "drawn");
  await shown.dispose();
  return { work, took };
}
