import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { ContractImportController } from './http/agreements/contract-import.controller';
import { ContractLifeController } from './http/agreements/contract-life.controller';
import { ContractPapersController } from './http/agreements/contract-papers.controller';
import { ContractsController } from './http/agreements/contracts.controller';
import { OwnContractsController } from './http/agreements/own-contracts.controller';
import { ProposeGrowthJob } from './jobs/agreements/propose-growth.job';
import { Agreement } from './queries/agreements/agreement';
import { AgreementExport } from './queries/agreements/agreement-export';
import { Agreements } from './queries/agreements/agreements';
import { Growth } from './queries/agreements/growth';
import { ActivateContract } from './use-cases/agreements/activate-contract';
import { AddDocument } from './use-cases/agreements/add-document';
import { AmendContract } from './use-cases/agreements/amend-contract';
import { DownloadContract } from './use-cases/agreements/download-contract';
import { GrowthMails } from './use-cases/agreements/growth-mails';
import { GrowthProposals } from './use-cases/agreements/growth-proposals';
import { ImportContracts } from './use-cases/agreements/import-contracts';
import { MoveContract } from './use-cases/agreements/move-contract';
import { ProposeGrowth } from './use-cases/agreements/propose-growth';
import { RemoveDocument } from './use-cases/agreements/remove-document';
import { SeedContracts } from './use-cases/agreements/seed-contracts';
import { TurnContract } from './use-cases/agreements/turn-contract';
import { WatchEstate } from './use-cases/agreements/watch-estate';
import { WriteContract } from './use-cases/agreements/write-contract';

/** The durable jobs of contracts. */
export const agreementJobs = [ProposeGrowthJob];

/** What falls due in contracts. */
export const agreementDueWork = [TurnContract, WatchEstate];

const providers = [
  ActivateContract,
  AddDocument,
  Agreement,
  AgreementExport,
  Agreements,
  AmendContract,
  GrowthMails,
  GrowthProposals,
  ImportContracts,
  MoveContract,
  ProposeGrowth,
  RemoveDocument,
  SeedContracts,
  WriteContract,
  ...agreementDueWork,
  ...agreementJobs,
];

/** Contracts and their amendments, for every process. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class AgreementsModule {}

/** Their routes; the process must also bind the port ConditionsDocument. */
@Module({
  imports: [AgreementsModule],
  providers: [DownloadContract, Growth],
  controllers: [
    ContractImportController,
    ContractsController,
    ContractLifeController,
    ContractPapersController,
    OwnContractsController,
  ],
})
export class AgreementsHttpModule {}
