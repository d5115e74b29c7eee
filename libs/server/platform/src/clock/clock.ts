import { Injectable } from '@nestjs/common';

/** The time of the process. A use case reads it once and hands it down. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
