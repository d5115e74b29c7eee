// lies in: libs/server/tickets/src/sample-environment.ts
// refused by: no-restricted-syntax
// says: Settings are read once
export const zone = process.env['TZ'];
