// lies in: libs/server/tickets/src/http/sample-false.ts
// refused by: vigie/route-permission
import { Controller, Get } from '@nestjs/common';
const Public = () => () => undefined;
@Controller('sample')
export class SampleController {
  @Get()
  @Public()
  list(): string[] {
    return [];
  }
}
