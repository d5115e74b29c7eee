// lies in: apps/portal/src/app/sample.ts
// refused by: @nx/enforce-module-boundaries
// says: bullmq
import { Queue } from 'bullmq';
export const queue = Queue;
