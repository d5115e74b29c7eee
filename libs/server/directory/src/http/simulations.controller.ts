import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer } from '@vigie/platform';
import {
  deadlineResult,
  deadlineSimulation,
  instalmentResult,
  instalmentSimulation,
  noticeResult,
  noticeSimulation,
  revisionResult,
  revisionSimulation,
  workingDaysResult,
  workingDaysSimulation,
} from '@vigie/wire';
import type { z } from 'zod';
import {
  simulateDeadline,
  simulateInstalments,
  simulateNotice,
  simulateRevision,
  simulateWorkingDays,
} from '../queries/simulations';

/** Calculators on the very functions that the product uses. */
@ApiTags('simulations')
@Controller('api/simulations')
export class SimulationsController {
  @Allow('simulations.use')
  @Post('deadline')
  @Answer(deadlineResult)
  deadline(@Body({ schema: deadlineSimulation }) body: z.infer<typeof deadlineSimulation>) {
    return simulateDeadline(body);
  }

  @Allow('simulations.use')
  @Post('working-days')
  @Answer(workingDaysResult)
  workingDays(@Body({ schema: workingDaysSimulation }) body: z.infer<typeof workingDaysSimulation>) {
    return simulateWorkingDays(body);
  }

  @Allow('simulations.use')
  @Post('notice')
  @Answer(noticeResult)
  notice(@Body({ schema: noticeSimulation }) body: z.infer<typeof noticeSimulation>) {
    return simulateNotice(body);
  }

  @Allow('simulations.use')
  @Post('price-revision')
  @Answer(revisionResult)
  revision(@Body({ schema: revisionSimulation }) body: z.infer<typeof revisionSimulation>) {
    return simulateRevision(body);
  }

  @Allow('simulations.use')
  @Post('instalments')
  @Answer(instalmentResult)
  instalments(@Body({ schema: instalmentSimulation }) body: z.infer<typeof instalmentSimulation>) {
    return simulateInstalments(body.annual, body.parts);
  }
}
