import type { SealedColumn } from '@vigie/platform';
import { totpContext } from './auth/second-factor';

/** Where the directory keeps sealed secrets. */
export const directorySealed: SealedColumn[] = [
  { table: 'person', column: 'totp_secret', context: totpContext },
  { table: 'person', column: 'totp_pending', context: totpContext },
];
