import type { Rule } from '../rule';

/** A WebApp with several ports of which `publish` names one: a load balancer opens every port of its Service. */
export const portAlsoPublished: Rule = {
  code: 'port/also-published',
  model: ({ report }) => ({
    service({ name, type, ports, origin, selects }) {
      // A Service that the user has made lists its ports by itself.
      if (type !== 'LoadBalancer' || origin !== selects.origin || ports.length < 2) return;
      const [first, ...others] = ports.map((port) => `${port.port} ("${port.name}")`);
      report({
        message: `"${name}" publishes ${others.join(', ')} as well as ${first}: a load balancer opens all ports of its Service.`,
        origin,
        property: ['publish'],
        consequence: 'Whoever reaches the host reaches all of them, on each target.',
        fix: 'Leave `publish` out, and put a Service of type LoadBalancer in front of the `deployment`, with the ports for everyone. Where all are meant, suppress this with that reason.',
      });
    },
  }),
};
