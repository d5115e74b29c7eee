import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** The first path of this server that stands below none of the allowed folders, as it is written. */
export const refusedSource = (items: readonly string[], folders: readonly string[]): string | undefined =>
  items.find((item) => path.isAbsolute(item) && !isWithin(path.resolve(item), folders));

/** The same with every link followed, where the files are; what is not there is judged as it is written. */
export async function refusedOnDisk(
  items: readonly string[],
  folders: readonly string[],
): Promise<string | undefined> {
  const roots = await Promise.all(folders.map(realOf));
  const places = await Promise.all(items.map(async (item) => ({ item, real: await realOf(item) })));
  // Both: a link may not lead out, and no other name of an allowed folder leads in.
  return (
    refusedSource(items, folders) ?? places.find(({ real }) => !isWithin(real, roots))?.item ?? undefined
  );
}

const isWithin = (place: string, folders: readonly string[]) =>
  folders.some((folder) => {
    const below = path.relative(path.resolve(folder), place);
    return below !== '..' && !below.startsWith(`..${path.sep}`) && !path.isAbsolute(below);
  });

/** Of a path whose end is not there, the part that is. */
async function realOf(place: string): Promise<string> {
  try {
    return await realpath(place);
  } catch {
    const parent = path.dirname(place);
    return parent === place ? place : path.join(await realOf(parent), path.basename(place));
  }
}
