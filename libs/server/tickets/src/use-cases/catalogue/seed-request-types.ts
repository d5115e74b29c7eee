import { Injectable } from '@nestjs/common';
import { systemActor } from '@vigie/platform';
import { demoRequestTypes } from './demo-request-types.data';
import { SaveRequestType } from './save-request-type';

/** Fills the catalogue of a demonstration, through the very use case that people use. */
@Injectable()
export class SeedRequestTypes {
  constructor(private readonly saving: SaveRequestType) {}

  async execute(): Promise<void> {
    const actor = systemActor('demonstration');
    for (const content of demoRequestTypes) {
      const id = await this.saving.create(actor, content);
      await this.saving.publish(actor, id, 1);
    }
  }
}
