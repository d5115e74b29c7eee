import type { AutomaticKind } from '@vigie/rules';
import type { StepOutcome } from '@vigie/accounts';
import * as account from './account-steps';
import { endPhone, lockPhone } from './device-steps';
import * as group from './group-steps';
import { assignLicence, releaseLicence } from './licence-steps';
import * as mailbox from './mailbox-steps';
import type { StepContext } from './step-context';

/** What each kind of automatic step does; `snapshot-account` reads only, and is done by who asks for the account. */
export const steps: Record<
  Exclude<AutomaticKind, 'snapshot-account'>,
  (context: StepContext) => Promise<StepOutcome>
> = {
  'create-account': account.createAccount,
  'enable-account': (context) => account.setEnabled(context, true),
  'disable-account': (context) => account.setEnabled(context, false),
  'reset-password': account.resetPassword,
  'revoke-sessions': account.revokeSessions,
  'remove-sign-in-methods': account.removeSignInMethods,
  'set-profile': account.setProfile,
  'set-manager': account.setManager,
  'delete-account': account.deleteAccount,
  'assign-licence': assignLicence,
  'release-licence': releaseLicence,
  'wait-for-mailbox': mailbox.waitForMailbox,
  'wait-for-drive': mailbox.waitForDrive,
  'set-language': mailbox.setLanguage,
  'set-automatic-reply': mailbox.setAutomaticReply,
  'redirect-mail': mailbox.redirectMail,
  'verify-shared': mailbox.verifyShared,
  'share-drive': mailbox.shareDrive,
  'join-group': group.joinGroup,
  'leave-group': group.leaveGroup,
  'join-team': group.joinTeam,
  'leave-team': group.leaveTeam,
  'lock-phone': lockPhone,
  'retire-phone': (context) => endPhone(context, 'retire'),
  'wipe-phone': (context) => endPhone(context, 'wipe'),
};
