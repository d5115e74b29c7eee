import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Answer,
  CurrentActor,
  localeOf,
  Sends,
  type Actor,
  type IdentifiedRequest,
} from '@vigie/platform';
import {
  contractCounts,
  contractDetail,
  contractDiscard,
  contractDraft,
  contractDraftChange,
  contractExportQuery,
  contractFactsChange,
  contractPage,
  contractQuery,
  growthProposals,
  id,
  type ContractDraft,
  type ContractDraftChange,
  type ContractExportQuery,
  type ContractFactsChange,
  type ContractQuery,
} from '@vigie/wire';
import type { Response } from 'express';
import { Agreement } from '../../queries/agreements/agreement';
import { AgreementExport } from '../../queries/agreements/agreement-export';
import { Agreements } from '../../queries/agreements/agreements';
import { Growth } from '../../queries/agreements/growth';
import { contractFileWords } from '../../texts/contract-file.texts';
import { WriteContract } from '../../use-cases/agreements/write-contract';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Contracts: the list, and what is written in a draft. */
@ApiTags('contracts')
@Controller('api/contracts')
export class ContractsController {
  constructor(
    private readonly agreements: Agreements,
    private readonly agreement: Agreement,
    private readonly exporting: AgreementExport,
    private readonly growth: Growth,
    private readonly writing: WriteContract,
  ) {}

  @Allow('contracts.read')
  @Get()
  @Answer(contractPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: contractQuery }) query: ContractQuery) {
    return this.agreements.page(actor.scope, query);
  }

  @Allow('contracts.read')
  @Get('counts')
  @Answer(contractCounts)
  counts(@CurrentActor() actor: Actor) {
    return this.agreements.counts(actor.scope);
  }

  /** Amendments that licences or the estate have outgrown a contract for. */
  @Allow('contracts.read')
  @Get('growth')
  @Answer(growthProposals)
  outgrown(@CurrentActor() actor: Actor) {
    return this.growth.list(actor.scope);
  }

  @Allow('contracts.read')
  @Get('export')
  @Sends({ 'text/csv': null, [xlsx]: null })
  async export(
    @CurrentActor() actor: Actor,
    @Query({ schema: contractExportQuery }) query: ContractExportQuery,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const locale = localeOf(request);
    response.attachment(`${contractFileWords[locale].file}.${query.format}`);
    await pipeline(Readable.from(this.exporting.file(actor.scope, query, locale)), response);
  }

  @Allow('contracts.read')
  @Get(':id')
  @Answer(contractDetail)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) contractId: string) {
    return this.agreement.find(actor.scope, contractId);
  }

  @Allow('contracts.write')
  @Post()
  @Answer(contractDetail, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: contractDraft }) body: ContractDraft) {
    return this.agreement.find(actor.scope, await this.writing.create(actor, body));
  }

  /** A draft written anew. */
  @Allow('contracts.write')
  @Put(':id')
  @Answer(contractDetail)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Body({ schema: contractDraftChange }) body: ContractDraftChange,
  ) {
    await this.writing.change(actor, contractId, body);
    return this.agreement.find(actor.scope, contractId);
  }

  /** Name and people, at any time. */
  @Allow('contracts.write')
  @Patch(':id')
  @Answer(contractDetail)
  async changeFacts(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Body({ schema: contractFactsChange }) body: ContractFactsChange,
  ) {
    await this.writing.changeFacts(actor, contractId, body);
    return this.agreement.find(actor.scope, contractId);
  }

  @Allow('contracts.write')
  @Delete(':id')
  @Answer(null, 204)
  discard(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Query({ schema: contractDiscard }) { version }: { version: number },
  ) {
    return this.writing.discard(actor, contractId, version);
  }
}
