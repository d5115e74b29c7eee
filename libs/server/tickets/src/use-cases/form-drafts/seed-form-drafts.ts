import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { demoPerson } from '../demo-person';
import { KeepFormDraft } from './keep-form-draft';

/** A form of the demonstration that somebody left half filled, to go on with. */
@Injectable()
export class SeedFormDrafts {
  constructor(
    private readonly database: Database,
    private readonly keeping: KeepFormDraft,
  ) {}

  async execute(): Promise<void> {
    const person = await demoPerson(this.database, 'demandeur@borel.test');
    const typed = { what: 'Le dossier Tournées de septembre', target: 'Sur le serveur, à la même place' };
    await this.keeping.execute(person, 'backup.restore', { typed, files: {}, version: 0 });
  }
}
