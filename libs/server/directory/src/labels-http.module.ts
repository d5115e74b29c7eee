import { Module } from '@nestjs/common';
import { DirectoryModule } from './directory.module';
import { LabelsController } from './http/labels.controller';
import { PrintLabels } from './use-cases/print-labels';

/** Labels of equipment; the process must also bind the port LabelSheet. */
@Module({ imports: [DirectoryModule], providers: [PrintLabels], controllers: [LabelsController] })
export class LabelsHttpModule {}
