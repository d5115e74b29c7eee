import { randomUUID } from 'node:crypto';
import { invitation } from './bodies';
import { asks, done, GraphError, missing, ok, type Operation, takes } from './operation';
import { userOf } from './users';

const write = ['Files.ReadWrite.All', 'Sites.ReadWrite.All'];

/** The drive of a user has the user's identifier here: one is enough to find the other. */
const driveOf = (userId: string) => `b!${userId}`;

/** OneDrive: nobody makes it by Graph, but its first level can be shared. */
export const driveOperations: Operation[] = [
  asks('GET', '/users/{id}/drive', ['Files.Read.All', ...write, 'Sites.Read.All'], (call) => {
    const user = userOf(call, call.path['id'] ?? '');
    if (user.driveReadyAt === null || user.driveReadyAt > call.now)
      throw new GraphError(404, 'itemNotFound', "User's mysite not found.");
    const id = driveOf(user.id);
    return ok({
      id,
      driveType: 'business',
      webUrl: `https://example-my.sharepoint.com/personal/${user.mailNickname}`,
    });
  }),
  takes('POST', '/drives/{drive}/items/root/invite', {
    permissions: write,
    body: invitation,
    run: (call) => {
      const driveId = call.path['drive'] ?? '';
      const owner = [...call.tenant.users.values()].find(({ id }) => driveOf(id) === driveId);
      const readyAt = owner?.driveReadyAt ?? Infinity;
      if (readyAt > call.now) throw new GraphError(404, 'itemNotFound', 'The resource could not be found.');
      const recipients = call.body.recipients.map(({ objectId }) => userOf(call, objectId).id);
      const share = { id: randomUUID(), driveId, recipients, roles: call.body.roles };
      call.tenant.shares.set(share.id, share);
      return ok({
        value: [
          {
            id: share.id,
            roles: share.roles,
            grantedToIdentitiesV2: recipients.map((id) => ({ user: { id } })),
          },
        ],
      });
    },
  }),
  asks('DELETE', '/drives/{drive}/items/root/permissions/{permission}', write, (call) => {
    if (!call.tenant.shares.delete(call.path['permission'] ?? ''))
      throw missing(call.path['permission'] ?? '');
    return done;
  }),
];
