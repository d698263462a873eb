import { App as Cdk8sApp } from 'cdk8s';
import { readPolicy } from '../validation';
import { type AppProps, appShape } from './props/app';
import { readProps } from './props/read-props';
import { appRegistry } from './run/app-registry';
import { validateWithCdk8s } from './run/cdk8s-validation';
import { writeOnSynth } from './run/write-on-synth';
import { type AppSettings, rememberSettings } from './tree/app-settings';
import { stateDefaults } from './tree/defaults';
import { rememberSitesIn } from './tree/foreign-sites';
import { stateHostPaths } from './tree/host-paths';
import { stateImages } from './tree/images';
import { stateNetwork } from './tree/isolation';
import { rememberOrigin } from './tree/origin';
import { reportProblems } from './tree/problems';
import { referenceResolver } from './tree/reference-resolver';
import { stateSecurity } from './tree/security';

/** The whole of an app: charts in it become files. */
export class App extends Cdk8sApp {
  public constructor(given: AppProps = {}) {
    const { props, problems } = readProps(given, appShape);
    super({ ...props, resolvers: [...(props.resolvers ?? []), referenceResolver] });
    const origin = rememberOrigin(this, App, props.suppress);
    validateWithCdk8s(this);
    rememberSitesIn(this);
    reportProblems(this, origin, problems);
    rememberSettings(this, settingsOf(props));
    stateNetwork(this, props.network);
    stateImages(this, props.images);
    stateSecurity(this, props.security);
    stateHostPaths(this, props.allowedHostPaths);
    stateDefaults(this, props.defaults);
  }

  /**
   * Writes the manifests to `outdir` (`dist`), or throws one error that holds every diagnostic. Under a command
   * line it only hands the app over: that writes when the program has run to its end.
   */
  public override synth(): void {
    writeOnSynth(this, App.prototype.synth);
  }
}

function settingsOf(props: AppProps): AppSettings {
  const { name, projectFolder, targets, kubernetes, compose, swarm, policy } = props;
  const { environment } = appRegistry();
  return {
    name,
    environment,
    projectFolder,
    targets,
    kubernetes: kubernetes ?? {},
    compose: compose ?? {},
    swarm: swarm ?? {},
    policy: policy === undefined ? undefined : readPolicy(policy).layer,
  };
}
