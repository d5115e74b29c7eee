import type { Transaction } from '@vigie/platform';

export const clientExists = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.query('SELECT id FROM client WHERE id = ?', [id])).length > 0;
