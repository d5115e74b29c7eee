import path from 'node:path';
import type { Config } from '@vigie/platform';

/** Where a technician finds what our engine restored under a name. */
export const restoredPlace = ({ dataDir }: Pick<Config, 'dataDir'>, name: string): string =>
  path.resolve(dataDir, 'restores', name);
