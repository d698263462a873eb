import { Construct } from 'constructs';
import {
  App,
  Chart,
  type ContainerProps,
  config,
  configFile,
  configFiles,
  Deployment,
  emptyDir,
  exec,
  field,
  grpc,
  httpGet,
  perTarget,
  Service,
  secret,
  secretFiles,
  sleep,
  type TextValue,
  tcp,
  type VolumeProps,
  variable,
  WebApp,
  type WebAppProps,
  Worker,
} from 'lading';
import type {
  ContainerRecipe,
  HookRecipe,
  ProbeRecipe,
  Recipe,
  Value,
  VolumeRecipe,
  WorkloadRecipe,
} from './apps-recipe';

type Built = WebApp | Worker | Deployment;

/** What the workloads so far offer to the next ones. */
interface Surroundings {
  readonly callable: WebApp[];
  readonly index: number;
}

/** The scratch space that the containers of one workload share. */
interface Shared {
  volume?: VolumeProps;
}

/** Makes the constructs of a recipe, as a user's program would. */
export function buildApp({ charts, workloads }: Recipe): App {
  const app = new App();
  const made = charts.map((props, index) => new Chart(app, `chart-${index}`, props));
  const callable: WebApp[] = [];
  workloads.forEach((workload, index) => {
    const chart = made[workload.chart % made.length] ?? app;
    const scope = workload.nested ? new Construct(chart, `part-${index}`) : chart;
    const built = buildWorkload(scope, workload, { callable, index });
    if (built instanceof WebApp && workload.targets === undefined) callable.push(built);
  });
  return app;
}

function buildWorkload(scope: Construct, recipe: WorkloadRecipe, around: Surroundings): Built {
  const { callable, index } = around;
  const shared: Shared = {};
  const one = (container: ContainerRecipe, kind: string) => buildContainer(container, kind, around, shared);
  const among = (choices: readonly number[]) => [
    ...new Set(choices.flatMap((choice) => callable[choice % Math.max(callable.length, 1)] ?? [])),
  ];
  const main = one(recipe.container, 'm');
  const { composePatch, deploymentPatch, targets, suppress } = recipe;
  const common = {
    ...recipe.plain,
    ...(targets && { targets }),
    ...(suppress && { suppress }),
    startAfter: among(recipe.startAfter),
    calls: among(recipe.calls),
    initContainers: recipe.init.map((each, position) => one(each, `i${position}`)),
    sidecars: recipe.sidecars.map((each, position) => one(each, `s${position}`)),
    patch: {
      ...(composePatch && { compose: composePatch }),
      ...(deploymentPatch && { deployment: deploymentPatch }),
    },
  };
  const id = `w${index}`;
  if (recipe.kind === 'web') {
    const props: WebAppProps = {
      ...common,
      ...main,
      ports: main.ports ?? [],
      ...(recipe.expose && { expose: { host: `w${index}.acme.dev`, ...recipe.expose } }),
      ...(recipe.publish && { publish: 40_000 + index }),
    };
    return new WebApp(scope, id, props);
  }
  if (recipe.kind === 'worker') return new Worker(scope, id, { ...common, ...main });
  const deployment = new Deployment(scope, id, { ...common, containers: [main] });
  const [port] = main.ports ?? [];
  if (typeof port === 'object') {
    new Service(scope, `${id}-service`, {
      selects: deployment,
      type: recipe.publish ? 'NodePort' : 'ClusterIP',
      ports: [{ port: 80, to: port.port, ...(recipe.publish && { nodePort: 30_000 + index }) }],
    });
  }
  return deployment;
}

function buildContainer(
  recipe: ContainerRecipe,
  kind: string,
  around: Surroundings,
  shared: Shared,
): ContainerProps {
  const {
    command,
    args,
    workingDir,
    env,
    volumes = [],
    build,
    startup,
    readiness,
    liveness,
    postStart,
    preStop,
  } = recipe;
  const text = (value: Value) => toValue(value, around);
  const offset = kind.startsWith('m') ? 0 : 5 * (Number(kind.slice(1)) + 1);
  const ports = Array.from({ length: recipe.ports }, (_, position) => ({
    name: `${kind}-${position}`,
    port: 3000 + 20 * around.index + offset + position,
  }));
  const hook = (given: HookRecipe) => toHook(given, ports.length > 0);
  const probe = (given: ProbeRecipe) => toProbe(given, ports.length > 0);
  return {
    ...recipe.plain,
    image: `ghcr.io/acme/${kind}${around.index}:1.0.0`,
    ...(ports.length > 0 && { ports }),
    ...(command && { command: command.map(text) }),
    ...(args && { args: args.map(text) }),
    ...(workingDir !== undefined && { workingDir }),
    ...(build && { build }),
    ...(env && { env: mapValues(env, text) }),
    volumes: Object.fromEntries(
      volumes.map((volume, position) => [`/data/v${position}`, toVolume(volume, around, shared)]),
    ),
    ...(startup && { startup: probe(startup) }),
    ...(readiness && { readiness: probe(readiness) }),
    ...(liveness && { liveness: probe(liveness) }),
    ...(postStart &&
      !('sleep' in postStart) && { postStart: exec('run' in postStart ? postStart.run : ['true']) }),
    ...(preStop === false && { preStop }),
    ...(preStop && { preStop: hook(preStop) }),
  };
}

function mapValues<T, U>(values: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}

function toProbe(recipe: ProbeRecipe, hasPort: boolean) {
  const { timing } = recipe;
  if (recipe.ask === 'exec') return exec(recipe.command, timing);
  if (!hasPort) return exec(['true'], timing);
  if (recipe.ask === 'tcp') return tcp(timing);
  if (recipe.ask === 'grpc') return grpc(timing);
  const { path, scheme, headers } = recipe;
  return httpGet(path, { ...timing, ...(scheme && { scheme }), ...(headers && { headers }) });
}

function toHook(recipe: HookRecipe, hasPort: boolean) {
  if ('sleep' in recipe) return sleep(recipe.sleep);
  if ('run' in recipe) return exec(recipe.run);
  return hasPort ? httpGet(recipe.get) : exec(['true']);
}

function toVolume(recipe: VolumeRecipe, around: Surroundings, shared: Shared): VolumeProps {
  switch (recipe.holds) {
    case 'nothing': {
      const { medium, sizeLimit } = recipe;
      const own = emptyDir({ ...(medium && { medium }), ...(sizeLimit && { sizeLimit }) });
      if (!recipe.shared) return own;
      shared.volume ??= own;
      return shared.volume;
    }
    case 'files':
      return configFiles(
        mapValues(recipe.files, (value) => fileValue(value, around)),
        { mode: recipe.mode },
      );
    case 'file':
      return configFile(fileValue(recipe.content, around));
    case 'secrets':
      return secretFiles(recipe.secret, recipe.keys, { mode: recipe.mode });
  }
}

/** A file holds neither secrets nor what only the running pod knows. */
function fileValue(value: Value, around: Surroundings): string {
  if (typeof value !== 'object') return String(value);
  const isOpen = ['secret', 'config', 'field'].includes(value.ref);
  return isOpen ? value.before + value.after : String(toValue(value, around));
}

function toValue(value: Value, { callable }: Surroundings): TextValue {
  if (typeof value !== 'object') return value;
  const { before, after } = value;
  const reference = toReference(value, callable);
  if (before === '' && after === '') return reference;
  return `${before}${reference}${after}`;
}

function toReference(value: Extract<Value, object>, callable: readonly WebApp[]): TextValue {
  switch (value.ref) {
    case 'secret':
      return secret(value.name, value.key);
    case 'config':
      return config(value.name, value.key);
    case 'variable':
      return variable(value.name, { default: value.default });
    case 'field':
      return field(value.path);
    case 'perTarget':
      return perTarget({ kubernetes: value.kubernetes, compose: value.compose });
    default: {
      const to = callable[value.to % Math.max(callable.length, 1)];
      if (to === undefined) return 'nobody';
      return value.ref === 'url' ? to.url('/v1') : to[value.ref];
    }
  }
}
