import { Module } from '@nestjs/common';
import { CompanyController } from './http/company/company.controller';
import { Parties } from './queries/company/parties';
import { SaveBillingAccount } from './use-cases/company/save-billing-account';
import { SaveCompany } from './use-cases/company/save-company';
import { SeedCompany } from './use-cases/company/seed-company';

const providers = [Parties, SaveBillingAccount, SaveCompany, SeedCompany];

/** Our company and the billing accounts of clients, for every process. */
@Module({ providers, exports: providers })
export class CompanyModule {}

/** Their routes. */
@Module({ imports: [CompanyModule], controllers: [CompanyController] })
export class CompanyHttpModule {}
