// lies in: libs/server/tickets/src/http/legal-route.ts
// refused by: nothing
import { Controller, Get } from '@nestjs/common';
import { Allow, Public } from '@vigie/platform';
@Controller('sample')
export class SampleController {
  @Get()
  @Allow('tickets.read')
  list(): string[] {
    return [];
  }

  @Public()
  @Get('open')
  open(): string[] {
    return [];
  }
}
