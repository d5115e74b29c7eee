import { Module } from '@nestjs/common';
import { VendorsController } from './http/vendors/vendors.controller';
import { VendorFollowUps } from './queries/vendors/vendor-follow-ups';
import { TicketsModule } from './tickets.module';
import { EscalateToVendor } from './use-cases/vendors/escalate-to-vendor';
import { RemindVendor } from './use-cases/vendors/remind-vendor';

export { RemindVendor } from './use-cases/vendors/remind-vendor';

const providers = [EscalateToVendor, RemindVendor, VendorFollowUps];

/** Tickets that wait for a vendor, for every process. */
@Module({ imports: [TicketsModule], providers, exports: providers })
export class VendorsModule {}

/** Its routes. */
@Module({ imports: [VendorsModule], controllers: [VendorsController] })
export class VendorsHttpModule {}
