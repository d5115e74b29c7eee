import { lookup as resolve } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { NasFailure } from '@vigie/backups';
import { RequestFilteringHttpsAgent } from 'request-filtering-agent';

export interface DsmTarget {
  address: string;
  privateNetwork: boolean;
}

export interface DsmLimits {
  timeoutMs: number;
  mostBytes: number;
}

const privateNetworks = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  privateNetworks.addSubnet(network, prefix);
privateNetworks.addSubnet('fc00::', 7, 'ipv6');
privateNetworks.addAddress('::1', 'ipv6');

const isPrivate = (ip: string) => privateNetworks.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
const refused = (host: string) => Object.assign(new Error(`${host} is not allowed`), { code: 'NOT_ALLOWED' });

/** Resolves names of a private network only: what the name was a moment before does not count. */
const privateLookup: LookupFunction = (host, options, callback) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, '');
      return;
    }
    const own = addresses.filter(({ address }) => isPrivate(address));
    const [first] = own;
    if (!first) callback(refused(host), '');
    else if (options.all) callback(null, own);
    else callback(null, first.address, first.family);
  });
};

const guarded = new RequestFilteringHttpsAgent({ keepAlive: false });
const privateHttp = new HttpAgent({ keepAlive: false, lookup: privateLookup });
const privateHttps = new HttpsAgent({ keepAlive: false, lookup: privateLookup });

/**
 * One call of the web interface of a NAS, its parameters in the body so that no log of a proxy shows them. Public
 * addresses are called over TLS; private ones only when the connection says that it is one.
 */
export async function callDsm(
  target: DsmTarget,
  parameters: Record<string, string>,
  limits: DsmLimits,
): Promise<unknown> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const message = await send(target, new URLSearchParams(parameters).toString(), signal);
    const content = await contentOf(message, limits.mostBytes);
    if (message.statusCode !== 200) throw new NasFailure('answer', `HTTP ${message.statusCode ?? 0}`);
    return parsed(content);
  } catch (error) {
    if (error instanceof NasFailure) throw error;
    throw signal.aborted ? new NasFailure('timeout', `${limits.timeoutMs} ms`) : failureOf(error);
  }
}

function send(target: DsmTarget, body: string, signal: AbortSignal): Promise<IncomingMessage> {
  const url = new URL(`${target.address}/webapi/entry.cgi`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isTls = url.protocol === 'https:';
  // Node resolves no literal address.
  if ((!target.privateNetwork && !isTls) || (target.privateNetwork && isIP(host) !== 0 && !isPrivate(host)))
    return Promise.reject(refused(host));
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
  };
  const options = { method: 'POST', headers, signal };
  const request = isTls
    ? httpsRequest(url, { ...options, agent: target.privateNetwork ? privateHttps : guarded })
    : httpRequest(url, { ...options, agent: privateHttp });
  return new Promise((done, failed) => {
    request.on('error', failed);
    request.on('response', done);
    request.end(body);
  });
}

async function contentOf(message: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new NasFailure('answer', `> ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new NasFailure('answer', content.slice(0, 100));
  }
}

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;

function failureOf(error: unknown): NasFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'NOT_ALLOWED' || String(error).includes('is not allowed'))
    return new NasFailure('address-refused', '');
  return new NasFailure(certificate.test(code) ? 'certificate' : 'unreachable', code);
}
