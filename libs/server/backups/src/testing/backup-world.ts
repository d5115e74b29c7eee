import { Global, Module } from '@nestjs/common';
import { contractEntities } from '@vigie/contracts';
import { MailReader, type MailReading } from '@vigie/tickets';
import { TicketWorld } from '@vigie/tickets/testing';
import type { BackupProofContent } from '@vigie/wire';
import { backupEntities } from '../entities';
import { backupHttpModules, backupJobs, backupModules } from '../modules';
import { LicensedUsers, type LicensedUser } from '../ports/alerts/licensed-users';
import { BackupProofDocument } from '../ports/review/backup-proof-document';
import { NasFailure, NasReader } from '../ports/sources/nas-reader';
import { NoEngineModule } from './no-engine';
import { PlainCarePorts } from './plain-ports';

/** Who has a licence, by client; what accounts read of tenants lives above. */
export class KnownUsers extends LicensedUsers {
  readonly byClient = new Map<string, LicensedUser[]>();

  of(clientId: string): Promise<LicensedUser[] | null> {
    return Promise.resolve(this.byClient.get(clientId) ?? null);
  }
}

/** Stands for the printer, which lives in the adapters above: what it would print. */
export class PlainProof extends BackupProofDocument {
  pdf(content: BackupProofContent): Promise<Buffer> {
    return Promise.resolve(Buffer.from(JSON.stringify(content)));
  }
}

/** Stands for what calls a NAS: nobody is there. */
class NobodyThere extends NasReader {
  read(): Promise<never> {
    return Promise.reject(new NasFailure('unreachable', 'a test'));
  }
}

/** Stands for what takes mails apart: no mail comes here. */
class NoMails extends MailReader {
  read(): Promise<MailReading> {
    return Promise.resolve({ ok: false, reason: 'unreadable' });
  }
}

/** The ports of backups without what stands above them. */
@Global()
@Module({
  providers: [
    KnownUsers,
    { provide: LicensedUsers, useExisting: KnownUsers },
    { provide: BackupProofDocument, useClass: PlainProof },
    { provide: NasReader, useClass: NobodyThere },
    { provide: MailReader, useClass: NoMails },
  ],
  exports: [KnownUsers, LicensedUsers, BackupProofDocument, NasReader, MailReader],
})
export class PlainBackupPorts {}

/** Everything that stands above, said to be a double. */
export const plainPorts = [NoEngineModule, PlainBackupPorts, PlainCarePorts];

/** A world of tickets with everything of backups on top. */
export const openBackupWorld = (name: string): Promise<TicketWorld> =>
  TicketWorld.open(name, {
    imports: [...plainPorts, ...backupModules, ...backupHttpModules],
    jobs: backupJobs,
    entities: [...contractEntities, ...backupEntities],
  });
