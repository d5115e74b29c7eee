import type { Transaction } from '@vigie/platform';
import { plainWords, type PayerClue } from '@vigie/rules';
import type { Reader } from './open-invoice.store';

export interface Payment {
  label: string;
  reference: string | null;
  payer: string | null;
  iban: string | null;
}
interface KnownPayer {
  kind: 'iban' | 'payer';
  value: string;
  clientId: string;
}
export type Payers = { clientId: string; clue: PayerClue }[];

/** Words that say nothing about who somebody is. */
const common = new Set([
  'sa',
  'sas',
  'sasu',
  'sarl',
  'eurl',
  'sci',
  'scop',
  'snc',
  'ste',
  'societe',
  'groupe',
]);

/** Recognises clients behind payments, as they were seen to pay or by their name. */
export async function payersOf(
  reader: Reader,
  payments: readonly Payment[],
): Promise<(payment: Payment) => Payers> {
  const values = payments.flatMap(({ iban, payer }) => [iban, payer && plainWords(payer)]).filter(Boolean);
  const known =
    values.length === 0
      ? []
      : await reader.query<KnownPayer>(
          "SELECT kind, value, client_id AS clientId FROM client_payer WHERE kind IN ('iban', 'payer') AND value IN (?)",
          [values],
        );
  const clients = await reader.query<{ id: string; name: string }>('SELECT id, name FROM client');
  const names = clients.flatMap(({ id, name }) => {
    const words = nameOf(name);
    return words.length < 4 ? [] : [{ clientId: id, words: ` ${words} ` }];
  });
  return ({ label, reference, payer, iban }) => {
    const text = ` ${plainWords([label, reference, payer].join(' '))} `;
    const seen = (kind: KnownPayer['kind'], value: string | null) =>
      known
        .filter((one) => one.kind === kind && one.value === value)
        .map(({ clientId }) => ({ clientId, clue: kind }));
    const named = names.filter(({ words }) => text.includes(words));
    return [
      ...seen('iban', iban),
      ...seen('payer', payer && plainWords(payer)),
      ...named.map(({ clientId }) => ({ clientId, clue: 'name' as const })),
    ];
  };
}

const nameOf = (name: string): string =>
  plainWords(name)
    .split(' ')
    .filter((word) => !common.has(word))
    .join(' ');

/** Keeps the account and the name that a client has paid with. */
export async function rememberPayer(
  tx: Transaction,
  clientId: string,
  { iban, payer }: Pick<Payment, 'iban' | 'payer'>,
): Promise<void> {
  const values = [
    ['iban', iban],
    ['payer', payer && plainWords(payer)],
  ] as const;
  for (const [kind, value] of values)
    if (value)
      await tx.execute(
        `INSERT INTO client_payer (kind, value, client_id, seen_at) VALUES (?, ?, ?, ?)
           ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)`,
        [kind, value, clientId, tx.now],
      );
}
