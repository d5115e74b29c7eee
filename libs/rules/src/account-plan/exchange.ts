import type { PlannedStep, StepKind } from './vocabulary';

/** A value in PowerShell's single quotes, in which only the quote itself means something; curly ones are quotes, too. */
export const powershellQuote = (value: string): string =>
  `'${value.replace(/['\u2018\u2019\u201a\u201b]/g, (quote) => quote + quote)}'`;

/**
 * The line to paste into Exchange Online for an assisted step: what Graph has no request for. `address` is the
 * mailbox of the person; a list is named by its address where that is known. Null for a step of another kind.
 */
export function cmdletOf({ kind, target, value }: PlannedStep, address: string): string | null {
  const [self, other] = [powershellQuote(address), powershellQuote(value ?? '')];
  const member = `-Identity ${powershellQuote(value ?? target?.name ?? '')} -Member ${self}`;
  const bypass = '-BypassSecurityGroupManagerCheck';
  const lines: Partial<Record<StepKind, string>> = {
    'convert-to-shared': `Set-Mailbox -Identity ${self} -Type Shared`,
    'give-mailbox-access': `Add-MailboxPermission -Identity ${self} -User ${other} -AccessRights FullAccess`,
    'join-list': `Add-DistributionGroupMember ${member} ${bypass}`,
    'leave-list': `Remove-DistributionGroupMember ${member} ${bypass} -Confirm:$false`,
  };
  return lines[kind] ?? null;
}
