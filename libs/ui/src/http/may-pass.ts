import type { ShownProblem } from './problem';

/** Whether the same request may well succeed a moment later: not when it was refused for what it asks. */
export const mayPass = ({ status }: Pick<ShownProblem, 'status'>): boolean =>
  status === 0 || status >= 500 || [408, 409, 425, 429].includes(status);
