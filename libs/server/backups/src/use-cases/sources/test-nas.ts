import { Injectable } from '@nestjs/common';
import { Database, found } from '@vigie/platform';
import type { NasTest } from '@vigie/wire';
import { NasFailure, NasReader } from '../../ports/sources/nas-reader';
import { findNas } from '../../store/sources/nas.store';
import { NasAccounts } from './nas-accounts';
import { taskOf } from './nas-tasks';

/** Tries a connection as it is saved; nothing is written. */
@Injectable()
export class TestNas {
  constructor(
    private readonly database: Database,
    private readonly reader: NasReader,
    private readonly accounts: NasAccounts,
  ) {}

  /** Error: not-found. */
  async execute(id: string): Promise<NasTest> {
    const nas = found(await findNas(this.database, id));
    try {
      const answers = await this.reader.read(this.accounts.access(nas), nas.services, () => false);
      const tasks = answers.flatMap(({ service, payload }) => {
        const task = taskOf(service, payload, nas.zone);
        return task ? { service, name: task.name } : [];
      });
      return { failure: null, detail: '', tasks };
    } catch (error) {
      if (!(error instanceof NasFailure)) throw error;
      return { failure: error.code, detail: error.message, tasks: [] };
    }
  }
}
