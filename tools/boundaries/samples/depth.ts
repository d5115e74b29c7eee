// lies in: libs/server/tickets/src/sample-depth.ts
// refused by: max-depth
export function sample(a: boolean): number {
  if (a) {
    if (a) {
      if (a) {
        if (a) {
          if (a) return 1;
        }
      }
    }
  }
  return 0;
}
