// lies in: libs/server/tickets/src/sample-agent.ts
// refused by: @nx/enforce-module-boundaries
// says: request-filtering-agent
import { RequestFilteringHttpsAgent } from 'request-filtering-agent';
export const agent = RequestFilteringHttpsAgent;
