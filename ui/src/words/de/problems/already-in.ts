/** Ein Start durch einen Aufruf zu jemandem, der schon im Workflow ist. */
export const words = {
  kind: {
    already_part_way: {
      title: "In einem Aufruf geht es um jemanden, der schon im Workflow ist",
      text: "Verwenden Sie den Aufruf, um daneben einen weiteren Lauf zu starten, oder ignorieren Sie ihn.",
    },
  },
} as const;
