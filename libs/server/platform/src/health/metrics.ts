import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What this process tells of itself in the format of Prometheus. */
export const metrics = new Registry();

collectDefaultMetrics({ register: metrics });
new Gauge({ name: 'vigie_up', help: '1 while the process serves', registers: [metrics] }).set(1);
