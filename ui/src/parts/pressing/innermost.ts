/**
 * The element that a key or a press is for. An editor lies in a shadow of its own: from outside,
 * what happens in there seems to happen to the element around it.
 */
export function innermost(event: Event): Element | null {
  const [target = event.target] = event.composedPath();
  return target instanceof Element ? target : null;
}
