// lies in: libs/server/platform/src/sample-console.ts
// refused by: no-console
export const say = (text: string) => {
  console.log(text);
};
