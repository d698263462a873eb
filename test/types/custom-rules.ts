import { App, defineRule } from 'lading';
import { runRule } from 'lading/testing';

const rule = defineRule({
  code: 'custom/typed',
  level: 'error',
  config: { label: 'owner', least: 2, strict: true, teams: ['shop'] },
  kinds: ['Deployment', 'apps/StatefulSet'],
  object({ kind, spec }, { config, report, versions }) {
    const name: 'Deployment' | 'StatefulSet' = kind;
    const replicas: number = spec?.replicas ?? config.least;
    const teams: readonly string[] = config.teams;
    if (config.strict && replicas > 1)
      report(`${name} ${teams.join()} ${config.label.length} ${versions[0]}`);
    // @ts-expect-error there is no such field
    spec?.replica;
    // @ts-expect-error nothing is changed
    if (spec) spec.replicas = 1;
    // @ts-expect-error there is no such parameter
    config.lable;
    // @ts-expect-error a problem has a message
    report({ at: ['spec'] });
  },
  container({ image }, { object, isInit, report }) {
    const text: string | undefined = image;
    if (isInit) report({ message: `${text} ${object.kind}`, severity: 'warning' });
  },
  service({ image, read_only }, { target }) {
    const where: 'compose' | 'swarm' = target;
    const text: string | undefined = image;
    return void [where, text, read_only];
  },
  workload({ construct, containers, targets }, { report }) {
    for (const { at } of containers)
      report({ message: `${construct} ${targets.length}`, at: [...at, 'image'] });
  },
});
defineRule({
  code: 'custom/other',
  kinds: ['cert-manager.io/Certificate'],
  object({ metadata, spec }) {
    const label: string | undefined = metadata?.labels?.a;
    const anything: unknown = spec;
    return void [label, anything];
  },
});
// @ts-expect-error its name begins with custom/
defineRule({ code: 'acme/other', object() {} });
// @ts-expect-error there is no such level
defineRule({ code: 'custom/other', level: 'off', object() {} });

new App({
  policy: {
    custom: [rule],
    rules: { 'custom/typed': { level: 'error', label: 'team' }, 'custom/other': 'off' },
  },
});
// @ts-expect-error what is no rule
new App({ policy: { custom: [{ code: 'custom/typed' }] } });
// @ts-expect-error there is no such level
new App({ policy: { rules: { 'custom/typed': 'offf' } } });
for (const { message, at } of runRule(rule, 'kind: Pod', { config: { least: 3 } })) void `${message}${at}`;
