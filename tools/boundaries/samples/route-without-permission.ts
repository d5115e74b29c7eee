// lies in: libs/server/tickets/src/http/sample-route.ts
// refused by: vigie/route-permission
import { Controller, Get } from '@nestjs/common';
@Controller('sample')
export class SampleController {
  @Get()
  list(): string[] {
    return [];
  }
}
