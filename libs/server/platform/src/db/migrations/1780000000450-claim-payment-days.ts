import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money that came before a claim of penalties pays it from the day of the claim, as it does for invoices. */
export class ClaimPaymentDays1780000000450 implements MigrationInterface {
  readonly name = 'ClaimPaymentDays1780000000450';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE penalty_claim_payment a JOIN penalty_claim c ON c.id = a.claim_id AND c.client_id = a.client_id
          SET a.counts_on = c.issued_on WHERE a.counts_on < c.issued_on`,
    );
    await runner.query(
      'UPDATE penalty_claim SET settled_on = issued_on WHERE settled_on IS NOT NULL AND settled_on < issued_on',
    );
  }

  /** The day of the money is that of its payment. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE penalty_claim_payment a JOIN payment p ON p.id = a.payment_id AND p.client_id = a.client_id
          SET a.counts_on = p.received_on`,
    );
  }
}
