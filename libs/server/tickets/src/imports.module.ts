import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { ImportsController } from './http/imports/imports.controller';
import { AdvanceImportJob } from './jobs/imports/advance-import.job';
import { Imports } from './queries/imports/imports';
import { AdvanceImport } from './use-cases/imports/advance-import';
import { SeedImports } from './use-cases/imports/seed-imports';
import { StageImport } from './use-cases/imports/stage-import';
import { SteerImport } from './use-cases/imports/steer-import';

/** The durable jobs of imports. */
export const importJobs = [AdvanceImportJob];

const shared = [Imports, SeedImports, StageImport, SteerImport, ...importJobs];

/** Clients, contacts and tickets of another desk, for every process. */
@Module({ imports: [DirectoryModule], providers: [AdvanceImport, ...shared], exports: shared })
export class ImportsModule {}

/** Their routes. */
@Module({ imports: [ImportsModule], controllers: [ImportsController] })
export class ImportsHttpModule {}
