import type { SealedColumn } from '@vigie/platform';
import { certificateContext } from './use-cases/tenants/application-credentials';

/** Where accounts keep sealed secrets. */
export const accountSealed: SealedColumn[] = [
  { table: 'm365_certificate', column: 'private_key', context: certificateContext },
];
