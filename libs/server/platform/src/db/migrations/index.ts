import { Initial1774000000000 } from './1774000000000-initial';

/** Every migration, oldest first. They import nothing from the workspace. */
export const migrations = [Initial1774000000000];
