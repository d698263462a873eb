/** A pod that the restricted standard takes. */
export const restricted = {
  containers: [
    {
      name: 'main',
      image: 'acme/app:1',
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    },
  ],
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
};

const [main] = restricted.containers;
const inContainer = (content: object, security: object = {}) => ({
  ...restricted,
  containers: [{ ...main, ...content, securityContext: { ...main?.securityContext, ...security } }],
});
const inPod = (content: object, security: object = {}) => ({
  ...restricted,
  ...content,
  securityContext: { ...restricted.securityContext, ...security },
});

/** Specs of pods by what they ask for, with the widest standard that refuses it: an API server has said so of each. */
export const asking: Readonly<Record<string, readonly [level: string | undefined, spec: object]>> = {
  nothing: [undefined, restricted],
  'seccomp of the container': [
    undefined,
    {
      ...inContainer({}, { seccompProfile: { type: 'RuntimeDefault' } }),
      securityContext: { runAsNonRoot: true },
    },
  ],
  NET_BIND_SERVICE: [
    undefined,
    inContainer({}, { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }),
  ],
  'a low port': [
    undefined,
    inPod({}, { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] }),
  ],
  'volumes of all kinds': [
    undefined,
    inPod({
      volumes: [
        { name: 'a', emptyDir: {} },
        { name: 'b', configMap: { name: 'b' } },
        { name: 'c', projected: { sources: [] } },
        { name: 'd', csi: { driver: 'acme.dev' } },
        { name: 'e', persistentVolumeClaim: { claimName: 'e' } },
      ],
    }),
  ],
  'a volume of an image': [
    undefined,
    inPod({ volumes: [{ name: 'a', image: { reference: 'acme/data:1' } }] }),
  ],
  'the network of its node': ['baseline', inPod({ hostNetwork: true })],
  'the processes of its node': ['baseline', inPod({ hostPID: true })],
  'the memory of its node': ['baseline', inPod({ hostIPC: true })],
  'a folder of its node': ['baseline', inPod({ volumes: [{ name: 'a', hostPath: { path: '/' } }] })],
  'a share': ['restricted', inPod({ volumes: [{ name: 'a', nfs: { server: 'a', path: '/' } }] })],
  'a port of its node': ['baseline', inContainer({ ports: [{ containerPort: 80, hostPort: 80 }] })],
  'a privileged container': [
    'baseline',
    inContainer({}, { privileged: true, allowPrivilegeEscalation: undefined }),
  ],
  CHOWN: ['restricted', inContainer({}, { capabilities: { drop: ['ALL'], add: ['CHOWN'] } })],
  NET_ADMIN: ['baseline', inContainer({}, { capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] } })],
  'what is not dropped': ['restricted', inContainer({}, { capabilities: { drop: ['KILL'] } })],
  escalation: ['restricted', inContainer({}, { allowPrivilegeEscalation: true })],
  'silence about escalation': ['restricted', inContainer({}, { allowPrivilegeEscalation: undefined })],
  'a wider word of the container': ['restricted', inContainer({}, { runAsNonRoot: false })],
  'silence about root': ['restricted', inPod({}, { runAsNonRoot: undefined })],
  root: ['restricted', inContainer({}, { runAsUser: 0 })],
  'root for the pod': ['restricted', inPod({}, { runAsUser: 0 })],
  'no seccomp': ['restricted', inPod({}, { seccompProfile: undefined })],
  'seccomp off': ['baseline', inPod({}, { seccompProfile: { type: 'Unconfined' } })],
  'seccomp off in a container': ['baseline', inContainer({}, { seccompProfile: { type: 'Unconfined' } })],
  'AppArmor off': ['baseline', inContainer({}, { appArmorProfile: { type: 'Unconfined' } })],
  'another SELinux type': ['baseline', inPod({}, { seLinuxOptions: { type: 'spc_t' } })],
  'another SELinux user': ['baseline', inPod({}, { seLinuxOptions: { user: 'system_u' } })],
  'an unsafe sysctl': ['baseline', inPod({}, { sysctls: [{ name: 'kernel.msgmax', value: '1' }] })],
  'a process of Windows': [
    'baseline',
    inPod({ hostNetwork: true }, { windowsOptions: { hostProcess: true }, seccompProfile: undefined }),
  ],
  'an init container': [
    'baseline',
    { ...restricted, initContainers: [{ ...main, name: 'init', securityContext: { privileged: true } }] },
  ],
};
