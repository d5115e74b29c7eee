import { asks, type Call, GraphError, ok, type Operation } from './operation';
import { page } from './query';

const domains = ['Domain.Read.All', 'Directory.Read.All', 'Domain.ReadWrite.All'];

/** Reports are files elsewhere, with data of two days ago. */
function report(call: Call, header: string, rows: string[][]) {
  const csv = [header, ...rows.map((row) => row.join(','))].join('\n');
  if (call.query.get('$format') === 'application/json')
    throw new GraphError(400, 'BadRequest', 'JSON is not supported for this report in v1.0.');
  return {
    status: 302,
    headers: { location: `data:text/csv;base64,${Buffer.from(csv).toString('base64')}` },
  };
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The tenant itself, news of Microsoft, and reports. */
export const serviceOperations: Operation[] = [
  asks('GET', '/domains', domains, (call) => page(call, [...call.tenant.domains], 'domains')),
  asks('GET', '/organization', ['Organization.Read.All', 'Directory.Read.All'], ({ tenant }) =>
    ok({
      value: [
        {
          id: tenant.id,
          displayName: tenant.name,
          verifiedDomains: tenant.domains.map(({ id, isDefault }) => ({ name: id, isDefault })),
        },
      ],
    }),
  ),
  asks('GET', '/admin/serviceAnnouncement/messages', ['ServiceMessage.Read.All'], (call) =>
    page(
      call,
      call.tenant.news.map((one) => ({ ...one, startDateTime: new Date(one.startDateTime).toISOString() })),
      'admin/serviceAnnouncement/messages',
    ),
  ),
  asks('GET', '/admin/serviceAnnouncement/healthOverviews', ['ServiceHealth.Read.All'], () =>
    ok({
      value: ['Exchange Online', 'Microsoft Teams', 'SharePoint Online'].map((service) => ({
        id: service,
        service,
        status: 'serviceOperational',
      })),
    }),
  ),
  asks('GET', "/reports/getMailboxUsageDetail(period='{period}')", ['Reports.Read.All'], (call) =>
    report(
      call,
      'Report Refresh Date,User Principal Name,Is Deleted,Storage Used (Byte)',
      [...call.tenant.users.values()].flatMap(({ mailbox, userPrincipalName, deletedDateTime }) =>
        mailbox
          ? [
              [
                day(call.now),
                userPrincipalName,
                deletedDateTime === null ? 'False' : 'True',
                String(mailbox.sizeBytes),
              ],
            ]
          : [],
      ),
    ),
  ),
  asks('GET', "/reports/getOneDriveUsageAccountDetail(period='{period}')", ['Reports.Read.All'], (call) =>
    report(
      call,
      'Report Refresh Date,Owner Principal Name,Is Deleted,Storage Used (Byte)',
      [...call.tenant.users.values()].flatMap(({ driveReadyAt, userPrincipalName }) =>
        driveReadyAt === null ? [] : [[day(call.now), userPrincipalName, 'False', '1000000']],
      ),
    ),
  ),
];
