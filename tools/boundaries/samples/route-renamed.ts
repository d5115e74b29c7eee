// lies in: libs/server/tickets/src/http/sample-renamed.ts
// refused by: vigie/route-permission
import * as nest from '@nestjs/common';
@nest.Controller('sample')
export class SampleController {
  @nest.Post()
  open(): string[] {
    return [];
  }
}
