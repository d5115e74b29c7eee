// lies in: libs/server/tickets/src/sample-parameters.ts
// refused by: no-restricted-syntax
// says: at most 5
export const sum = (a: number, b: number, c: number, d: number, e: number, f: number) =>
  a + b + c + d + e + f;
