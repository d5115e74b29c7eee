import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { control } from './control/control';
import { Faults } from './control/faults';
import { answerBatch } from './graph/batch';
import { Graph, type Reply, type World } from './graph/graph';
import { consentPage, giveConsent } from './sign-in/consent';
import { type Application, SignInError, Tokens } from './sign-in/tokens';
import { buildTenant, type TenantSeed } from './tenant/seed';
import { VirtualClock } from './virtual-clock';

const json = { 'content-type': 'application/json' };

/** A local Microsoft Graph with its sign-in, speaking real HTTP. */
export class Simulator {
  readonly world: World;
  private readonly graph: Graph;
  private readonly server: Server;

  constructor(clock = new VirtualClock()) {
    this.world = { clock, tokens: new Tokens(), faults: new Faults(), tenants: new Map(), journal: [] };
    this.graph = new Graph(this.world);
    this.server = createServer((request, response) => {
      this.serve(request, response).catch((error: unknown) => {
        response.writeHead(500, json).end(JSON.stringify({ error: String(error) }));
      });
    });
  }

  /** Listens on localhost; port 0 takes any. Returns its address. */
  async listen(port = 0): Promise<string> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Makes an application known, with the certificates it signs with. */
  register(application: Application): void {
    this.world.tokens.applications.set(application.clientId, application);
  }

  seed(seed: TenantSeed): void {
    this.world.tenants.set(seed.id, buildTenant(seed, this.world.clock.now()));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const base = `http://${request.headers.host ?? 'localhost'}`;
    const url = new URL(request.url ?? '/', base);
    const method = request.method ?? 'GET';
    const text = await readText(request);
    const [, first = '', ...rest] = url.pathname.split('/');
    const page = rest.join('/');
    if (first === 'v1.0')
      await this.graphCall(request, response, { method, url, text, base: `${base}/v1.0` });
    else if (first === '__sim') send(response, control(this.world, method, url, text));
    else if (first === 'health') send(response, { status: 200, body: { status: 'ok' } });
    else if (page === 'v2.0/.well-known/openid-configuration') this.discover(response, first);
    else if (page === 'oauth2/v2.0/token') await this.token(response, first, text);
    else if (page === 'adminconsent') this.consent(response, { method, tenant: first, url, text });
    else send(response, { status: 404 });
  }

  private async graphCall(
    { headers, socket }: IncomingMessage,
    response: ServerResponse,
    { method, url, text, base }: { method: string; url: URL; text: string; base: string },
  ): Promise<void> {
    const call = {
      ...{ method, text, base },
      url: `${url.pathname.slice('/v1.0'.length)}${url.search}`,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    };
    const batch = method === 'POST' && url.pathname === '/v1.0/$batch';
    const reply: Reply = batch ? answerBatch(this.graph, call) : this.graph.answer(call);
    if (reply.delayMs) await sleep(reply.delayMs);
    if (reply.lost) socket.destroy();
    else send(response, reply);
  }

  private async token(response: ServerResponse, name: string, text: string): Promise<void> {
    const { tenants, tokens, clock } = this.world;
    const tenant = this.tenantNamed(name, tenants);
    try {
      send(response, {
        status: 200,
        body: await tokens.issue(tenant, name, new URLSearchParams(text), clock.now()),
      });
    } catch (error) {
      if (!(error instanceof SignInError)) throw error;
      const body = { error: error.error, error_description: error.message, error_codes: [error.number] };
      send(response, { status: error.status, body });
    }
  }

  /** By which anybody learns the identifier of a tenant from one of its domains. */
  private discover(response: ServerResponse, name: string): void {
    const tenant = this.tenantNamed(name, this.world.tenants);
    if (tenant)
      send(response, {
        status: 200,
        body: { issuer: `https://login.microsoftonline.com/${tenant.id}/v2.0` },
      });
    else
      send(response, {
        status: 400,
        body: { error: 'invalid_tenant', error_description: `AADSTS90002: Tenant '${name}' not found.` },
      });
  }

  private consent(
    response: ServerResponse,
    { method, tenant: name, url, text }: { method: string; tenant: string; url: URL; text: string },
  ): void {
    const tenant = this.tenantNamed(name, this.world.tenants);
    const asked = { tenant, query: url.searchParams, tokens: this.world.tokens };
    const answer = method === 'POST' ? giveConsent(asked, new URLSearchParams(text)) : consentPage(asked);
    response.writeHead(answer.status, answer.headers).end(answer.text);
  }

  private tenantNamed(name: string, tenants: World['tenants']) {
    return (
      tenants.get(name) ?? [...tenants.values()].find(({ domains }) => domains.some(({ id }) => id === name))
    );
  }
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  response.writeHead(status, headers ?? (body === undefined ? {} : json));
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
