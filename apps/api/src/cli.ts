import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { accountModules, SeedPlans, SeedTemplates, SeedTenants } from '@vigie/accounts';
import {
  billingModules,
  SeedCompany,
  SeedInvoices,
  SeedPayments,
  SeedPenalties,
  SeedReminders,
} from '@vigie/billing';
import {
  backupModules,
  SeedBackups,
  SeedBackupSources,
  SeedEngine,
  SeedBackupReviews,
  SeedEndings,
} from '@vigie/backups';
import { contractModules, SeedContracts, SeedIndexSeries, SeedRenewals } from '@vigie/contracts';
import { AdaptersModule } from '@vigie/adapters';
import { CreateAdministrator, DirectoryModule, SeedDirectory, SeedEstate } from '@vigie/directory';
import {
  DomainError,
  openDataSource,
  PlatformModule,
  readConfig,
  RotateKeys,
  type Config,
} from '@vigie/platform';
import {
  deskModules,
  Proofs,
  QuoteChain,
  RebuildSearch,
  SeedArticles,
  SeedChecklists,
  SeedFormDrafts,
  SeedHistory,
  SeedMacros,
  SeedMail,
  SeedPlanning,
  SeedQueues,
  SeedQuotes,
  SeedRequestTypes,
  SeedReviews,
  SeedSatisfaction,
  SeedTickets,
  SeedImports,
  SeedWebhooks,
} from '@vigie/tickets';
import { errorsFr } from '@vigie/wire';
import { ask, InputEnded } from './ask';
import { entities, sealed } from './entities';

const commands: Record<string, (config: Config) => Promise<number>> = {
  migrate,
  'seed-demo': seedDemo,
  'seed-engine': seedEngine,
  'verify-proofs': verifyProofs,
  'search-rebuild': rebuildSearch,
  'keys-rotate': rotateKeys,
  'm365-application': showApplication,
  'admin-create': createAdministrator,
};

async function migrate(config: Config): Promise<number> {
  const dataSource = await openDataSource(config.databaseUrl, []);
  const done = await dataSource.runMigrations({ transaction: 'each' });
  await dataSource.destroy();
  say(
    done.length > 0 ? `Migrations : ${done.map(({ name }) => name).join(', ')}` : 'Base de données à jour.',
  );
  return 0;
}

function seedDemo(config: Config): Promise<number> {
  if (!config.demo) return Promise.resolve(0);
  return withContext(config, async (get) => {
    const { added } = await get(SeedDirectory).run();
    if (added > 0) {
      await get(SeedEstate).run();
      await get(SeedMacros).execute();
      await get(SeedQueues).execute();
      await get(SeedHistory).execute();
      await get(SeedTickets).execute();
      await get(SeedChecklists).execute();
      await get(SeedPlanning).execute();
      await get(SeedQuotes).execute();
      await get(SeedRequestTypes).execute();
      await get(SeedFormDrafts).execute();
      await get(SeedArticles).execute();
      await get(SeedSatisfaction).execute();
      await get(SeedWebhooks).execute();
      await get(SeedMail).execute();
      await get(SeedReviews).execute();
      await get(SeedImports).execute();
      await get(SeedTemplates).execute();
      await get(SeedContracts).execute();
      await get(SeedRenewals).execute();
      await get(SeedCompany).execute();
      await get(SeedInvoices).execute();
    }
    await get(SeedTenants).execute();
    if (added > 0) await get(SeedPlans).execute();
    await get(SeedIndexSeries).execute();
    // After the invoices that it pays.
    await get(SeedPayments).execute();
    await get(SeedPenalties).execute();
    await get(SeedReminders).execute();
    await get(SeedBackups).execute();
    await get(SeedBackupSources).execute();
    await get(SeedBackupReviews).execute();
    await get(SeedEndings).execute();
    say(added > 0 ? 'Données de démonstration créées.' : 'Données de démonstration déjà en place.');
    return 0;
  });
}

/** Apart from the rest: a worker then makes real backups. */
function seedEngine(config: Config): Promise<number> {
  return withContext(config, async (get) => {
    await get(SeedEngine).execute();
    return 0;
  });
}

function verifyProofs(config: Config): Promise<number> {
  return withContext(config, async (get) => {
    for (const chain of [get(Proofs), get(QuoteChain)]) {
      const verdict = await chain.verify();
      if (verdict.broken) {
        const { sequence, number, part } = verdict.broken;
        say(
          `Chaîne rompue à l’enregistrement n° ${sequence} (${number}) : ${part}. ${verdict.checked} intacts avant lui.`,
        );
        return 1;
      }
      say(`Chaîne intacte : ${verdict.checked} enregistrements vérifiés.`);
    }
    return 0;
  });
}

function rebuildSearch(config: Config): Promise<number> {
  return withContext(config, async (get) => {
    const done = await get(RebuildSearch).execute((count) => {
      if (count % 10_000 === 0) say(`  ${count.toLocaleString('fr-FR')} tickets relus`);
    });
    say(`Recherche : ${done.toLocaleString('fr-FR')} tickets relus.`);
    return 0;
  });
}

function rotateKeys(config: Config): Promise<number> {
  return withContext(config, async (get) => {
    const report = await get(RotateKeys).execute((place, count) => say(`  ${place}\u00a0: ${count}`));
    const { newest, made, rewrapped, stillNeeded, free } = report;
    const all = rewrapped.reduce((sum, { count }) => sum + count, 0);
    say(made ? `Nouvelle clé ${newest}.` : `Clé ${newest} déjà en place.`);
    say(`${all} secrets passés sous ${newest}.`);
    if (stillNeeded.length > 0)
      say(
        `Encore nécessaires\u00a0: ${stillNeeded.join(', ')} (réponses gardées 48\u00a0h)\u202f; relancez après ce délai.`,
      );
    if (free.length > 0)
      say(
        `Aucun secret ne dépend plus de ${free.join(', ')}\u00a0: retirez la ligne du fichier de clés quand les liens signés envoyés avant aujourd’hui ne doivent plus s’ouvrir.`,
      );
    if (!made && all === 0 && config.secretKeys.file === null)
      say(
        'Les clés viennent de SECRET_KEY\u00a0: ajoutez-y une nouvelle version (k2:…,k1:…), puis relancez.',
      );
    return 0;
  });
}

/** What Entra has to know of our application: the public half only. */
function showApplication(config: Config): Promise<number> {
  return withContext(config, async (get) => {
    say(JSON.stringify(await get(SeedTenants).published()));
    return 0;
  });
}

function createAdministrator(config: Config): Promise<number> {
  return withContext(config, async (get) => {
    const [name = '', email = '', password = ''] = await ask([
      { label: 'Nom\u00a0: ' },
      { label: 'Adresse\u00a0: ' },
      { label: 'Mot de passe (12 caractères au moins)\u00a0: ', secret: true },
    ]);
    await get(CreateAdministrator).run({ name, email, password });
    say(`Administrateur ${email} créé.`);
    return 0;
  });
}

@Module({})
class CliModule {}

type Get = <T>(token: new (...parameters: never[]) => T) => T;

async function withContext(config: Config, work: (get: Get) => Promise<number>): Promise<number> {
  const platform = PlatformModule.with({ name: 'cli', config, entities, sealed });
  const context = await NestFactory.createApplicationContext(
    {
      module: CliModule,
      imports: [
        platform,
        AdaptersModule,
        DirectoryModule,
        ...contractModules,
        ...deskModules,
        ...accountModules,
        ...billingModules,
        ...backupModules,
      ],
    },
    { logger: ['error'] },
  );
  try {
    return await work((token) => context.get(token));
  } finally {
    await context.close();
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** In words for what a person can mend; with its trace for the rest. */
function whatFailed(error: unknown): string {
  if (error instanceof DomainError) return errorsFr[error.code];
  if (error instanceof InputEnded) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<number> {
  const command = commands[process.argv[2] ?? ''];
  if (command) return command(readConfig(process.env));
  say(`Commandes : ${Object.keys(commands).join(', ')}`);
  return 2;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${whatFailed(error)}\n`);
    process.exit(1);
  },
);
