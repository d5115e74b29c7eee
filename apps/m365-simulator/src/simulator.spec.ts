import { Simulator } from './simulator';
import type { TenantSeed } from './tenant/seed';
import { aSigner, assertionOf, Caller, clientId, type Json, type Signer } from './testing/caller';
import { VirtualClock } from './virtual-clock';

const tenantId = '3d1b5f2a-6f7c-4a55-8f0e-1f2e3d4c5b6a';
const premium = 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46';
const teamId = '11111111-2222-4333-8444-555555555555';
const listId = '21111111-2222-4333-8444-555555555555';
const licensing = '31111111-2222-4333-8444-555555555555';
const dynamic = '41111111-2222-4333-8444-555555555555';
const phoneId = '51111111-2222-4333-8444-555555555555';

/** What the product asks consent for. */
const allPermissions = [
  'User.ReadWrite.All',
  'User.EnableDisableAccount.All',
  'User-PasswordProfile.ReadWrite.All',
  'User.RevokeSessions.All',
  'User.DeleteRestore.All',
  'LicenseAssignment.ReadWrite.All',
  'LicenseAssignment.Read.All',
  'MailboxSettings.ReadWrite',
  'Files.ReadWrite.All',
  'GroupMember.ReadWrite.All',
  'Directory.Read.All',
  'TeamMember.Read.All',
  'TeamMember.ReadWriteNonOwnerRole.All',
  'DeviceManagementManagedDevices.Read.All',
  'DeviceManagementManagedDevices.PrivilegedOperations.All',
  'Domain.Read.All',
  'Reports.Read.All',
];

const seed = (change: Partial<TenantSeed> = {}): TenantSeed => ({
  id: tenantId,
  name: 'Atelier Borel',
  domains: ['borel.test'],
  consents: { [clientId]: allPermissions },
  skus: [
    {
      skuId: premium,
      skuPartNumber: 'SPB',
      enabled: 3,
      plans: ['exchange', 'onedrive', 'teams', 'intune'],
      renewsInDays: 60,
    },
  ],
  users: [
    {
      userPrincipalName: 'anne@borel.test',
      displayName: 'Anne Borel',
      licences: ['SPB'],
      aliases: ['direction@borel.test'],
    },
    { userPrincipalName: 'luc@borel.test', displayName: 'Luc Petit', methods: ['phone'] },
    { userPrincipalName: 'ad@borel.test', displayName: 'Compte synchronisé', synced: true },
  ],
  groups: [
    { id: teamId, displayName: 'Atelier', kind: 'microsoft365', team: true, owners: ['anne@borel.test'] },
    {
      id: listId,
      displayName: 'Tous',
      kind: 'distribution',
      mail: 'tous@borel.test',
      members: ['anne@borel.test'],
    },
    { id: licensing, displayName: 'Licences', licences: ['SPB'], members: ['luc@borel.test'] },
    { id: dynamic, displayName: 'Service', dynamic: true },
  ],
  devices: [{ id: phoneId, deviceName: 'Téléphone de Luc', user: 'luc@borel.test' }],
  ...change,
});

const newcomer = (upn: string) => ({
  accountEnabled: true,
  displayName: 'Zoé Léger',
  mailNickname: 'zoe.leger',
  userPrincipalName: upn,
  usageLocation: 'FR',
  passwordProfile: { password: 'Vert-Pomme-42', forceChangePasswordNextSignIn: true },
});

describe('the local Microsoft Graph', () => {
  let simulator: Simulator;
  let caller: Caller;
  let signer: Signer;

  beforeAll(async () => {
    signer = await aSigner();
  });
  beforeEach(async () => {
    simulator = new Simulator(new VirtualClock(Date.parse('2026-11-26T08:00:00Z')));
    simulator.world.tokens.applications.set(clientId, {
      clientId,
      certificates: [signer.pem],
      permissions: allPermissions,
    });
    simulator.seed(seed());
    caller = new Caller(await simulator.listen(), tenantId);
    await caller.signIn(signer);
  });
  afterEach(() => simulator.close());

  const wait = (seconds: number) => caller.control('POST', '/clock', { advanceSeconds: seconds });
  const errorOf = ({ status, body }: { status: number; body: Json }) => [
    status,
    body.error.code,
    body.error.message,
  ];
  const arrive = async (upn = 'zoe.leger@borel.test') => {
    const { body } = await caller.graph('POST', '/users', newcomer(upn));
    await wait(30);
    return body.id as string;
  };
  const license = (id: string, add: string[], remove: string[] = []) =>
    caller.graph('POST', `/users/${id}/assignLicense`, {
      addLicenses: add.map((skuId) => ({ skuId, disabledPlans: [] })),
      removeLicenses: remove,
    });
  const stock = async () => (await caller.graph('GET', '/subscribedSkus')).body.value[0].consumedUnits;
  const exchange = (line: string) => caller.control('POST', '/exchange', { tenantId, line });

  describe('signing in', () => {
    const codes = async (assertion: string, form: Record<string, string> = {}) =>
      (await caller.tokenOf(assertion, form)).body.error_codes;

    it('takes an assertion signed by a certificate of the application, once', async () => {
      const assertion = await assertionOf(signer, tenantId);
      expect((await caller.tokenOf(assertion)).body).toMatchObject({
        token_type: 'Bearer',
        expires_in: 3599,
      });
      expect(await codes(assertion)).toEqual([7000214]);
    });

    it('refuses other keys, other audiences, what is over and what asks for a lifetime too long', async () => {
      const now = Math.floor(Date.now() / 1000);
      expect(await codes(await assertionOf(await aSigner(), tenantId))).toEqual([700027]);
      expect(await codes(await assertionOf({ ...(await aSigner()), pem: signer.pem }, tenantId))).toEqual([
        700027,
      ]);
      expect(await codes(await assertionOf(signer, 'elsewhere'))).toEqual([700023]);
      expect(await codes(await assertionOf(signer, tenantId, { iss: 'x' }))).toEqual([700023]);
      expect(await codes(await assertionOf(signer, tenantId, { exp: now - 1 }))).toEqual([700024]);
      expect(await codes(await assertionOf(signer, tenantId, { exp: now + 3600 }))).toEqual([700024]);
      expect(await codes('not.a.jwt')).toEqual([700027]);
      expect(await codes(await assertionOf(signer, tenantId), { scope: 'User.Read.All' })).toEqual([1002012]);
      expect(await codes(await assertionOf(signer, tenantId), { grant_type: 'password' })).toEqual([70003]);
    });

    it('refuses a certificate that is over', async () => {
      const old = await aSigner(-1);
      simulator.world.tokens.applications.get(clientId)?.certificates.push(old.pem);
      expect(await codes(await assertionOf(old, tenantId))).toEqual([700027]);
    });

    it('knows no tenant that has not consented, and forgets one that took its consent back', async () => {
      simulator.seed(seed({ id: '9d1b5f2a-6f7c-4a55-8f0e-1f2e3d4c5b6a', consents: {} }));
      const other = new Caller(caller.url, '9d1b5f2a-6f7c-4a55-8f0e-1f2e3d4c5b6a');
      const ask = async () => (await other.tokenOf(await assertionOf(signer, other.tenant))).body;
      expect((await ask()).error_codes).toEqual([700016]);
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: 'http://vigie.test/retour',
        state: 'x',
      });
      const url = `${caller.url}/${other.tenant}/adminconsent?${query.toString()}`;
      expect(await (await fetch(url)).text()).toContain('LicenseAssignment.ReadWrite.All');
      const answer = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams({ answer: 'accept' }),
        redirect: 'manual',
      });
      expect(answer.headers.get('location')).toBe(
        `http://vigie.test/retour?state=x&admin_consent=True&tenant=${other.tenant}`,
      );
      expect((await ask()).token_type).toBe('Bearer');
      await caller.control('PATCH', `/tenants/${other.tenant}`, { consents: { [clientId]: null } });
      expect((await ask()).error_codes).toEqual([700016]);
    });

    it('ends a token after an hour', async () => {
      await wait(3598);
      expect((await caller.graph('GET', '/domains')).status).toBe(200);
      await wait(2);
      expect(errorOf(await caller.graph('GET', '/domains')).slice(0, 2)).toEqual([
        401,
        'InvalidAuthenticationToken',
      ]);
    });
  });

  describe('checks every request', () => {
    it('knows nothing that it was not taught', async () => {
      expect(errorOf(await caller.graph('GET', '/users/anne@borel.test/messages')).slice(0, 2)).toEqual([
        404,
        'BadRequest',
      ]);
      expect((await caller.graph('PUT', '/users')).status).toBe(405);
      expect((await caller.graph('GET', '/users?$orderby=displayName')).status).toBe(400);
      const unknown = (await caller.control('GET', '/journal')).body.lines.filter(
        (line: Json) => line.operation === null,
      );
      expect(unknown).toHaveLength(2);
    });

    it.each([
      ['a misspelt property', { ...newcomer('a@borel.test'), displayname: 'A' }],
      ['a property that is read only', { ...newcomer('a@borel.test'), proxyAddresses: [] }],
      ['no password', { ...newcomer('a@borel.test'), passwordProfile: undefined }],
      ['a weak password', { ...newcomer('a@borel.test'), passwordProfile: { password: 'secret' } }],
      ['a domain of others', newcomer('a@ailleurs.test')],
      ['an accent in the address', newcomer('zoé@borel.test')],
      ['an address that is taken', newcomer('Anne@borel.test')],
      ['an alias that is taken', newcomer('direction@borel.test')],
      ['a country in words', { ...newcomer('a@borel.test'), usageLocation: 'France' }],
    ])('refuses an account with %s', async (_what, body) => {
      expect(errorOf(await caller.graph('POST', '/users', body)).slice(0, 2)).toEqual([
        400,
        'Request_BadRequest',
      ]);
      expect(simulator.world.tenants.get(tenantId)?.users.size).toBe(3);
    });

    it('asks for the permission of each thing, and for that of passwords apart', async () => {
      const only = async (roles: string[]) => {
        await caller.control('PATCH', `/tenants/${tenantId}`, { consents: { [clientId]: roles } });
        await caller.signIn(signer);
      };
      await only(['User.ReadWrite.All']);
      expect((await caller.graph('PATCH', '/users/anne@borel.test', { jobTitle: 'Gérante' })).status).toBe(
        204,
      );
      expect((await caller.graph('PATCH', '/users/anne@borel.test', { accountEnabled: false })).status).toBe(
        204,
      );
      const password = { passwordProfile: { password: 'Vert-Pomme-42' } };
      expect(errorOf(await caller.graph('PATCH', '/users/anne@borel.test', password)).slice(0, 2)).toEqual([
        403,
        'Authorization_RequestDenied',
      ]);
      expect((await caller.graph('GET', '/subscribedSkus')).status).toBe(403);
      await only(['User.EnableDisableAccount.All']);
      expect((await caller.graph('PATCH', '/users/anne@borel.test', { accountEnabled: true })).status).toBe(
        204,
      );
      expect((await caller.graph('PATCH', '/users/anne@borel.test', { jobTitle: 'x' })).status).toBe(403);
    });

    it('filters, narrows and pages', async () => {
      const filter = encodeURIComponent("proxyAddresses/any(p:p eq 'smtp:DIRECTION@borel.test')");
      const found = await caller.graph('GET', `/users?$filter=${filter}&$select=id,userPrincipalName`);
      expect(found.body.value).toEqual([{ id: expect.any(String), userPrincipalName: 'anne@borel.test' }]);
      const first = await caller.graph('GET', '/users?$top=2&$count=true', undefined, {
        consistencylevel: 'eventual',
      });
      expect(first.body['@odata.count']).toBe(3);
      const next = new URL(first.body['@odata.nextLink']);
      const second = await caller.graph('GET', `${next.pathname.slice(5)}${next.search}`, undefined, {
        consistencylevel: 'eventual',
      });
      expect([...first.body.value, ...second.body.value].map((user: Json) => user.displayName)).toEqual([
        'Anne Borel',
        'Luc Petit',
        'Compte synchronisé',
      ]);
      expect(second.body['@odata.nextLink']).toBeUndefined();
      expect((await caller.graph('GET', '/users?$count=true')).status).toBe(400);
      expect((await caller.graph('GET', `/users?$filter=${encodeURIComponent('age gt 3')}`)).status).toBe(
        400,
      );
    });

    it('notes every request without its secrets', async () => {
      await caller.graph('POST', '/users', newcomer('zoe@borel.test'), { 'client-request-id': 'mine-1' });
      const { lines } = (await caller.control('GET', `/journal?tenantId=${tenantId}`)).body;
      expect(lines.at(-1)).toMatchObject({
        operation: '/users',
        status: 201,
        permission: 'User.ReadWrite.All',
        clientRequestId: 'mine-1',
        body: { passwordProfile: { password: '…' } },
      });
      expect(JSON.stringify(await caller.control('GET', `/tenants/${tenantId}`))).not.toContain('Vert-Pomme');
    });
  });

  describe('an arrival', () => {
    it('shows after a while, gets its mailbox and drive from a licence, and joins', async () => {
      const { status, body } = await caller.graph('POST', '/users', newcomer('zoe.leger@borel.test'));
      expect(status).toBe(201);
      expect(body).not.toHaveProperty('passwordProfile');
      expect((await caller.graph('GET', `/users/${body.id}`)).status).toBe(404);
      await wait(20);
      expect((await caller.graph('GET', `/users/${body.id}`)).status).toBe(200);
      expect((await license(body.id, [premium])).status).toBe(200);
      expect(await stock()).toBe(3);
      expect(errorOf(await caller.graph('GET', `/users/${body.id}/mailboxSettings`)).slice(0, 2)).toEqual([
        404,
        'MailboxNotEnabledForRESTAPI',
      ]);
      await wait(300);
      expect(
        (await caller.graph('PATCH', `/users/${body.id}/mailboxSettings`, { language: { locale: 'fr-FR' } }))
          .body,
      ).toMatchObject({
        language: { locale: 'fr-FR' },
        userPurpose: 'user',
      });
      expect((await caller.graph('GET', `/users/${body.id}/drive`)).status).toBe(404);
      await wait(300);
      expect((await caller.graph('GET', `/users/${body.id}/drive`)).status).toBe(200);
      const join = () =>
        caller.graph('POST', `/teams/${teamId}/members`, {
          '@odata.type': '#microsoft.graph.aadUserConversationMember',
          roles: [],
          'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${body.id}')`,
        });
      const joined = await join();
      expect([joined.status, (await join()).body.id]).toEqual([201, joined.body.id]);
    });

    it('gets no licence without a country, none that is used up, and the same one twice without harm', async () => {
      const id = await arrive();
      await caller.graph('PATCH', `/users/${id}`, { usageLocation: null });
      expect(errorOf(await license(id, [premium]))[2]).toMatch(/invalid usage location/);
      await caller.graph('PATCH', `/users/${id}`, { usageLocation: 'FR' });
      expect((await license(id, [premium])).status).toBe(200);
      expect((await license(id, [premium])).status).toBe(200);
      const other = await arrive('max@borel.test');
      expect(errorOf(await license(other, [premium]))[2]).toMatch(/does not have any available licenses/);
      expect(await stock()).toBe(3);
      expect((await caller.graph('POST', `/users/${other}/assignLicense`, { addLicenses: [] })).status).toBe(
        400,
      );
    });

    it('is in a list only by Exchange, and only once Exchange knows it', async () => {
      const id = await arrive();
      await license(id, [premium]);
      const member = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` };
      expect(errorOf(await caller.graph('POST', `/groups/${listId}/members/$ref`, member))[2]).toMatch(
        /distribution list/,
      );
      const line =
        "Add-DistributionGroupMember -Identity 'tous@borel.test' -Member 'zoe.leger@borel.test' -BypassSecurityGroupManagerCheck";
      expect((await exchange(line)).body.error).toMatch(/couldn't be found/);
      await wait(900);
      expect((await exchange(line)).status).toBe(200);
      expect((await exchange(line)).body.error).toMatch(/already a member/);
      const { body } = await caller.graph('GET', `/groups/${listId}/members?$select=id`);
      expect(body.value).toContainEqual({ id });
    });

    it('joins a group once; dynamic ones refuse', async () => {
      const id = await arrive();
      const member = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` };
      expect((await caller.graph('POST', `/groups/${licensing}/members/$ref`, member)).status).toBe(204);
      expect(errorOf(await caller.graph('POST', `/groups/${licensing}/members/$ref`, member))[2]).toMatch(
        /already exist/,
      );
      expect((await caller.graph('POST', `/groups/${dynamic}/members/$ref`, member)).status).toBe(400);
      expect(await stock()).toBe(3);
    });
  });

  describe('a departure', () => {
    const anne = '/users/anne@borel.test';
    it('frees the licence after the mailbox is shared, not while it is being converted', async () => {
      const { id } = (await caller.graph('GET', anne)).body;
      expect((await exchange("Set-Mailbox -Identity 'anne@borel.test' -Type Shared")).status).toBe(200);
      expect(errorOf(await license(id, [], [premium]))[2]).toMatch(/still being converted/);
      await wait(180);
      expect((await caller.graph('GET', `${anne}/mailboxSettings`)).body.userPurpose).toBe('shared');
      expect((await license(id, [], [premium])).status).toBe(200);
      await wait(31 * 86_400);
      await caller.signIn(signer);
      expect((await caller.graph('GET', `${anne}/mailboxSettings`)).status).toBe(200);
      expect(await stock()).toBe(1);
    });

    it('loses the mail thirty days after a licence that was freed too early', async () => {
      const { id } = (await caller.graph('GET', anne)).body;
      await license(id, [], [premium]);
      await wait(29 * 86_400);
      await caller.signIn(signer);
      expect((await caller.graph('GET', `${anne}/mailboxSettings`)).status).toBe(200);
      await wait(86_400);
      await caller.signIn(signer);
      expect((await caller.graph('GET', `${anne}/mailboxSettings`)).status).toBe(404);
    });

    it('takes no licence that comes from a group, and leaves no team without owner', async () => {
      const { id } = (await caller.graph('GET', '/users/luc@borel.test')).body;
      expect(errorOf(await license(id, [], [premium]))[2]).toMatch(/inherited from a group/);
      expect((await caller.graph('DELETE', `/groups/${licensing}/members/${id}/$ref`)).status).toBe(204);
      expect(await stock()).toBe(1);
      const { value } = (await caller.graph('GET', `/teams/${teamId}/members`)).body;
      expect((await caller.graph('DELETE', `/teams/${teamId}/members/${value[0].id}`)).status).toBe(400);
    });

    it('disables, resets and signs out; not what the client’s own directory rules', async () => {
      expect((await caller.graph('PATCH', anne, { accountEnabled: false })).status).toBe(204);
      expect((await caller.graph('POST', `${anne}/revokeSignInSessions`)).body).toEqual({ value: true });
      expect((await caller.graph('PATCH', '/users/ad@borel.test', { accountEnabled: false })).status).toBe(
        400,
      );
      const method = '28c10230-6103-485e-b985-444c60001490';
      expect(
        (await caller.graph('POST', `${anne}/authentication/methods/${method}/resetPassword`)).status,
      ).toBe(403);
    });

    it('redirects by a rule, answers automatically, and takes the rule away', async () => {
      const rules = `${anne}/mailFolders/inbox/messageRules`;
      const rule = {
        displayName: 'Vigie',
        sequence: 1,
        isEnabled: true,
        actions: { redirectTo: [{ emailAddress: { address: 'luc@borel.test' } }], stopProcessingRules: true },
      };
      const { body } = await caller.graph('POST', rules, rule);
      expect((await caller.graph('GET', rules)).body.value).toHaveLength(1);
      expect((await caller.graph('DELETE', `${rules}/${body.id}`)).status).toBe(204);
      expect((await caller.graph('DELETE', `${rules}/${body.id}`)).status).toBe(404);
      const reply = (status: string) =>
        caller.graph('PATCH', `${anne}/mailboxSettings`, {
          automaticRepliesSetting: { status, externalAudience: 'all' },
        });
      expect((await reply('enabled')).status).toBe(400);
      expect((await reply('alwaysEnabled')).body.automaticRepliesSetting.status).toBe('alwaysEnabled');
    });

    it('comes back within thirty days of its deletion', async () => {
      const { id } = (await caller.graph('GET', anne)).body;
      expect((await caller.graph('DELETE', `/users/${id}`)).status).toBe(204);
      expect((await caller.graph('GET', anne)).status).toBe(404);
      expect(
        (await caller.graph('GET', '/directory/deletedItems/microsoft.graph.user')).body.value,
      ).toHaveLength(1);
      expect((await caller.graph('POST', `/directory/deletedItems/${id}/restore`)).status).toBe(200);
      expect((await caller.graph('GET', anne)).status).toBe(200);
    });

    it('wipes a phone later than it says so', async () => {
      const device = async () =>
        (await caller.graph('GET', `/deviceManagement/managedDevices/${phoneId}`)).body;
      expect(
        (
          await caller.graph('POST', `/deviceManagement/managedDevices/${phoneId}/wipe`, {
            keepUserData: false,
          })
        ).status,
      ).toBe(204);
      expect((await device()).managementState).toBe('wipePending');
      await wait(240);
      expect(await device()).toMatchObject({
        managementState: 'wipeIssued',
        deviceActionResults: [{ actionName: 'wipe', actionState: 'done' }],
      });
    });

    it('says of a phone that does not obey that it failed, and takes the order again', async () => {
      const phone = { id: phoneId, deviceName: 'Téléphone de Luc', user: 'luc@borel.test', obeys: false };
      simulator.seed(seed({ devices: [phone] }));
      const path = `/deviceManagement/managedDevices/${phoneId}`;
      const state = async () => (await caller.graph('GET', path)).body.managementState;
      for (let order = 0; order < 2; order += 1) {
        expect((await caller.graph('POST', `${path}/wipe`, {})).status).toBe(204);
        expect(await state()).toBe('wipePending');
        await wait(600);
        expect(await state()).toBe('wipeFailed');
      }
    });

    it('shows members of a team page after page, and none from a replica that is behind', async () => {
      const path = `/teams/${teamId}/members`;
      simulator.seed(
        seed({
          groups: [
            {
              ...{ id: teamId, displayName: 'Atelier', kind: 'microsoft365', team: true },
              members: ['anne@borel.test', 'luc@borel.test'],
            },
          ],
        }),
      );
      const first = (await caller.graph('GET', `${path}?$top=1`)).body;
      expect(first.value).toHaveLength(1);
      expect(first['@odata.nextLink']).toContain(`${path}?`);
      await caller.control('POST', '/faults', [{ match: 'GET /teams/{id}/members', kind: 'stale' }]);
      expect((await caller.graph('GET', path)).body.value).toEqual([]);
      expect((await caller.graph('GET', path)).body.value).toHaveLength(2);
    });

    it('shares the drive with who takes over', async () => {
      const { id } = (await caller.graph('GET', `${anne}/drive`)).body;
      const { id: luc } = (await caller.graph('GET', '/users/luc@borel.test')).body;
      const invite = {
        requireSignIn: true,
        sendInvitation: false,
        roles: ['read'],
        recipients: [{ objectId: luc }],
      };
      const { body } = await caller.graph('POST', `/drives/${id}/items/root/invite`, invite);
      expect(
        (await caller.graph('DELETE', `/drives/${id}/items/root/permissions/${body.value[0].id}`)).status,
      ).toBe(204);
    });
  });

  describe('faults', () => {
    const fault = (value: object) => caller.control('POST', '/faults', [value]);

    it('throttles, breaks and lags as often as it was told, after as many as it was told', async () => {
      await fault({ match: 'GET /domains', kind: 'throttle', after: 1, times: 1, retryAfterSeconds: 7 });
      await fault({ match: 'GET /domains', kind: 'unavailable' });
      const statuses = [];
      for (let round = 0; round < 4; round += 1) {
        const { status, headers } = await caller.graph('GET', '/domains');
        statuses.push([status, headers.get('retry-after')]);
      }
      expect(statuses).toEqual([
        [200, null],
        [429, '7'],
        [503, '1'],
        [200, null],
      ]);
      await fault({ match: 'GET /users/{id}', kind: 'lag' });
      expect(errorOf(await caller.graph('GET', '/users/anne@borel.test'))[1]).toBe(
        'Request_ResourceNotFound',
      );
    });

    it('does the work of a lost answer', async () => {
      await fault({ match: 'POST /users', kind: 'lost' });
      await expect(caller.graph('POST', '/users', newcomer('perdu@borel.test'))).rejects.toThrow();
      expect(errorOf(await caller.graph('POST', '/users', newcomer('perdu@borel.test')))[2]).toMatch(
        /already exists/,
      );
      const { lines } = (await caller.control('GET', '/journal')).body;
      expect(lines.filter((line: Json) => !line.answered)).toHaveLength(1);
    });

    it('holds to its quota, and counts those who do not wait', async () => {
      await caller.control('PUT', '/quota', { per10s: 5 });
      const statuses = [];
      for (let round = 0; round < 8; round += 1)
        statuses.push((await caller.graph('GET', '/domains')).status);
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
      await caller.control('DELETE', '/faults');
      expect((await caller.graph('GET', '/domains')).status).toBe(200);
    });
  });

  it('answers a batch item by item', async () => {
    await caller.control('POST', '/faults', [
      { match: 'GET /domains', kind: 'throttle', retryAfterSeconds: 3 },
    ]);
    const { status, body } = await caller.graph('POST', '/$batch', {
      requests: [
        { id: '1', method: 'GET', url: '/domains' },
        { id: '2', method: 'GET', url: '/users/anne@borel.test?$select=displayName' },
        { id: '3', method: 'GET', url: '/subscribedSkus', dependsOn: ['1'] },
      ],
    });
    expect(status).toBe(200);
    const of = (id: string) => body.responses.find((one: Json) => one.id === id);
    expect([of('1').status, of('1').headers['retry-after']]).toEqual([429, '3']);
    expect(of('2').body).toEqual({ displayName: 'Anne Borel' });
    expect(of('3').status).toBe(424);
    const many = Array.from({ length: 21 }, (_, at) => ({ id: `${at}`, method: 'GET', url: '/domains' }));
    expect((await caller.graph('POST', '/$batch', { requests: many })).status).toBe(400);
  });

  it('sends to a file for reports', async () => {
    const { status, headers } = await caller.graph('GET', "/reports/getMailboxUsageDetail(period='D7')");
    expect(status).toBe(302);
    const csv = await (await fetch(headers.get('location') ?? '')).text();
    expect(csv).toContain('anne@borel.test,False,2000000000');
  });
});
