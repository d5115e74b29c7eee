import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, AuditSealer } from '@vigie/platform';
import { auditEntry, auditQuery, chainVerdict, page } from '@vigie/wire';
import type { z } from 'zod';
import { AuditQueries } from '../queries/audit-queries';

/** The tamper-evident journal. */
@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly journal: AuditQueries,
    private readonly sealer: AuditSealer,
  ) {}

  @Allow('audit.read')
  @Get()
  @Answer(page(auditEntry))
  list(@Query({ schema: auditQuery }) query: z.infer<typeof auditQuery>) {
    return this.journal.page(query);
  }

  @Allow('audit.read')
  @Get('verify')
  @Answer(chainVerdict)
  verify() {
    return this.sealer.verify();
  }
}
