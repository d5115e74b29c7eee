import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE price_correction (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    campaign_id bigint UNSIGNED NOT NULL,
    value_id bigint UNSIGNED NOT NULL,
    series varchar(40) NOT NULL,
    period varchar(7) NOT NULL,
    value_before varchar(24) NOT NULL,
    value_after varchar(24) NULL,
    raised_at datetime(3) NOT NULL,
    INDEX ix_price_correction (campaign_id, series, period, id),
    INDEX ix_price_correction_value (value_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_price_correction_campaign FOREIGN KEY (campaign_id) REFERENCES price_campaign(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_price_correction_value FOREIGN KEY (value_id) REFERENCES index_value(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE price_regularisation (
    line_id bigint UNSIGNED NOT NULL,
    campaign_id bigint UNSIGNED NOT NULL,
    correction_id bigint UNSIGNED NOT NULL,
    unit_cents bigint NOT NULL,
    amount bigint NOT NULL,
    INDEX ix_price_regularisation_campaign (campaign_id, line_id),
    INDEX ix_price_regularisation_correction (correction_id),
    PRIMARY KEY (line_id),
    CONSTRAINT fk_price_regularisation_line FOREIGN KEY (line_id) REFERENCES price_campaign_line(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_price_regularisation_campaign FOREIGN KEY (campaign_id) REFERENCES price_campaign(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_price_regularisation_correction FOREIGN KEY (correction_id) REFERENCES price_correction(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];

/** Index values that were corrected after a price revision had used them, and what is proposed for each line. */
export class PriceCorrections1780000000220 implements MigrationInterface {
  readonly name = 'PriceCorrections1780000000220';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE price_regularisation');
    await runner.query('DROP TABLE price_correction');
  }
}
