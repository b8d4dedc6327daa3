/** Ein Start durch einen Aufruf, der auf mehr zu derselben Person wartet. */
export const words = {
  settling: {
    title: "Kurz auf mehr zu derselben Person warten",
    help: "Für Tools, die für ein Ereignis mehrmals aufrufen. Was in dieser Zeit kommt, wird ein Lauf.",
    howLong: "Wie lange",
  },
} as const;
