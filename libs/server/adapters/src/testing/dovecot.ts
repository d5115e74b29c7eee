import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';

const places = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/opt/homebrew/sbin'];
const packages = ['dovecot-imapd', 'dovecot-lmtpd'];
const account = 'support@vigie.test';

/** A private IMAP server with one mailbox, fed by LMTP. */
export class Dovecot {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    private readonly ports: { imap: number; lmtp: number },
  ) {}

  static async open(): Promise<Dovecot> {
    const program = findDovecot();
    const folder = mkdtempSync(path.join(tmpdir(), 'vigie-imap-'));
    const dovecot = new Dovecot(program, folder, { imap: await freePort(), lmtp: await freePort() });
    dovecot.prepare();
    await dovecot.start();
    return dovecot;
  }

  get url(): string {
    return `imap://${encodeURIComponent(account)}:secret@127.0.0.1:${this.ports.imap}`;
  }

  /** How to reach the mailbox of any address: each has one, with the same password. */
  access(user: string) {
    const { imap: port } = this.ports;
    return { host: '127.0.0.1', port, security: 'none', user, folder: 'INBOX', password: 'secret' } as const;
  }

  async start(): Promise<void> {
    const child = spawn(this.program, ['-F', '-c', path.join(this.folder, 'dovecot.conf')], {
      stdio: 'ignore',
    });
    this.child = child;
    for (let tries = 0; tries < 100; tries += 1) {
      if (child.exitCode !== null) break;
      if ((await answers(this.ports.imap)) && (await answers(this.ports.lmtp))) return;
      await sleep(100);
    }
    throw new Error(`dovecot did not start, see ${this.folder}/dovecot.log`);
  }

  async stop(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Delivers raw mails, one after the other. */
  deliver(...mails: (string | Buffer)[]): Promise<void> {
    return this.deliverTo(account, ...mails);
  }

  /** The same to the mailbox of another address. */
  async deliverTo(address: string, ...mails: (string | Buffer)[]): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port: this.ports.lmtp, lmtp: true, pool: true });
    for (const raw of mails) {
      const { accepted } = await transport.sendMail({
        envelope: { from: 'expediteur@ailleurs.test', to: address },
        raw,
      });
      if (accepted.length !== 1) throw new Error(`not delivered, see ${this.folder}/dovecot.log`);
    }
    transport.close();
  }

  /** Number of mails in the inbox, and in the folder of those that were taken. */
  counts(): { inbox: number; taken: number } {
    return { inbox: this.files('').length, taken: this.files(this.takenFolder()).length };
  }

  /** Puts the taken mails back and forgets every UID, as a mailbox that was rebuilt; the server must be stopped. */
  rebuild(): void {
    const taken = this.takenFolder();
    for (const name of this.files(taken)) {
      const from = ['cur', 'new']
        .map((sub) => path.join(this.mailbox, taken, sub, name))
        .find((file) => existsSync(file));
      renameSync(from ?? '', path.join(this.mailbox, 'new', name.replace(/:2,.*$/, '')));
    }
    for (const name of readdirSync(this.mailbox)) {
      if (name.startsWith('dovecot')) rmSync(path.join(this.mailbox, name), { recursive: true });
    }
  }

  private get mailbox(): string {
    return path.join(this.folder, 'home', account, 'mail');
  }

  private takenFolder(): string {
    if (!existsSync(this.mailbox)) return '.none';
    return readdirSync(this.mailbox).find((name) => name.startsWith('.Vigie.')) ?? '.none';
  }

  private files(folder: string): string[] {
    return ['new', 'cur'].flatMap((sub) => {
      const place = path.join(this.mailbox, folder, sub);
      return existsSync(place) ? readdirSync(place) : [];
    });
  }

  private prepare(): void {
    chmodSync(this.folder, 0o755);
    const home = path.join(this.folder, 'home');
    mkdirSync(home);
    if (isRoot()) execFileSync('chown', ['nobody', home]);
    writeFileSync(path.join(this.folder, 'dovecot.conf'), this.settings());
  }

  /** Debian 12 has the 2.3 series; 2.4 renamed most settings. */
  private settings(): string {
    const version = execFileSync(this.program, ['--version'], { encoding: 'utf8' });
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const words = major > 2 || minor >= 4 ? settings24 : settings23;
    return words({ folder: this.folder, ...this.ports, ...owner() });
  }
}

interface Facts {
  folder: string;
  imap: number;
  lmtp: number;
  uid: number;
  gid: number;
  /** Who runs the processes of the server, when it cannot be its own users. */
  user: { name: string; group: string } | null;
}

/** Mails belong to whoever runs the tests; root gives them to nobody, because the server refuses root. */
function owner(): Pick<Facts, 'uid' | 'gid' | 'user'> {
  if (!isRoot()) {
    const { uid, gid, username: name } = userInfo();
    return { uid, gid, user: { name, group: execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim() } };
  }
  const idOf = (option: string) => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g'), user: null };
}

const common = ({ folder, imap, lmtp, uid, gid, user }: Facts) => `
base_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap lmtp
ssl = no
first_valid_uid = 1
last_valid_uid = 0
first_valid_gid = 1
mail_max_userip_connections = 50
mail_uid = ${uid}
mail_gid = ${gid}
${user === null ? '' : ownUsers(user)}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    LISTEN
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    LISTEN
    port = ${lmtp}
  }
}
namespace inbox {
  inbox = yes
}
`;

const ownUsers = ({ name, group }: NonNullable<Facts['user']>) => `
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
`;

const settings23 = (facts: Facts) => `${common(facts).replaceAll('LISTEN', 'address = 127.0.0.1')}
disable_plaintext_auth = no
mail_location = maildir:~/mail
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${facts.uid} gid=${facts.gid} home=${facts.folder}/home/%u allow_all_users=yes
}
`;

const settings24 = (facts: Facts) => `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
${common(facts).replaceAll('LISTEN', 'listen = 127.0.0.1')}
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ~/mail
passdb static {
  password = secret
}
userdb static {
  fields {
    uid = ${facts.uid}
    gid = ${facts.gid}
    home = ${facts.folder}/home/%{user}
  }
  allow_all_users = yes
}
`;

function findDovecot(): string {
  const found = () =>
    [...(process.env['PATH'] ?? '').split(':'), ...places]
      .map((place) => path.join(place, 'dovecot'))
      .find((file) => existsSync(file));
  const known = found();
  if (known && existsSync('/usr/lib/dovecot/lmtp')) return known;
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`the tests of the mailbox need dovecot: apt-get install ${packages.join(' ')}`);
  }
  install();
  return found() ?? '/usr/sbin/dovecot';
}

/** Installs the packages without letting them start a server of their own. */
function install(): void {
  const policy = '/usr/sbin/policy-rc.d';
  const hadPolicy = existsSync(policy);
  if (!hadPolicy) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: 'ignore',
    });
  try {
    apt('update');
    apt('install', '--no-install-recommends', ...packages);
  } finally {
    if (!hadPolicy) rmSync(policy, { force: true });
  }
}

const isRoot = () => process.getuid?.() === 0;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });
}
