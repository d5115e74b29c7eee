/** The faults of a part of what was sent, by their paths within it. */
export const faultsBelow = (
  faults: Readonly<Record<string, string>>,
  part: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(faults).flatMap(([path, words]) =>
      path.startsWith(`${part}.`) ? [[path.slice(part.length + 1), words]] : [],
    ),
  );
