import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { FiguresController } from './http/renewals/figures.controller';
import { LettersController } from './http/renewals/letters.controller';
import { RenewalsController } from './http/renewals/renewals.controller';
import { ContractFiguresReport } from './queries/renewals/contract-figures';
import { LetterFiles } from './queries/renewals/letter-files';
import { Renewals } from './queries/renewals/renewals';
import { AssignRenewals } from './use-cases/renewals/assign-renewals';
import { DecideRenewal } from './use-cases/renewals/decide-renewal';
import { ReceiveDenunciation } from './use-cases/renewals/receive-denunciation';
import { RecordLetter } from './use-cases/renewals/record-letter';
import { RenewalMails } from './use-cases/renewals/renewal-mails';
import { SeedRenewals } from './use-cases/renewals/seed-renewals';
import { WatchRenewals } from './use-cases/renewals/watch-renewals';
import { WriteLetter } from './use-cases/renewals/write-letter';

/** What falls due in terms. */
export const renewalDueWork = [WatchRenewals];

const providers = [
  AssignRenewals,
  ContractFiguresReport,
  DecideRenewal,
  LetterFiles,
  ReceiveDenunciation,
  RecordLetter,
  RenewalMails,
  Renewals,
  SeedRenewals,
  WriteLetter,
  ...renewalDueWork,
];

/** Terms of contracts and letters about them, for every process; it must also bind the port LetterDocument. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class RenewalsModule {}

/** Their routes. */
@Module({
  imports: [RenewalsModule],
  controllers: [RenewalsController, LettersController, FiguresController],
})
export class RenewalsHttpModule {}
