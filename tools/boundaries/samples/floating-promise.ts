// lies in: libs/server/tickets/src/sample-floating.ts
// refused by: @typescript-eslint/no-floating-promises
const work = () => Promise.resolve(1);
export function start(): void {
  work();
}
