import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer } from '@vigie/platform';
import { contractFigures } from '@vigie/wire';
import { ContractFiguresReport } from '../../queries/renewals/contract-figures';

/** The dashboard of accounting. */
@ApiTags('contracts')
@Controller('api/contract-figures')
export class FiguresController {
  constructor(private readonly figures: ContractFiguresReport) {}

  @Allow('contracts.read')
  @Get()
  @Answer(contractFigures)
  get() {
    return this.figures.get();
  }
}
