import type * as graph from '@microsoft/microsoft-graph-types';
import { z } from 'zod';

/**
 * Bodies of requests, strictly: what the published types do not have, or what Graph does not let one write, is
 * refused. `satisfies` binds each schema to the published type, so that a name Graph never had does not compile.
 */
type Writable<T> = z.ZodType<Partial<T>>;

const words = z.string().min(1);
const guid = z.uuid();

const passwordProfile = z.strictObject({
  password: words,
  forceChangePasswordNextSignIn: z.boolean().optional(),
  forceChangePasswordNextSignInWithMfa: z.boolean().optional(),
}) satisfies Writable<graph.PasswordProfile>;

const profile = {
  usageLocation: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .optional(),
  givenName: z.string().max(64).nullable().optional(),
  surname: z.string().max(64).nullable().optional(),
  jobTitle: z.string().max(128).nullable().optional(),
  department: z.string().max(64).nullable().optional(),
  employeeId: z.string().max(16).nullable().optional(),
  mobilePhone: z.string().max(64).nullable().optional(),
  onPremisesExtensionAttributes: z
    .strictObject({ extensionAttribute15: z.string().max(1024).nullable().optional() })
    .optional() satisfies z.ZodType<Partial<graph.OnPremisesExtensionAttributes> | undefined>,
};

export const newUser = z.strictObject({
  accountEnabled: z.boolean(),
  displayName: words.max(256),
  mailNickname: words.max(64).regex(/^[A-Za-z0-9.'_!#^~-]+$/),
  userPrincipalName: words.max(113),
  passwordProfile,
  ...profile,
}) satisfies Writable<graph.User>;

export const changedUser = z.strictObject({
  accountEnabled: z.boolean().optional(),
  displayName: words.max(256).optional(),
  mailNickname: words.max(64).optional(),
  userPrincipalName: words.max(113).optional(),
  passwordProfile: passwordProfile.optional(),
  ...profile,
}) satisfies Writable<graph.User>;

export const licenceChange = z.strictObject({
  addLicenses: z.array(
    z.strictObject({
      skuId: guid,
      disabledPlans: z.array(guid).optional(),
    }) satisfies Writable<graph.AssignedLicense>,
  ),
  removeLicenses: z.array(guid),
});

const dateTimeTimeZone = z.strictObject({
  dateTime: words,
  timeZone: words,
}) satisfies Writable<graph.DateTimeTimeZone>;

export const mailboxSettings = z.strictObject({
  language: z.strictObject({ locale: words, displayName: words.optional() }).optional() satisfies z.ZodType<
    Partial<graph.LocaleInfo> | undefined
  >,
  timeZone: words.optional(),
  automaticRepliesSetting: z
    .strictObject({
      status: z.enum(['disabled', 'alwaysEnabled', 'scheduled']).optional(),
      externalAudience: z.enum(['none', 'contactsOnly', 'all']).optional(),
      internalReplyMessage: z.string().nullable().optional(),
      externalReplyMessage: z.string().nullable().optional(),
      scheduledStartDateTime: dateTimeTimeZone.optional(),
      scheduledEndDateTime: dateTimeTimeZone.optional(),
    })
    .optional() satisfies z.ZodType<Partial<graph.AutomaticRepliesSetting> | undefined>,
}) satisfies Writable<graph.MailboxSettings>;

const recipient = z.strictObject({
  emailAddress: z.strictObject({ address: z.email(), name: z.string().optional() }),
}) satisfies Writable<graph.Recipient>;

export const messageRule = z.strictObject({
  displayName: words,
  sequence: z.int().min(1),
  isEnabled: z.boolean().optional(),
  actions: z.strictObject({
    redirectTo: z.array(recipient).min(1).optional(),
    forwardTo: z.array(recipient).min(1).optional(),
    stopProcessingRules: z.boolean().optional(),
  }),
}) satisfies Writable<graph.MessageRule>;

export const reference = z.strictObject({ '@odata.id': z.url() });

export const newMembership = z.strictObject({
  '@odata.type': z.literal('#microsoft.graph.aadUserConversationMember'),
  roles: z.array(z.enum(['owner', 'guest'])),
  'user@odata.bind': words,
}) satisfies Writable<Pick<graph.AadUserConversationMember, 'roles'>>;

export const invitation = z.strictObject({
  requireSignIn: z.boolean(),
  sendInvitation: z.boolean(),
  roles: z.array(z.enum(['read', 'write'])).min(1),
  recipients: z.array(z.strictObject({ objectId: guid }) satisfies Writable<graph.DriveRecipient>).min(1),
  message: z.string().optional(),
});

export const wipe = z.strictObject({
  keepEnrollmentData: z.boolean().nullable().optional(),
  keepUserData: z.boolean().nullable().optional(),
  macOsUnlockCode: z.string().nullable().optional(),
  persistEsimDataPlan: z.boolean().nullable().optional(),
});

export const temporaryPass = z.strictObject({
  lifetimeInMinutes: z.int().min(10).max(43_200).optional(),
  isUsableOnce: z.boolean().optional(),
  startDateTime: z.iso.datetime().optional(),
}) satisfies Writable<graph.TemporaryAccessPassAuthenticationMethod>;

export const riskyUsers = z.strictObject({ userIds: z.array(guid).min(1) });
