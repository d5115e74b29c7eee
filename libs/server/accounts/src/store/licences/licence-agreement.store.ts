import { spareLicences, type LocalDate } from '@vigie/rules';
import { DomainError, isDuplicate, type Transaction } from '@vigie/platform';
import type { LicenceAgreement } from '@vigie/wire';
import { LicenceAgreementRow } from './licence-agreement.row';

/** What is agreed about a product; null while nothing is. */
export const agreementOf = (tx: Transaction, clientId: string, skuId: string) =>
  tx.manager.findOneBy(LicenceAgreementRow, { clientId, skuId });

/** Writes what was agreed. Error: version.conflict. */
export async function saveAgreement(
  tx: Transaction,
  { clientId, skuId }: { clientId: string; skuId: string },
  { count: agreed, on: agreedOn, spare, version }: LicenceAgreement,
): Promise<void> {
  const before = await agreementOf(tx, clientId, skuId);
  const values = { agreed, agreedOn, spare };
  if (before) return tx.updateVersioned(LicenceAgreementRow, { id: before.id, version }, values);
  try {
    await tx.insert(LicenceAgreementRow, { clientId, skuId, ...values, version: 1 });
  } catch (error) {
    throw isDuplicate(error) ? new DomainError('version.conflict', { version: 1 }) : error;
  }
}

/** Takes what is there when a stock is first read for what was agreed, until somebody says better. */
export async function agreeAsRead(
  tx: Transaction,
  { clientId, productId, enabled }: { clientId: string; productId: string; enabled: number },
  today: LocalDate,
): Promise<void> {
  await tx.execute(
    `INSERT IGNORE INTO licence_agreement (client_id, sku_id, agreed, agreed_on, spare, version)
     VALUES (?, ?, ?, ?, ?, 1)`,
    [clientId, productId, enabled, today, spareLicences],
  );
}

/** Holds what was agreed until the transaction ends: two workers see one shortage one after the other. */
export async function holdAgreement(tx: Transaction, clientId: string, skuId: string): Promise<void> {
  await tx.query('SELECT id FROM licence_agreement WHERE client_id = ? AND sku_id = ? FOR UPDATE', [
    clientId,
    skuId,
  ]);
}

/** Writes what a contract says; the spare stays as it was agreed. False when that is what is there. */
export async function followAgreement(
  tx: Transaction,
  { clientId, skuId }: { clientId: string; skuId: string },
  { count: agreed, on: agreedOn }: { count: number; on: LocalDate },
): Promise<boolean> {
  await holdAgreement(tx, clientId, skuId);
  const before = await agreementOf(tx, clientId, skuId);
  if (before?.agreed === agreed && before.agreedOn === agreedOn) return false;
  const { spare, version } = before ?? { spare: spareLicences, version: 0 };
  await saveAgreement(tx, { clientId, skuId }, { count: agreed, on: agreedOn, spare, version });
  return true;
}
