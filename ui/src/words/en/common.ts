export const common = {
  cancel: "Cancel",
  close: "Close",
  more: "More",
  moreFor: "More for {{name}}",
};
