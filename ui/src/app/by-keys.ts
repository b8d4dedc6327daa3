import { useEffect } from "react";

/**
 * Marks the page while it is used by keys. Dialogs and screens take the focus by themselves, and
 * the browser rings them for the pointer's user, too.
 */
export function useByKeys(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    const keys = ({ ctrlKey, metaKey }: KeyboardEvent) => {
      if (!ctrlKey && !metaKey) dataset.byKeys = "";
    };
    const pointer = () => {
      delete dataset.byKeys;
    };
    document.addEventListener("keydown", keys, true);
    document.addEventListener("pointerdown", pointer, true);
    return () => {
      document.removeEventListener("keydown", keys, true);
      document.removeEventListener("pointerdown", pointer, true);
    };
  }, []);
}
