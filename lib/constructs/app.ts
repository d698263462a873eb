import { App as Cdk8sApp, type AppProps as Cdk8sAppProps } from 'cdk8s';
import type { ComposeFile } from '../compose/api.generated';
import type { Suppression } from '../diagnostics/origin';
import { type Defaults, stateDefaults } from './defaults';
import { appShape } from './props/app';
import { readProps } from './props/read-props';
import { validateWithCdk8s } from './run/cdk8s-validation';
import { synthesizeApp } from './run/synth-method';
import { type AppSettings, rememberSettings } from './tree/app-settings';
import { rememberOrigin } from './tree/origin';
import { reportProblems } from './tree/problems';
import { referenceResolver } from './tree/reference-resolver';
import type { PatchOf } from './workload';

/** What the Kubernetes manifests of the whole app have in common. */
export interface KubernetesProps {
  /**
   * Minor versions that every object must be valid for: `'1.36'` or `'1.35-1.37'`, from 1.31 to 1.37.
   * Default: 1.35-1.37.
   */
  readonly versions?: string;
  /** Image with `sh` and `nc`, for init containers that wait for another workload. Default: busybox. */
  readonly waitImage?: string;
}

/** What the Compose file of the whole app has beside its services. */
export interface ComposeProps {
  /** The project's name. Default: the app's name. */
  readonly name?: string;
  /** The oldest docker compose that the output must work with. Default: 5.3. */
  readonly floor?: string;
  /** A change to the final file, services excepted: those have patches of their own. */
  readonly patch?: PatchOf<Omit<ComposeFile, 'services'>>;
}

/** What an app says about itself; all of it may be left out. `outdir` is the folder of the output: `dist`. */
export interface AppProps extends Cdk8sAppProps {
  /** Default: the id of the only chart, else `app`. */
  readonly name?: string;
  /** What paths in the app are relative to. Default: the working directory. */
  readonly projectFolder?: string;
  readonly kubernetes?: KubernetesProps;
  readonly compose?: ComposeProps;
  /** What workloads take where their own props, and those of their chart, are silent. */
  readonly defaults?: Defaults;
  /** Findings that are accepted in the whole app, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

/** The whole of an app: charts in it become files. */
export class App extends Cdk8sApp {
  public constructor(given: AppProps = {}) {
    const { props, problems } = readProps(given, appShape);
    super({ ...props, resolvers: [...(props.resolvers ?? []), referenceResolver] });
    const origin = rememberOrigin(this, App, props.suppress);
    validateWithCdk8s(this);
    reportProblems(this, origin, problems);
    rememberSettings(this, settingsOf(props));
    stateDefaults(this, props.defaults ?? {});
  }

  /**
   * Writes the manifests to `outdir` (`dist`), or throws one error that holds every diagnostic. Under a command
   * line it only hands the app over: that writes when the program has run to its end.
   */
  public override synth(): void {
    synthesizeApp(this);
  }
}

function settingsOf(props: AppProps): AppSettings {
  const { name, projectFolder, kubernetes, compose } = props;
  return { name, projectFolder, kubernetes: kubernetes ?? {}, compose: compose ?? {} };
}
