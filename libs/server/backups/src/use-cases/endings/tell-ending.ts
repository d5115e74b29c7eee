import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Database,
  DomainError,
  Mailroom,
  todayOf,
  type Actor,
  type Config,
  type Transaction,
} from '@vigie/platform';
import { daysLeft } from '@vigie/rules';
import type { EndingTelling } from '@vigie/wire';
import {
  addStep,
  changeEnding,
  checkEnding,
  clientName,
  endingRecipients,
  jobsOfEnding,
  lockEnding,
  readersAt,
  type StoredEnding,
} from '../../store/endings/ending.store';
import { endingMails } from '../../texts/endings/ending-mail';

type Kind = keyof (typeof endingMails)['fr'];

/** Writes to the management of a client about the end of its backups. */
@Injectable()
export class TellEnding {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly mailroom: Mailroom,
  ) {}

  /** The notice once more, or to other addresses. Errors: not-found, version.conflict, backup-ending.no-address, backup-ending.wrong-state. */
  again(actor: Actor, id: string, { to, version }: EndingTelling): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, actor.scope, id, version);
      checkEnding(ending, 'open');
      if (!(await this.opened(tx, actor, ending, to))) throw new DomainError('backup-ending.no-address');
    });
  }

  /** The notice of the end; false when nobody can be told. */
  async opened(
    tx: Transaction,
    actor: Actor,
    ending: StoredEnding,
    to?: readonly string[],
  ): Promise<boolean> {
    const told = await this.post(tx, ending, { kind: 'opened', to });
    if (told.length === 0) return false;
    await changeEnding(tx, ending, { toldAt: tx.now, toldTo: told });
    await addStep(tx, ending, actor, { step: 'told', data: { to: told.join(', ') } });
    await tx.audit(actor, 'backup-ending.told', `backup-ending:${ending.id}`, { to: told });
    return true;
  }

  /** Posts a mail to everybody who is to be told; returns the addresses. */
  async post(
    tx: Transaction,
    ending: StoredEnding,
    { kind, to, fileIds = [] }: { kind: Kind; to?: readonly string[] | undefined; fileIds?: string[] },
  ): Promise<string[]> {
    const people = to ? await readersAt(tx, to) : await endingRecipients(tx, ending.clientId);
    const [job] = ending.jobId === null ? [] : await jobsOfEnding(tx, ending);
    const { endedOn, dueOn } = ending;
    const facts = {
      ...{ client: await clientName(tx, ending.clientId), thing: job?.name ?? null, endedOn, dueOn },
      url: `${this.config.publicUrl}/portal/sauvegardes`,
      left: Math.max(0, daysLeft(dueOn, todayOf(tx))),
    };
    for (const { email, locale } of people)
      await this.mailroom.post(tx, {
        to: email,
        ...endingMails[locale][kind](facts),
        automatic: true,
        fileIds,
      });
    return people.map(({ email }) => email);
  }
}
