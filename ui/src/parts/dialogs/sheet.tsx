import { Dialog, type DialogProps } from "#ui/parts/dialogs/dialog.tsx";

type SheetProps = Omit<DialogProps, "place"> & { place?: "end" | "bottom" };

/** A dialog at the end (or foot) of the window, for longer forms and try-outs. */
export function Sheet({ place = "end", ...rest }: SheetProps) {
  return <Dialog {...rest} place={place} />;
}
