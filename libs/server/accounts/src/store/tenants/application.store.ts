import type { Database, Transaction } from '@vigie/platform';
import { M365ApplicationRow } from './m365-application.row';
import { M365CertificateRow } from './m365-certificate.row';

type Reader = Database | Transaction;

/** There is one application in an installation. */
const only = '1';

export type StoredCertificate = Pick<
  M365CertificateRow,
  'id' | 'state' | 'certificate' | 'privateKey' | 'thumbprint' | 'createdAt' | 'notAfter'
>;

/** Our application; null before somebody named it. */
export function findApplication({ manager }: Reader): Promise<{ clientId: string; version: number } | null> {
  return manager.findOneBy(M365ApplicationRow, { id: only });
}

export async function insertApplication(tx: Transaction, clientId: string): Promise<void> {
  await tx.manager.insert(M365ApplicationRow, { id: only, clientId, version: 1 });
}

/** Throws version.conflict. */
export function updateApplication(tx: Transaction, clientId: string, version: number): Promise<void> {
  return tx.updateVersioned(M365ApplicationRow, { id: only, version }, { clientId });
}

/** The certificate that signs now. */
export function activeCertificate({ manager }: Reader): Promise<StoredCertificate | null> {
  return manager.findOneBy(M365CertificateRow, { state: 'active' });
}

/** All of them for a change, the newest first. */
export function lockCertificates({ manager }: Transaction): Promise<StoredCertificate[]> {
  return manager.find(M365CertificateRow, { order: { id: 'DESC' }, lock: { mode: 'pessimistic_write' } });
}

export function insertCertificate(
  tx: Transaction,
  values: Pick<M365CertificateRow, 'certificate' | 'thumbprint' | 'notAfter'>,
): Promise<string> {
  return tx.insert(M365CertificateRow, { ...values, state: 'made', privateKey: null, createdAt: tx.now });
}

export async function keepKey(tx: Transaction, id: string, privateKey: string): Promise<void> {
  await tx.manager.update(M365CertificateRow, { id }, { privateKey });
}

/** From now on this one signs. */
export async function activateCertificate(tx: Transaction, id: string): Promise<void> {
  await tx.manager.update(M365CertificateRow, { id }, { state: 'active', activatedAt: tx.now });
}

/** Its key is forgotten. */
export async function retireCertificate(tx: Transaction, id: string): Promise<void> {
  await tx.manager.update(M365CertificateRow, { id }, { state: 'retired', privateKey: null });
}

/** The public halves of those that sign, or will. */
export async function publicHalves({ manager }: Reader): Promise<string[]> {
  const rows = await manager.find(M365CertificateRow, { where: [{ state: 'made' }, { state: 'active' }] });
  return rows.map(({ certificate }) => certificate);
}
