import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { PenaltyRatesController } from './http/penalties/penalty-rates.controller';
import { PenaltySimulationController } from './http/penalties/penalty-simulation.controller';
import { PenaltySimulation } from './queries/penalties/penalty-simulation';
import { RateBook } from './queries/penalties/rate-book';
import { AskForRates } from './use-cases/penalties/ask-for-rates';
import { RecordRates } from './use-cases/penalties/record-rates';

/** What falls due in penalties. */
export const penaltyDueWork = [AskForRates];

const providers = [PenaltySimulation, RateBook, RecordRates, ...penaltyDueWork];

/** Rates and claims of late-payment penalties, for every process. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class PenaltiesModule {}

/** Their routes. */
@Module({
  imports: [PenaltiesModule],
  controllers: [PenaltyRatesController, PenaltySimulationController],
})
export class PenaltiesHttpModule {}
