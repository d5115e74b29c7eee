import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import { readsKey } from './media-type.guard';

/** The media type of a route's body where it is not JSON. */
export const Reads = (mediaType: string): MethodDecorator =>
  applyDecorators(SetMetadata(readsKey, mediaType), ApiConsumes(mediaType));
