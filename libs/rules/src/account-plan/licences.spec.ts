import fc from 'fast-check';
import { planDeparture } from './departure';
import { cmdletOf, powershellQuote } from './exchange';
import { freeLicences, growsByMoreThanTenth, licencesToBuy } from './licences';

describe('the stock of licences', () => {
  it.each([
    [{ enabled: 10, consumed: 8, reserved: 1 }, 1, 0],
    [{ enabled: 10, consumed: 9, reserved: 1 }, 0, 1],
    [{ enabled: 10, consumed: 10, reserved: 2 }, -2, 3],
  ])('%j', (count, free, buy) => {
    expect(freeLicences(count)).toBe(free);
    expect(licencesToBuy(count)).toBe(buy);
  });

  it.each([
    [10, 11, false],
    [10, 12, true],
    [20, 22, false],
    [20, 23, true],
    [1, 2, true],
    [0, 5, false],
    [30, 20, false],
  ])('from %i to %i', (before, after, grows) => {
    expect(growsByMoreThanTenth(before, after)).toBe(grows);
  });
});

describe('lines for Exchange Online', () => {
  it('convert, give access and edit lists, with every value in quotes', () => {
    const plan = planDeparture(
      {
        mailbox: 'convert-to-shared',
        heirs: [{ id: 'h', name: 'Héritière', address: "l'heritiere@x.test" }],
        devices: {},
        tasks: [],
      },
      {
        id: 'u',
        name: 'Zoé',
        address: 'zoe@x.test',
        enabled: true,
        synced: false,
        licences: [],
        groups: [
          {
            id: 'l',
            name: "L’équipe d'atelier",
            kind: 'list',
            writable: true,
            licensing: false,
            lastOwner: false,
          },
        ],
        devices: [],
        mailbox: { purpose: 'user', bytes: 1 },
        hasDrive: false,
      },
    );
    const lines = plan.steps.map((one) => cmdletOf(one, 'zoe@x.test')).filter((line) => line !== null);
    expect(lines).toEqual([
      "Set-Mailbox -Identity 'zoe@x.test' -Type Shared",
      "Add-MailboxPermission -Identity 'zoe@x.test' -User 'l''heritiere@x.test' -AccessRights FullAccess",
      "Remove-DistributionGroupMember -Identity 'L’’équipe d''atelier' -Member 'zoe@x.test' -BypassSecurityGroupManagerCheck -Confirm:$false",
    ]);
  });

  it('no value ends its quotes early', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const quoted = powershellQuote(value);
        expect(/^'(?:[^'‘’‚‛]|['‘’‚‛]{2})*'$/u.test(quoted)).toBe(true);
      }),
    );
  });
});
