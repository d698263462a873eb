import { objectIn, textIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { containers } from '../seen';

/** `memory: 512m`: `m` is a thousandth of a byte, and somebody has meant megabytes. */
export const resourcesFractional: PolicyRule<'resources/fractional'> = {
  code: 'resources/fractional',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: containers(({ content, called }) => {
      for (const part of ['requests', 'limits'])
        for (const name of ['memory', 'ephemeral-storage']) {
          const amount = textIn(objectIn(objectIn(content.resources)[part])[name]) ?? '';
          if (!/^\d+m$/.test(amount) || amount.endsWith('000m')) continue;
          return {
            message: `${called} says \`${name}: ${amount}\`, which is ${amount.slice(0, -1)} thousandths of a byte.`,
            at: ['resources', part, name],
            consequence:
              part === 'limits'
                ? 'It is ended as soon as it starts.'
                : 'Its node is chosen as if it needed nothing.',
            fix: `Megabytes are \`${amount.slice(0, -1)}Mi\`.`,
          };
        }
      return undefined;
    }),
  }),
};
