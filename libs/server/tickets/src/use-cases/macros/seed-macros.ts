import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { demoPerson } from '../demo-person';
import { demoMacros } from './demo-macros.data';
import { SaveMacro } from './save-macro';

/** The macros of a demonstration. */
@Injectable()
export class SeedMacros {
  constructor(
    private readonly database: Database,
    private readonly macros: SaveMacro,
  ) {}

  async execute(): Promise<void> {
    const dispatcher = await demoPerson(this.database, 'dispatch@vigie.test');
    for (const macro of demoMacros) await this.macros.create(dispatcher, macro);
  }
}
