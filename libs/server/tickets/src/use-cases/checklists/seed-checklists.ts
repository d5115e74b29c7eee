import { Injectable } from '@nestjs/common';
import { Database, found } from '@vigie/platform';
import { newChecklist } from '@vigie/wire';
import { checksOf } from '../../store/checklists/ticket-check.store';
import { demoPerson } from '../demo-person';
import { ChangeCheck } from './change-check';
import { PutChecks } from './put-checks';
import { SaveChecklist } from './save-checklist';

const arrival = newChecklist.parse({
  name: 'Arrivée d’un collaborateur',
  items: [
    { text: 'Demande écrite relue avec le responsable', required: true },
    { text: 'Compte créé dans l’annuaire', required: true },
    { text: 'Licence attribuée', required: true },
    { text: 'Double authentification activée', required: true },
    { text: 'Livret d’accueil envoyé' },
  ],
  requestKinds: ['account.arrival'],
});
const workstation = newChecklist.parse({
  name: 'Mise en service d’un poste',
  items: [
    { text: 'Chiffrement du disque vérifié', required: true },
    { text: 'Sauvegarde en place', required: true },
    { text: 'Antivirus à jour' },
    { text: 'Étiquette collée' },
  ],
});

/** The checklists of a demonstration, one of them begun on an arrival. */
@Injectable()
export class SeedChecklists {
  constructor(
    private readonly database: Database,
    private readonly saving: SaveChecklist,
    private readonly putting: PutChecks,
    private readonly changing: ChangeCheck,
  ) {}

  async execute(): Promise<void> {
    const dispatcher = await demoPerson(this.database, 'dispatch@vigie.test');
    const technician = await demoPerson(this.database, 'tech@vigie.test');
    const arrivalId = await this.saving.create(dispatcher, arrival);
    await this.saving.create(dispatcher, workstation);
    const [ticket] = await this.database.query<{ id: string; clientId: string }>(
      `SELECT t.id, t.client_id AS clientId FROM ticket t
         JOIN written_request r ON r.client_id = t.client_id AND r.ticket_id = t.id
        WHERE t.is_open = 1 AND r.kind = 'account.arrival' ORDER BY t.id LIMIT 1`,
    );
    const { id } = found(ticket);
    await this.putting.apply(technician, id, arrivalId);
    for (const check of (await checksOf(this.database.manager, found(ticket))).slice(0, 2))
      await this.changing.execute(technician, id, check.id, { checked: true });
  }
}
