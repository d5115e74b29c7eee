import fc from 'fast-check';
import { planDeparture } from './departure';
import { cmdletOf, powershellQuote } from './exchange';
import { freeLicences, growsByMoreThanTenth, licencesToBuy, licenceState, renewalState } from './licences';
import { freeProducts, productName } from './products';

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

describe('the state of a stock', () => {
  it.each([
    [{ enabled: 10, consumed: 8, reserved: 1 }, 1, 'enough'],
    [{ enabled: 10, consumed: 8, reserved: 1 }, 2, 'none-spare'],
    [{ enabled: 10, consumed: 10, reserved: 0 }, 1, 'none-spare'],
    [{ enabled: 10, consumed: 10, reserved: 0 }, 0, 'enough'],
    [{ enabled: 10, consumed: 10, reserved: 1 }, 0, 'lacking'],
    [{ enabled: 0, consumed: 0, reserved: 0 }, 1, 'unused'],
    [{ enabled: 0, consumed: 0, reserved: 1 }, 1, 'lacking'],
  ])('%j with %i spare', (count, spare, state) => {
    expect(licenceState(count, spare)).toBe(state);
  });

  it('asks for purchases exactly where something lacks, and as many as end it', () => {
    const units = fc.nat(1000);
    fc.assert(
      fc.property(units, units, units, fc.nat(5), (enabled, consumed, reserved, spare) => {
        const count = { enabled, consumed, reserved };
        const buy = licencesToBuy(count, spare);
        expect(buy > 0).toBe(['lacking', 'none-spare'].includes(licenceState(count, spare)));
        const after = { ...count, enabled: enabled + buy };
        expect(licencesToBuy(after, spare)).toBe(0);
        if (buy > 0) expect(freeLicences(after)).toBe(spare);
      }),
    );
  });
});

describe('the renewal of a product', () => {
  it.each([
    [null, null],
    ['2026-11-25', 'passed'],
    ['2026-11-26', 'near'],
    ['2026-12-26', 'near'],
    ['2026-12-27', 'soon'],
    ['2027-01-25', 'soon'],
    ['2027-01-26', 'later'],
  ])('of %s', (renewsOn, state) => {
    expect(renewalState(renewsOn, '2026-11-26')).toBe(state);
  });
});

describe('the name of a product', () => {
  it('is what people say, or the part number that nobody knows', () => {
    expect(productName('SPB')).toBe('Microsoft 365 Business Premium');
    expect(productName('CONTOSO_SUITE')).toBe('CONTOSO_SUITE');
    expect(freeProducts).toContain('FLOW_FREE');
    expect(freeProducts).not.toContain('SPB');
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
