import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import type { Tenant } from '../tenant/state';

/** A refusal of the token endpoint, with the numbers that administrators look up. */
export class SignInError extends Error {
  constructor(
    readonly status: number,
    readonly error: 'invalid_request' | 'invalid_client' | 'unauthorized_client' | 'invalid_scope',
    readonly number: number,
    message: string,
  ) {
    super(`AADSTS${number}: ${message}`);
  }
}

/** An application that tenants may consent to, with the certificates it signs with. */
export interface Application {
  clientId: string;
  certificates: string[];
  /** What it asks an administrator for. */
  permissions: string[];
}

export interface Grant {
  tenantId: string;
  clientId: string;
  /** Permissions as they were when it was issued. */
  roles: string[];
  expiresAt: number;
}

const lifetimeSeconds = 3599;
const longestAssertion = 600;
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const thumbprint = (pem: string) =>
  createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');

/** Issues tokens against a signed assertion; knows what each allows. */
export class Tokens {
  readonly applications = new Map<string, Application>();
  private readonly grants = new Map<string, Grant>();
  private readonly used = new Set<string>();

  /** Throws a SignInError. */
  async issue(tenant: Tenant | undefined, name: string, form: URLSearchParams, now: number) {
    if (!tenant) throw new SignInError(400, 'invalid_request', 90002, `Tenant '${name}' not found.`);
    const clientId = form.get('client_id') ?? '';
    const application = this.applications.get(clientId);
    const consent = tenant.consents.get(clientId);
    if (!application || !consent)
      throw new SignInError(
        400,
        'unauthorized_client',
        700016,
        `Application with identifier '${clientId}' was not found in the directory '${tenant.name}'.`,
      );
    checkForm(form);
    await this.verify(application, name, form.get('client_assertion') ?? '');
    const expiresAt = now + lifetimeSeconds * 1000;
    const token = readable({
      tid: tenant.id,
      appid: clientId,
      roles: consent,
      exp: Math.floor(expiresAt / 1000),
    });
    this.grants.set(token, { tenantId: tenant.id, clientId, roles: [...consent], expiresAt });
    return { token_type: 'Bearer', expires_in: lifetimeSeconds, access_token: token };
  }

  /** What a token allows now; null when it is unknown or over. */
  grantOf(authorization: string | undefined, now: number): Grant | null {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '';
    const grant = this.grants.get(token);
    return grant && grant.expiresAt > now ? grant : null;
  }

  /** Ends every token, as a rotation of keys on the other side would. */
  forget(): void {
    this.grants.clear();
  }

  private async verify(application: Application, tenant: string, assertion: string): Promise<void> {
    const { certificate, claims } = await signed(application, assertion);
    const { iss, sub, aud, jti, exp = 0 } = claims;
    if (iss !== application.clientId || sub !== application.clientId)
      throw new SignInError(401, 'invalid_client', 700023, 'Client assertion audience or issuer mismatch.');
    const fits = new RegExp(`/${tenant}/oauth2/v2\\.0/token$`, 'i');
    if (![aud].flat().some((one) => fits.test(one ?? '')))
      throw new SignInError(401, 'invalid_client', 700023, 'Client assertion audience does not match.');
    const left = exp - Date.now() / 1000;
    if (left <= 0 || left > longestAssertion + 60)
      throw new SignInError(
        401,
        'invalid_client',
        700024,
        'Client assertion is not within its valid time range.',
      );
    const validTo = new X509Certificate(certificate).validTo;
    if (Date.parse(validTo) < Date.now())
      throw new SignInError(
        401,
        'invalid_client',
        700027,
        'The certificate used to sign the client assertion is expired.',
      );
    if (jti === undefined || this.used.has(jti))
      throw new SignInError(401, 'invalid_client', 7000214, 'Client assertion was already used.');
    this.used.add(jti);
  }
}

/** Claims that anybody can read, as in Microsoft's tokens; what makes it ours is that we remember it. */
function readable(claims: object): string {
  const [head, body] = [{ alg: 'none', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${head}.${body}.${randomUUID().replaceAll('-', '')}`;
}

function checkForm(form: URLSearchParams): void {
  if (form.get('grant_type') !== 'client_credentials')
    throw new SignInError(400, 'invalid_request', 70003, 'The grant type is not supported.');
  if (!(form.get('scope') ?? '').endsWith('/.default'))
    throw new SignInError(
      400,
      'invalid_scope',
      1002012,
      'The provided value for scope is not valid: use /.default.',
    );
  if (form.get('client_assertion_type') !== assertionType)
    throw new SignInError(401, 'invalid_client', 7000216, 'client_assertion or client_secret is required.');
}

/** The certificate that an assertion names, and what the assertion says when its signature holds. */
async function signed(
  { certificates }: Application,
  assertion: string,
): Promise<{ certificate: string; claims: JWTPayload }> {
  const refused = (why: string) => new SignInError(401, 'invalid_client', 700027, why);
  let named: string | undefined;
  try {
    const header = decodeProtectedHeader(assertion);
    decodeJwt(assertion);
    named = (header as { 'x5t#S256'?: string })['x5t#S256'];
    if (header.alg !== 'PS256') throw refused('The algorithm of the assertion must be PS256.');
  } catch (error) {
    throw error instanceof SignInError ? error : refused('The client assertion is malformed.');
  }
  const certificate = certificates.find((pem) => thumbprint(pem) === named);
  if (!certificate) throw refused('The certificate with this identifier was not found on the application.');
  try {
    const key = new X509Certificate(certificate).publicKey;
    const { payload } = await jwtVerify(assertion, key, { algorithms: ['PS256'] });
    return { certificate, claims: payload };
  } catch (error) {
    const late = (error as { code?: string }).code === 'ERR_JWT_EXPIRED';
    if (late)
      throw new SignInError(
        401,
        'invalid_client',
        700024,
        'Client assertion is not within its valid time range.',
      );
    throw refused('The client assertion failed signature validation.');
  }
}
