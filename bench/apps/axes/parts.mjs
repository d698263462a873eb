import { container, Worker } from 'lading';

export const image = 'ghcr.io/acme/web:1.0.0';

/** Props of a WebApp. */
export const web = { image, port: 8080, healthTool: 'curl' };

/** As many as are asked for, by number. */
export const each = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** The same in a record: `make` gives the key and the value. */
export const byName = (count, make) => Object.fromEntries(each(count, make));

export const worker = (chart, props) => new Worker(chart, 'worker', { image, ...props });

export const steps = (count) => each(count, (n) => container({ name: `step-${n}`, image }));
