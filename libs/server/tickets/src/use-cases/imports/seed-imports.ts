import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { guessFields } from '@vigie/rules';
import { demoPerson } from '../demo-person';
import { AdvanceImport } from './advance-import';
import { StageImport } from './stage-import';
import { SteerImport } from './steer-import';

const titles = [
  'ID',
  'Titre',
  'Entité',
  'Statut',
  "Date d'ouverture",
  'Demandeur',
  'Description',
  'Solution',
];
const tickets = [
  titles,
  [
    '1842',
    'Scanner du quai qui ne lit plus',
    'Entité racine > Acme SAS',
    'Clos',
    '2026-02-03 08:12',
    'Paul Quai',
    '&lt;p&gt;Le scanner clignote en rouge.&lt;/p&gt;',
    'Pile remplacée.',
  ],
  [
    '1907',
    'Lenteur du logiciel de paie',
    'Entité racine > Acme SAS',
    'Résolu',
    '2026-04-17 14:40',
    '',
    '',
    '',
  ],
  ['1911', 'Accès au partage', 'Entité racine > Ancien client', 'Clos', '2026-04-20 09:05', '', '', ''],
];
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** An export of the demonstration that waits for agreement: nothing of it is written yet. */
@Injectable()
export class SeedImports {
  constructor(
    private readonly database: Database,
    private readonly staging: StageImport,
    private readonly steering: SteerImport,
    private readonly advancing: AdvanceImport,
  ) {}

  async execute(): Promise<void> {
    const admin = await demoPerson(this.database, 'admin@vigie.test');
    const content = Buffer.from(tickets.map((row) => row.map(cell).join(';')).join('\r\n'));
    const file = { name: 'glpi-tickets.csv', content };
    const id = await this.staging.execute(admin, { kind: 'tickets', source: 'GLPI' }, file);
    const fields = guessFields('tickets', titles);
    await this.steering.check(admin, id, { fields, clientId: null, formula: 'STANDARD', version: 1 });
    await this.advancing.execute(id, 1, () => Promise.resolve(true));
  }
}
