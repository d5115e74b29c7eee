import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer } from '@vigie/platform';
import { penaltyResult, penaltySimulation, type PenaltySimulation as Question } from '@vigie/wire';
import { PenaltySimulation } from '../../queries/penalties/penalty-simulation';

/** The calculator of penalties, on the very function and rates that claims use. */
@ApiTags('simulations')
@Controller('api/simulations')
export class PenaltySimulationController {
  constructor(private readonly simulation: PenaltySimulation) {}

  @Allow('simulations.use')
  @Post('penalty')
  @Answer(penaltyResult)
  penalty(@Body({ schema: penaltySimulation }) body: Question) {
    return this.simulation.run(body);
  }
}
