import { Initial1774000000000 } from './1774000000000-initial';
import { CrossClientLinks1774300000000 } from './1774300000000-cross-client-links';
import { ServiceTokens1774450000000 } from './1774450000000-service-tokens';

/** Every migration, oldest first. They import nothing from the workspace. */
export const migrations = [Initial1774000000000, CrossClientLinks1774300000000, ServiceTokens1774450000000];
