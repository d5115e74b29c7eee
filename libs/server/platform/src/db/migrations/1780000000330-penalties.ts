import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE penalty_rate (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    half char(6) NOT NULL,
    kind varchar(12) NOT NULL,
    rate decimal(6,3) NOT NULL,
    source_note varchar(500) NOT NULL,
    published_on date NULL,
    recorded_at datetime(3) NOT NULL,
    recorded_by varchar(150) NOT NULL,
    is_current tinyint NULL,
    ended_at datetime(3) NULL,
    ended_by varchar(150) NULL,
    end_reason varchar(500) NULL,
    UNIQUE INDEX uq_penalty_rate_current (half, kind, is_current),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `CREATE TABLE penalty_rate_reminder (
    half char(6) NOT NULL,
    reminded_at datetime(3) NOT NULL,
    PRIMARY KEY (half)
  ) ENGINE=InnoDB`,
];

/** Half-year; legal rate of professionals and of individuals; ECB refinancing rate on its first day; day of the order. */
const published: readonly (readonly [string, string, string, string, string | null])[] = [
  ['2015S1', '0.93', '4.06', '0.05', '2014-12-23'],
  ['2015S2', '0.99', '4.29', '0.05', '2015-06-24'],
  ['2016S1', '1.01', '4.54', '0.05', '2015-12-23'],
  ['2016S2', '0.93', '4.35', '0.00', '2016-06-24'],
  ['2017S1', '0.90', '4.16', '0.00', '2016-12-29'],
  ['2017S2', '0.90', '3.94', '0.00', '2017-06-26'],
  ['2018S1', '0.89', '3.73', '0.00', '2017-12-28'],
  ['2018S2', '0.88', '3.60', '0.00', '2018-06-27'],
  ['2019S1', '0.86', '3.40', '0.00', '2018-12-21'],
  ['2019S2', '0.87', '3.26', '0.00', '2019-06-26'],
  ['2020S1', '0.87', '3.15', '0.00', '2019-12-23'],
  ['2020S2', '0.84', '3.11', '0.00', '2020-06-15'],
  ['2021S1', '0.79', '3.14', '0.00', '2020-12-21'],
  ['2021S2', '0.76', '3.12', '0.00', '2021-06-16'],
  ['2022S1', '0.76', '3.13', '0.00', '2021-12-26'],
  ['2022S2', '0.77', '3.15', '0.00', null],
  ['2023S1', '2.06', '4.47', '2.50', null],
  ['2023S2', '4.22', '6.82', '4.00', null],
  ['2024S1', '5.07', '8.01', '4.50', null],
  ['2024S2', '4.92', '8.16', '4.25', '2024-06-26'],
  ['2025S1', '3.71', '7.21', '3.15', null],
  ['2025S2', '2.76', '6.65', '2.15', '2025-06-19'],
  ['2026S1', '2.62', '6.67', '2.15', '2025-12-15'],
  ['2026S2', '2.75', '6.84', '2.40', null],
];

function sourceOf(orderedOn: string | null): string {
  if (orderedOn === null) return 'Arrêté fixant le taux de l’intérêt légal, Journal officiel';
  return `Arrêté du ${orderedOn.split('-').reverse().join('/')} fixant le taux de l’intérêt légal, Journal officiel`;
}

function refinancingSource(half: string): string {
  const day = half.endsWith('1') ? '1er janvier' : '1er juillet';
  return `Banque centrale européenne, opérations principales de refinancement, taux au ${day} ${half.slice(0, 4)}`;
}

/** Rates that penalties are computed with, those published so far among them; an installation never starts without. */
export class Penalties1780000000330 implements MigrationInterface {
  readonly name = 'Penalties1780000000330';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
    const rows = published.flatMap(([half, legal, individuals, refinancing, orderedOn]) => [
      [half, 'legal', legal, sourceOf(orderedOn), orderedOn],
      [half, 'individuals', individuals, sourceOf(orderedOn), orderedOn],
      [half, 'refinancing', refinancing, refinancingSource(half), null],
    ]);
    const places = rows.map(() => "(?, ?, ?, ?, ?, UTC_TIMESTAMP(3), 'Vigie', 1)").join(', ');
    await runner.query(
      `INSERT INTO penalty_rate (half, kind, rate, source_note, published_on, recorded_at, recorded_by, is_current)
        VALUES ${places}`,
      rows.flat(),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE penalty_rate_reminder');
    await runner.query('DROP TABLE penalty_rate');
  }
}
