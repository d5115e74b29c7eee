import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { ClaimPaymentsController } from './http/penalties/claim-payments.controller';
import { OwnClaimsController } from './http/penalties/own-claims.controller';
import { PenaltiesController } from './http/penalties/penalties.controller';
import { PenaltyClaimsController } from './http/penalties/penalty-claims.controller';
import { PenaltyRatesController } from './http/penalties/penalty-rates.controller';
import { PenaltySimulationController } from './http/penalties/penalty-simulation.controller';
import { Claims } from './queries/penalties/claims';
import { OwnClaims } from './queries/penalties/own-claims';
import { Penalties } from './queries/penalties/penalties';
import { PenaltyExport } from './queries/penalties/penalty-export';
import { PenaltySimulation } from './queries/penalties/penalty-simulation';
import { RateBook } from './queries/penalties/rate-book';
import { AskForRates } from './use-cases/penalties/ask-for-rates';
import { CancelClaim } from './use-cases/penalties/cancel-claim';
import { IssueClaim } from './use-cases/penalties/issue-claim';
import { KeepClaimPaper } from './use-cases/penalties/keep-claim-paper';
import { PayClaim } from './use-cases/penalties/pay-claim';
import { RecordRates } from './use-cases/penalties/record-rates';
import { SeedPenalties } from './use-cases/penalties/seed-penalties';
import { SendClaim } from './use-cases/penalties/send-claim';
import { WaivePenalty } from './use-cases/penalties/waive-penalty';

/** What falls due in penalties. */
export const penaltyDueWork = [AskForRates];

const providers = [
  CancelClaim,
  Claims,
  IssueClaim,
  KeepClaimPaper,
  OwnClaims,
  PayClaim,
  Penalties,
  PenaltyExport,
  PenaltySimulation,
  RateBook,
  RecordRates,
  SeedPenalties,
  SendClaim,
  WaivePenalty,
  ...penaltyDueWork,
];

/** Rates and claims of late-payment penalties, for every process; it must also bind the port ClaimDocument. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class PenaltiesModule {}

/** Their routes. */
@Module({
  imports: [PenaltiesModule],
  controllers: [
    PenaltyRatesController,
    PenaltySimulationController,
    PenaltiesController,
    PenaltyClaimsController,
    ClaimPaymentsController,
    OwnClaimsController,
  ],
})
export class PenaltiesHttpModule {}
