import { Injectable } from '@nestjs/common';
import { MailServerProbe, type ImapAccess, type ServerAccess, type ServerPlace } from '@vigie/tickets';
import type { MailFailure, ServerTest } from '@vigie/wire';
import { createTransport } from 'nodemailer';
import { folderOf, openClient } from './intake/imap-source';
import { imapAddress, smtpAddress } from './server-address';

const patienceMs = 10_000;

/** Tries mail servers for real, and puts what they answer into one of a few words. */
@Injectable()
export class RealServerProbe extends MailServerProbe {
  async imap(place: ServerPlace<ImapAccess>): Promise<ServerTest> {
    const address = imapAddress(place);
    const client = openClient(address, patienceMs);
    client.on('error', () => undefined);
    try {
      await client.connect();
      const opened = await client.status(folderOf(address), { messages: true }).catch(() => false as const);
      return opened ? fine : { failure: 'folder-missing', detail: folderOf(address) };
    } catch (error) {
      return told(error as ServerError);
    } finally {
      client.close();
    }
  }

  async smtp(place: ServerPlace<ServerAccess>): Promise<ServerTest> {
    const timeouts = {
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      dnsTimeout: patienceMs,
    };
    const transport = createTransport({ url: smtpAddress(place), ...timeouts });
    try {
      await transport.verify();
      return fine;
    } catch (error) {
      return told(error as ServerError);
    } finally {
      transport.close();
    }
  }
}

const fine: ServerTest = { failure: null, detail: null };

type ServerError = Error & {
  code?: string;
  authenticationFailed?: boolean;
  responseText?: string;
  response?: string;
};

function told(error: ServerError): ServerTest {
  const detail = (error.responseText ?? error.response ?? error.message).slice(0, 300);
  return { failure: failureOf(error), detail };
}

/** What these libraries and Node say, by kind; the first that fits. */
const signs: [MailFailure, RegExp][] = [
  ['name-not-found', /ENOTFOUND|EAI_AGAIN|EDNS|getaddrinfo/i],
  ['refused', /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/],
  ['certificate', /certificate|self.signed|altname|CERT_|UNABLE_TO_VERIFY/i],
  ['unprotected', /STARTTLS|ETLS|wrong version number|EPROTO|packet length/i],
  ['authentication', /EAUTH|AUTHENTICATIONFAILED|invalid login|authentication failed/i],
  ['timeout', /timed? ?out/i],
];

function failureOf(error: ServerError): MailFailure {
  if (error.authenticationFailed) return 'authentication';
  const said = [error.code, error.message, error.responseText, error.response].filter(Boolean).join(' ');
  return signs.find(([, sign]) => sign.test(said))?.[0] ?? 'protocol';
}
