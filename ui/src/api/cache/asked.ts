import { host } from "#ui/host/host.ts";

/** Shows the places that the computer asks for: a notification was clicked. */
export function onAsked(show: (place: string) => void): void {
  host.onAsked(show);
}
