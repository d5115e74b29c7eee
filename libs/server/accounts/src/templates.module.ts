import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';

/** Templates by client and function, and the licences of clients. */
@Module({ imports: [DirectoryModule] })
export class TemplatesModule {}

/** Their routes. */
@Module({ imports: [TemplatesModule] })
export class TemplatesHttpModule {}
