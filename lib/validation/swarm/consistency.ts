import type { JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import type { Complain } from '../complain';

const modes = ['replicated', 'global', 'replicated-job', 'global-job'];
const conditions = ['any', 'on-failure', 'none'];
const endpointModes = ['vip', 'dnsrr'];
const actions = { update_config: ['pause', 'continue', 'rollback'], rollback_config: ['pause', 'continue'] };

/** As the Engine reads a constraint: something of a node that is, or is not, one value. */
const constraint =
  /^(?:node\.(?:id|hostname|ip|role|platform\.os|platform\.arch|labels\.[\w.-]+)|engine\.labels\.[\w.-]+)\s*(?:==|!=)\s*[a-z0-9:\-_\s.*()?+[\]\\^$|/]+$/i;

/** What the Engine refuses of one service, beyond the schema. */
export function checkStackService({ deploy: given, ports }: JsonObject, complain: Complain): void {
  const deploy = objectIn(given);
  const mode = textIn(deploy.mode) ?? 'replicated';
  const isJob = mode.endsWith('-job');
  const known = (at: readonly string[], value: unknown, values: readonly string[]): void => {
    const text = textIn(value);
    if (text === undefined || text.includes('$') || values.includes(text)) return;
    complain({
      message: `\`${at.join('.')}\` of a service of a stack cannot be "${text}".`,
      fix: `It is one of ${values.join(', ')}.`,
      at: ['deploy', ...at],
    });
  };
  known(['mode'], mode, modes);
  known(['endpoint_mode'], deploy.endpoint_mode, endpointModes);
  known(['restart_policy', 'condition'], objectIn(deploy.restart_policy).condition, conditions);
  for (const [key, values] of Object.entries(actions)) {
    known([key, 'failure_action'], objectIn(deploy[key]).failure_action, values);
    if (isJob && deploy[key] !== undefined)
      complain({
        message: `A service that is a job has no \`${key}\`: nothing takes its place.`,
        fix: 'Take it out.',
        at: ['deploy', key],
      });
  }
  if (mode.startsWith('global') && deploy.replicas !== undefined)
    complain({
      message: 'A service that is on every node has no number of `replicas`.',
      fix: 'Take it out, or let its mode be "replicated".',
      at: ['deploy', 'replicas'],
    });
  if (isJob && objectIn(deploy.restart_policy).condition === 'any')
    complain({
      message: 'A job that is started again whatever comes of it never ends.',
      fix: 'Let its `condition` be "on-failure" or "none".',
      at: ['deploy', 'restart_policy', 'condition'],
    });
  if (deploy.endpoint_mode === 'dnsrr' && listIn(ports).some((port) => objectIn(port).mode !== 'host'))
    complain({
      message:
        'Without an address of its own, `endpoint_mode: dnsrr`, a service can publish ports of its nodes alone.',
      fix: 'Let them be of `mode: host`.',
      at: ['deploy', 'endpoint_mode'],
    });
  for (const [index, each] of listIn(objectIn(deploy.placement).constraints).entries()) {
    if (typeof each !== 'string' || each.includes('$') || constraint.test(each)) continue;
    complain({
      message: `"${each}" is no constraint of Swarm.`,
      fix: 'Compare with one value, such as "node.labels.disk == ssd".',
      at: ['deploy', 'placement', 'constraints', index],
    });
  }
}
