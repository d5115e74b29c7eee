import { graphPermissions, missingPermissions, stepPermissions, stepsNeeding } from './permissions';
import { channelOf, stepKinds, type StepKind } from './vocabulary';

const kinds = Object.keys(stepKinds) as StepKind[];

describe('permissions of steps', () => {
  it.each(kinds.filter((kind) => channelOf(kind) === 'automatic'))(
    '%s asks Microsoft for something',
    (kind) => {
      expect(stepPermissions[kind].length).toBeGreaterThan(0);
    },
  );

  it.each(kinds.filter((kind) => channelOf(kind) !== 'automatic' && kind !== 'hand-over-password'))(
    '%s is done without us',
    (kind) => {
      expect(stepPermissions[kind]).toEqual([]);
    },
  );

  it.each(graphPermissions)('%s is asked for because a step needs it', (permission) => {
    expect(stepsNeeding(permission).length).toBeGreaterThan(0);
  });

  it('are no wider than what is known to be needed', () => {
    expect(
      graphPermissions.filter((name) =>
        /^(Mail|Sites|Group)\.|Directory\.ReadWrite|RoleManagement/.test(name),
      ),
    ).toEqual([]);
  });

  it('lack when a token does not have them, whatever else it has', () => {
    expect(missingPermissions(graphPermissions)).toEqual([]);
    expect(missingPermissions(['Mail.Read', ...graphPermissions.slice(2)])).toEqual(
      graphPermissions.slice(0, 2),
    );
  });
});
