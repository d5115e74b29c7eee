import 'reflect-metadata';
import { createHash, randomUUID, webcrypto, X509Certificate } from 'node:crypto';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import { SignJWT } from 'jose';

export const clientId = '7f1f5e0e-3a0f-4f0f-9f61-5e6a4b8f0c11';
const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};

export interface Signer {
  pem: string;
  key: CryptoKey;
}

/** A certificate of its own, and the key that signs with it. */
export async function aSigner(days = 30): Promise<Signer> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Vigie',
    notBefore: new Date(Date.now() - 2 * 86_400_000),
    notAfter: new Date(Date.now() + days * 86_400_000),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new BasicConstraintsExtension(false)],
  });
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  const pss = { name: 'RSA-PSS', hash: 'SHA-256' };
  const key = await webcrypto.subtle.importKey('pkcs8', pkcs8, pss, false, ['sign']);
  return { pem: certificate.toString('pem'), key };
}

/** An assertion as the token endpoint wants it; `claims` spoil it. */
export async function assertionOf(
  { pem, key }: Signer,
  tenant: string,
  claims: { aud?: string; exp?: number; iss?: string; jti?: string } = {},
): Promise<string> {
  const thumbprint = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
  const now = Math.floor(Date.now() / 1000);
  const all = {
    aud: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    iss: clientId,
    sub: clientId,
    jti: randomUUID(),
    nbf: now - 5,
    exp: now + 300,
    ...claims,
  };
  return new SignJWT(all).setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint }).sign(key);
}

/** What JSON makes of a body: the tests know what they asked for. */
export type Json = ReturnType<typeof JSON.parse>;

export interface GraphReply {
  status: number;
  body: Json;
  headers: Headers;
}

/** Speaks to a simulator as the product does, over HTTP. */
export class Caller {
  token = '';

  constructor(
    readonly url: string,
    readonly tenant: string,
  ) {}

  async tokenOf(assertion: string, form: Record<string, string> = {}): Promise<GraphReply> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      scope: 'https://graph.microsoft.com/.default',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...form,
    });
    return reply(await fetch(`${this.url}/${this.tenant}/oauth2/v2.0/token`, { method: 'POST', body }));
  }

  async signIn(signer: Signer): Promise<void> {
    const { body } = await this.tokenOf(await assertionOf(signer, this.tenant));
    this.token = body.access_token;
  }

  async graph(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<GraphReply> {
    return reply(
      await fetch(`${this.url}/v1.0${path}`, {
        method,
        redirect: 'manual',
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  }

  async control(method: string, path: string, body?: unknown): Promise<GraphReply> {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    return reply(await fetch(`${this.url}/__sim${path}`, { method, ...text }));
  }
}

async function reply(response: Response): Promise<GraphReply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
