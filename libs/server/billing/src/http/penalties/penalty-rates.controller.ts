import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { awaitedRatesAnswer, halfYear, penaltyRateBook, typedRates, type TypedRates } from '@vigie/wire';
import { RateBook } from '../../queries/penalties/rate-book';
import { RecordRates } from '../../use-cases/penalties/record-rates';

/** Legal interest rate and ECB rate by half-year. */
@ApiTags('billing')
@Controller('api/penalty-rates')
export class PenaltyRatesController {
  constructor(
    private readonly book: RateBook,
    private readonly recording: RecordRates,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(penaltyRateBook)
  all() {
    return this.book.read();
  }

  @Allow('billing.read')
  @Get('awaited')
  @Answer(awaitedRatesAnswer)
  async awaited() {
    return { awaited: await this.book.awaited() };
  }

  @Allow('billing.write')
  @Put(':half')
  @Answer(penaltyRateBook)
  async record(
    @CurrentActor() actor: Actor,
    @Param('half', { schema: halfYear }) half: string,
    @Body({ schema: typedRates }) body: TypedRates,
  ) {
    await this.recording.execute(actor, half, body);
    return this.book.read();
  }
}
