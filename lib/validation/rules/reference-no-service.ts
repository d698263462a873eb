import type { Rule } from '../rule';

/** Calls to a Service without a port: nobody can connect to it. */
export const referenceNoService: Rule = {
  code: 'reference/no-service',
  model: ({ report }) => ({
    workload({ calls, name, origin }) {
      calls.forEach((endpoint, index) => {
        if (endpoint.kind === 'external' || endpoint.ports.length > 0) return;
        report({
          message: `"${name}" calls "${endpoint.name}", a Service without a port.`,
          origin,
          property: ['calls', index],
          related: [endpoint.origin],
          fix: `Give "${endpoint.name}" a port, or take the call out.`,
        });
      });
    },
  }),
};
