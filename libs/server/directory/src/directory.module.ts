import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@vigie/platform';
import { AttemptLimits } from './auth/attempt-limits';
import { DirectoryAuthenticator } from './auth/directory-authenticator';
import { IdentityCache } from './auth/identity-cache';
import { PasswordLinks } from './auth/password-links';
import { Passwords } from './auth/passwords';
import { Reauthentication } from './auth/reauthentication';
import { SecondFactor } from './auth/second-factor';
import { SignInLimits } from './auth/sign-in-limits';
import { AccountQueries } from './queries/account-queries';
import { AuditQueries } from './queries/audit-queries';
import { ClientQueries } from './queries/client-queries';
import { Directory } from './queries/directory';
import { EquipmentExport } from './queries/equipment-export';
import { EquipmentQueries } from './queries/equipment-queries';
import { PeopleQueries } from './queries/people-queries';
import { SettingsQueries } from './queries/settings-queries';
import { SlaPolicies } from './queries/sla-policies';
import { TokenQueries } from './queries/token-queries';
import { ChangeLocale } from './use-cases/change-locale';
import { ChangePassword } from './use-cases/change-password';
import { ChangePerson } from './use-cases/change-person';
import { ConfirmTotp } from './use-cases/confirm-totp';
import { CreateAdministrator } from './use-cases/create-administrator';
import { CreatePerson } from './use-cases/create-person';
import { CreateToken } from './use-cases/create-token';
import { DisableTotp } from './use-cases/disable-totp';
import { EndSessions } from './use-cases/end-sessions';
import { EnrolTotp } from './use-cases/enrol-totp';
import { ImportEquipment } from './use-cases/import-equipment';
import { MoveEquipment } from './use-cases/move-equipment';
import { RequestPasswordReset } from './use-cases/request-password-reset';
import { RequestWipe } from './use-cases/request-wipe';
import { ResetPassword } from './use-cases/reset-password';
import { RevokeToken } from './use-cases/revoke-token';
import { SaveCalendar } from './use-cases/save-calendar';
import { SaveClient } from './use-cases/save-client';
import { SaveEquipment } from './use-cases/save-equipment';
import { SaveSite } from './use-cases/save-site';
import { SaveSlaPolicy } from './use-cases/save-sla-policy';
import { SeedDirectory } from './use-cases/seed-directory';
import { SeedEstate } from './use-cases/seed-estate';
import { SignIn } from './use-cases/sign-in';
import { SignOut } from './use-cases/sign-out';

const auth = [
  AttemptLimits,
  DirectoryAuthenticator,
  IdentityCache,
  PasswordLinks,
  Passwords,
  Reauthentication,
  SecondFactor,
  SignInLimits,
];
const queries = [
  AccountQueries,
  AuditQueries,
  ClientQueries,
  Directory,
  EquipmentExport,
  EquipmentQueries,
  PeopleQueries,
  SettingsQueries,
  SlaPolicies,
  TokenQueries,
];
const useCases = [
  ChangeLocale,
  ChangePassword,
  ChangePerson,
  ConfirmTotp,
  CreateAdministrator,
  CreatePerson,
  CreateToken,
  DisableTotp,
  EndSessions,
  EnrolTotp,
  ImportEquipment,
  MoveEquipment,
  RequestPasswordReset,
  RequestWipe,
  ResetPassword,
  RevokeToken,
  SaveCalendar,
  SaveClient,
  SaveEquipment,
  SaveSite,
  SaveSlaPolicy,
  SeedDirectory,
  SeedEstate,
  SignIn,
  SignOut,
];

/** People, clients, calendars and sign-in, without routes. Global, because it tells every process who calls. */
@Global()
@Module({
  providers: [
    ...auth,
    ...queries,
    ...useCases,
    { provide: Authenticator, useExisting: DirectoryAuthenticator },
  ],
  exports: [Authenticator, AttemptLimits, ...queries, ...useCases],
})
export class DirectoryModule {}
