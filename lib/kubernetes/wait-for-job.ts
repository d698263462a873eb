import type { Prepared } from '../passes/prepare';
import type { Container, Volume } from './api.generated';
import { escapeDollars } from './expansion';
import { lowerSmall } from './small-container';

/** Where every pod that may ask the API server finds what it needs for that. */
const folder = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * The Job's name is an argument of the script, not text of it, and the token is never one: whoever sees the processes of
 * the node sees arguments. The answer is asked for without line breaks, so that a condition is one piece of text; within
 * a string of the user's every quote would have a backslash.
 */
const script = escapeDollars(`cd ${folder}
until
  job=$(printf 'Authorization: Bearer %s' "$(cat token)" | curl -sS -f -m 10 --cacert ca.crt -H @- \\
    "https://kubernetes.default.svc/apis/batch/v1/namespaces/$(cat namespace)/jobs/$0?pretty=false")
  case "$job" in
    *'"type":"Complete","status":"True"'*) true ;;
    *'"type":"Failed","status":"True"'*) echo "The Job $0 has failed"; sleep 10; false ;;
    *) false ;;
  esac
do sleep 2; done
`);

interface WaitForJob {
  readonly name: string;
  /** The Job's own name. */
  readonly job: string;
  /** The name of the volume below. */
  readonly access: string;
}

/** Ends when the Job has succeeded. A Job that has failed is printed and asked again: somebody may replace it. */
export function lowerWaitForJob({ name, job, access }: WaitForJob, { app }: Prepared): Container {
  const { resources, securityContext } = lowerSmall(32);
  return {
    name,
    image: app.kubernetes.jobWaitImage,
    imagePullPolicy: 'Always',
    command: ['sh', '-c', script, job],
    resources,
    volumeMounts: [{ name: access, mountPath: folder, readOnly: true }],
    securityContext,
  };
}

/** What Kubernetes itself would mount into every container of the pod; here only those that wait have it. */
export function accessVolume(name: string): Volume {
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
      ],
    },
  };
}
