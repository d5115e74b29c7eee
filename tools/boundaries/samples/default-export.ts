// lies in: libs/server/tickets/src/sample-default.ts
// refused by: no-restricted-syntax
// says: named export
export default function sample(): number {
  return 1;
}
