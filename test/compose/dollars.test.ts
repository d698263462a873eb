import { composeHead, composeRest } from '../../lib/compose/rest';
import { filesOf } from '../../lib/docker/project';
import type { Service } from '../../lib/model/service';
import type { Workload } from '../../lib/model/workload';
import { app, container, secret, service, variable, workload } from '../model/parts';
import { lowerAll, makeWorld } from './make';

/** Every plain text of the model that Compose is told of, each with a dollar. */
function priced(): { readonly web: Workload; readonly services: readonly Service[] } {
  const web = workload('w$', {
    labels: { label$: 'l$' },
    annotations: { annotation$: 'a$' },
    stopSignal: 'S$',
    containers: [
      container({
        image: 'i$',
        build: { context: './c$', dockerfile: 'd$', target: 't$', args: { A$: 'b$' } },
        command: ['e$'],
        args: ['c$'],
        workingDir: '/w$',
        ports: [{ name: 'p', port: 1, protocol: 'tcp' }],
        env: { E$: ['v$', secret('s', 'k'), '$', variable('V', 'd$')] },
        addCapabilities: ['CAP$'],
        healthTool: 'curl',
        readiness: {
          action: { type: 'httpGet', path: '/p$', scheme: 'HTTP', headers: { H$: 'v$' } },
        },
        postStart: { type: 'exec', command: ['h$'] },
        preStop: { type: 'httpGet', path: '/p$', scheme: 'HTTP' },
        mounts: [
          { path: '/files$', volume: 'f', readOnly: true },
          { path: '/one$', volume: 'f', file: '$x', readOnly: true },
          { path: '/secret$', volume: 's', readOnly: true },
          { path: '/own$', volume: 'own', readOnly: false },
          { path: '/shared$', volume: 'shared$', readOnly: false },
        ],
      }),
    ],
    sidecars: [container({ name: 's$', mounts: [{ path: '/shared$', volume: 'shared$', readOnly: false }] })],
    initContainers: [container({ name: 'init$', image: 'i$', args: ['a$'] })],
    volumes: [
      {
        type: 'config',
        name: 'f',
        configName: 'f',
        files: { $x: { type: 'text', text: '$x' }, 'a/$y': { type: 'text', text: '$y' } },
      },
      {
        type: 'secret',
        name: 's',
        secret: 's',
        files: { f$: 'k$' },
        sources: { compose: { file: './f$' } },
      },
      { type: 'empty', name: 'own', medium: 'disk' },
      { type: 'empty', name: 'shared$', medium: 'disk' },
    ],
  });
  const ports: Service['ports'] = [
    { name: 'p', port: 1, to: 'p', protocol: 'tcp', hostIp: '$IP', appProtocol: 'http$' },
  ];
  return { web, services: [service(web, { name: 'www$', type: 'LoadBalancer', ports })] };
}

/** The string values, by where they stand. */
function textsIn(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}/${key}`));
}

test('no value has a dollar that Compose would take for a variable of its own', () => {
  const { web, services } = priced();
  const world = makeWorld({ workloads: [web], services, compose: { ...app().compose, name: 'n$' } });
  const file = {
    ...composeHead(world.project),
    services: lowerAll(web, world),
    ...composeRest(world.project),
  };
  const texts = textsIn(file);
  const ours = /\$\$|\$\{(?:S_K:\?set S_K in \.env|V:-d\$\$)\}/g;
  expect(texts.filter(([, text]) => text.replace(ours, '').includes('$'))).toEqual([]);
  const first = texts.filter(([path, text]) => !path.startsWith('/services/w$-') && text.includes('$$'));
  expect(first.map(([path]) => path.replace('/services/w$/', ''))).toEqual([
    '/name',
    'image',
    'build/context',
    'build/dockerfile',
    'build/target',
    'build/args/A$',
    'entrypoint/0',
    'command/0',
    'working_dir',
    'environment/E$',
    'ports/0/host_ip',
    'ports/0/app_protocol',
    'volumes/0/source',
    'volumes/0/target',
    'tmpfs/0',
    'configs/0/target',
    'configs/1/target',
    'configs/2/target',
    'secrets/0/source',
    'secrets/0/target',
    'healthcheck/test/13',
    'healthcheck/test/14',
    'networks/default/aliases/0',
    'post_start/0/command/0',
    'pre_stop/0/command/11',
    'stop_signal',
    'cap_add/0',
    'labels/annotation$',
    'labels/label$',
    '/configs/f__x24x/file',
    '/configs/f_a_x2f_x24y/file',
    '/secrets/s_k$/file',
  ]);
  expect(filesOf(world.project)).toMatchObject([
    { path: 'configs/f/$x', content: '$x', executable: false },
    { path: 'configs/f/a/$y', content: '$y', executable: false },
  ]);
});
