export { AdaptersModule } from './adapters.module';
export { MailIntake } from './mail/intake/mail-intake';
