/** Compose files that docker compose makes one project of, and how it is asked. */
export interface MergeCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** In their order; the first one says where the project is. */
  readonly composeFiles: readonly string[];
  readonly envFiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a service says in one file and in the next one. */
const pairs: readonly (readonly [base: object, over: object])[] = [
  [{ command: ['a'] }, { command: 'b c' }],
  [{ entrypoint: 'a' }, { entrypoint: ['b'] }],
  [{ environment: { A: '1', B: '2' } }, { environment: { B: '3', C: null } }],
  [{ environment: ['A=1', 'B'] }, { environment: { A: 2, D: true } }],
  [{ environment: { A: 'x=y' } }, { environment: ['A=z=w'] }],
  [{ env_file: 'a.env' }, { env_file: ['b.env', 'a.env'] }],
  [{ env_file: [{ path: 'a.env', required: false }] }, { env_file: 'c.env' }],
  [{ labels: { a: 'b' } }, { labels: ['a=c', 'd'] }],
  [{ annotations: { a: 'b' } }, { annotations: { a: 'c', e: 'f' } }],
  [{ ports: ['80:80'] }, { ports: ['80:80', '81:81'] }],
  [{ ports: ['80:80'] }, { ports: [{ target: 80, published: '80' }] }],
  [{ ports: ['127.0.0.1:80:80'] }, { ports: ['80:80/udp', 90] }],
  [{ ports: [{ target: 80, published: '8080', protocol: 'udp' }] }, { ports: ['8080:80/udp'] }],
  [{ expose: ['80'] }, { expose: [80, '90'] }],
  [{ volumes: ['a:/a', './b:/b'] }, { volumes: ['c:/a:ro', { type: 'volume', source: 'd', target: '/b' }] }],
  [{ volumes: ['/a'] }, { volumes: ['a:/a'] }],
  [{ tmpfs: '/a' }, { tmpfs: ['/b', '/a'] }],
  [{ devices: ['/dev/a:/dev/b'] }, { devices: ['/dev/c:/dev/b:r'] }],
  [{ cap_add: ['NET_ADMIN'] }, { cap_add: ['NET_ADMIN', 'SYS_TIME'] }],
  [{ cap_drop: ['ALL'] }, { cap_drop: ['KILL'] }],
  [{ dns: '1.1.1.1' }, { dns: ['1.1.1.1', '8.8.8.8'] }],
  [{ dns_search: 'a.io' }, { dns_search: 'b.io' }],
  [{ dns_opt: ['a:1'] }, { dns_opt: ['a:1', 'b'] }],
  [{ extra_hosts: ['a:1.2.3.4'] }, { extra_hosts: { b: '1.2.3.5' } }],
  [{ extra_hosts: ['a=1.2.3.4'] }, { extra_hosts: ['a=1.2.3.4', 'c=1.2.3.6'] }],
  [{ build: '.' }, { build: { args: { A: '1' } } }],
  [{ build: { context: '.', args: ['A=1', 'B=2'] } }, { build: { args: { A: '3' }, target: 'x' } }],
  [
    { build: { context: '.', labels: { a: 'b' }, tags: ['a/b:1'] } },
    { build: { labels: ['a=c'], tags: ['a/b:1', 'a/c:1'] } },
  ],
  [
    { build: { context: '.', additional_contexts: { a: './a' } } },
    { build: { additional_contexts: ['a=./b', 'c=./c'] } },
  ],
  [{ build: { context: '.' } }, { build: './other' }],
  [{ depends_on: ['db'] }, { depends_on: { db: { condition: 'service_healthy' } } }],
  [{ depends_on: { db: { condition: 'service_started', restart: true } } }, { depends_on: ['db', 'other'] }],
  [{ networks: ['front'] }, { networks: { front: { aliases: ['a'] }, back: null } }],
  [{ networks: { front: { aliases: ['a'] } } }, { networks: { front: { aliases: ['a', 'b'] } } }],
  [{ healthcheck: { test: ['CMD', 'a'], interval: '5s' } }, { healthcheck: { test: 'b', retries: 4 } }],
  [{ healthcheck: { test: ['CMD', 'a'] } }, { healthcheck: { disable: true } }],
  [{ logging: { driver: 'json-file', options: { a: 'b' } } }, { logging: { options: { c: 'd' } } }],
  [
    { logging: { driver: 'json-file', options: { a: 'b' } } },
    { logging: { driver: 'syslog', options: { c: 'd' } } },
  ],
  [{ ulimits: { nofile: 10 } }, { ulimits: { nofile: { soft: 1, hard: 2 }, nproc: 5 } }],
  [{ ulimits: { nofile: { soft: 1, hard: 2 } } }, { ulimits: { nofile: { soft: 3, hard: 4 } } }],
  [{ sysctls: { a: 1 } }, { sysctls: ['a=2', 'b=3'] }],
  [{ secrets: ['s'] }, { secrets: [{ source: 's', target: 's' }, 't'] }],
  [{ secrets: [{ source: 's', target: '/x' }] }, { secrets: [{ source: 't', target: '/x' }] }],
  [{ configs: ['c'] }, { configs: ['c', { source: 'c', target: '/y' }] }],
  [{ profiles: ['a'] }, { profiles: ['a', 'b'] }],
  [{ deploy: { replicas: 1, labels: { a: 'b' } } }, { deploy: { replicas: 2, labels: ['a=c'] } }],
  [
    { deploy: { resources: { limits: { cpus: '1' } } } },
    { deploy: { resources: { limits: { memory: '1g' } } } },
  ],
  [{ restart: 'always' }, { restart: 'no' }],
  [{ user: 'a' }, { user: null }],
  [{ security_opt: ['a'] }, { security_opt: ['a', 'b'] }],
  [{ group_add: ['a'] }, { group_add: ['b'] }],
  [{ links: ['db:a'] }, { links: ['db:a', 'db'] }],
  [{ image: 'a/b:2' }, { image: 'a/b:3' }],
  [{ stop_signal: 'SIGTERM', 'x-a': { b: [1] } }, { 'x-a': { b: [2], c: 3 } }],
  [{ ports: ['80:80'] }, { ports: 'text' }],
  [{ deploy: { replicas: 1 } }, { deploy: ['a'] }],
  [{ environment: { A: '1' } }, { environment: null }],
];

const rest = `
  db: { image: acme/db:1, healthcheck: { test: [CMD, a] } }
  other: { image: acme/other:1 }
networks: { front: {}, back: {}, default: {} }
volumes: { a: {}, c: {}, d: {} }
secrets: { s: { file: s }, t: { file: t } }
configs: { c: { content: x } }
`;

const envs = { 'a.env': 'X=1\n', 'b.env': 'Y=2\n', 'c.env': 'Z=3\n', s: '', t: '' };

const layered = pairs.map(([base, over], at): MergeCase => {
  const service = { image: 'acme/web:1', ...base };
  return {
    name: `${at}: ${JSON.stringify(base)} below ${JSON.stringify(over)}`,
    files: {
      ...envs,
      'a.yaml': `name: shop\nservices:\n  web: ${JSON.stringify(service)}${rest}`,
      'b.yaml': `services:\n  web: ${JSON.stringify(over)}\n`,
    },
    composeFiles: ['a.yaml', 'b.yaml'],
  };
});

const extended = pairs.map(([base, over], at): MergeCase => {
  const parent = { image: 'acme/web:1', ...base };
  return {
    name: `${at}: ${JSON.stringify(over)} extends ${JSON.stringify(base)}`,
    files: {
      ...envs,
      'a.yaml': `name: shop\nservices:\n  web: ${JSON.stringify({ ...over, extends: { service: 'base', file: 'base.yaml' } })}${rest}`,
      'base.yaml': `services:\n  base: ${JSON.stringify(parent)}\n`,
    },
    composeFiles: ['a.yaml'],
  };
});

const web = 'services:\n  web: { image: acme/web:1 }\n';

const whole: readonly MergeCase[] = [
  {
    name: 'three files',
    files: {
      'a.yaml': web,
      'b.yaml': 'services:\n  web: { ports: ["80:80"] }\n  b: { image: a/b:1 }\n',
      'c.yaml': 'services:\n  web: { ports: ["81:81"] }\n',
    },
    composeFiles: ['a.yaml', 'b.yaml', 'c.yaml'],
  },
  {
    name: 'several documents',
    files: { 'a.yaml': `${web}---\nservices:\n  web: { hostname: h }\n` },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'what is reset and what is put in its place',
    files: {
      'a.yaml':
        'services:\n  web: { image: acme/web:1, ports: ["80:80"], environment: { A: "1" }, command: [a] }\n',
      'b.yaml':
        'services:\n  web:\n    ports: !override\n      - "81:81"\n    environment: !reset {}\n    command: !reset null\n',
    },
    composeFiles: ['a.yaml', 'b.yaml'],
  },
  {
    name: 'single entries that are reset, and what is reset where there is nothing',
    files: {
      'a.yaml':
        'services:\n  web: { image: acme/web:1, environment: { A: "1", B: "2" }, labels: [l=m], depends_on: [db] }\n  db: { image: acme/db:1 }\n',
      'b.yaml':
        'services:\n  web:\n    environment: { A: !reset null, C: !reset null }\n    labels: { l: !reset null }\n    depends_on: { db: !reset null }\n  other: { image: acme/web:1, ports: !reset ["80:80"], environment: { A: !reset null, B: "2" } }\n',
    },
    composeFiles: ['a.yaml', 'b.yaml'],
  },
  {
    name: 'what is reset in a file alone',
    files: {
      'a.yaml': 'services:\n  web: { image: acme/web:1, ports: !reset null, environment: !reset null }\n',
    },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'what is reset in lists',
    files: {
      'a.yaml':
        'services:\n  web: { image: acme/web:1, command: [!reset a, b], environment: [!reset A=1, B=2], ports: ["80:80"] }\n',
      'b.yaml': 'services:\n  web: { ports: [!reset "80:80", "81:81"] }\n',
    },
    composeFiles: ['a.yaml', 'b.yaml'],
  },
  {
    name: 'what is reset within what is taken as it is',
    files: { 'a.yaml': 'services:\n  web: !override { image: acme/web:1, ports: !reset null }\n' },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'a list of paths to include, of which one is none',
    files: { 'a.yaml': `include: [{ path: [5] }]\n${web}` },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'a service that extends what no service can be',
    files: { 'a.yaml': 'services:\n  web: { image: acme/web:1, extends: { file: b.yaml } }\n' },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'an entry that includes what no file can be',
    files: { 'a.yaml': `include: [5]\n${web}` },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'a chain of services that extend each other',
    files: {
      'a.yaml':
        'services:\n  web: { extends: middle, ports: ["80:80"] }\n  middle: { extends: { service: base, file: base.yaml }, environment: { B: "2" } }\n',
      'base.yaml':
        'services:\n  base: { extends: root, environment: { A: "1" } }\n  root: { image: acme/web:1, environment: { A: "0", C: "3" } }\n',
    },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'a service that extends itself',
    files: { 'a.yaml': 'services:\n  web: { extends: b }\n  b: { extends: web, image: a/b:1 }\n' },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'a service that extends none',
    files: { 'a.yaml': 'services:\n  web: { image: a/b:1, extends: b }\n' },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'a file that is not there',
    files: { 'a.yaml': 'services:\n  web: { image: a/b:1, extends: { service: b, file: none.yaml } }\n' },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'what is included',
    files: {
      'a.yaml':
        'include: [b.yaml, { path: [c.yaml, d.yaml] }]\nservices:\n  web: { image: acme/web:1, depends_on: [b, c] }\n',
      'b.yaml': 'services:\n  b: { image: acme/b:1, networks: [n] }\nnetworks: { n: {} }\n',
      'c.yaml': 'services:\n  c: { image: acme/c:1 }\n',
      'd.yaml': 'services:\n  c: { ports: ["80:80"] }\n',
    },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'paths of what is extended, by way of several folders',
    files: {
      'a.yaml':
        'services:\n  web: { extends: { service: base, file: sub/base.yaml }, volumes: ["./own:/own"], env_file: own.env }\n  db: { build: ., volumes: ["named:/n"] }\nvolumes: { named: {} }\n',
      'sub/base.yaml':
        'services:\n  base: { extends: { service: root, file: ../other/deep/root.yaml }, build: { context: ., additional_contexts: { a: ./a, b: "docker-image://c", d: "service:db" } }, env_file: [b.env, { path: c.env, required: false }] }\n',
      'other/deep/root.yaml':
        'services:\n  root:\n    volumes: [".:/here", "../up:/up:ro", "named:/named", "/abs:/abs", "/anonymous", { type: bind, source: ./long, target: /long }]\n    label_file: labels.env\n    develop: { watch: [{ path: src, action: rebuild }] }\nvolumes: { named: {} }\n',
      'own.env': 'A=1\n',
      'sub/b.env': 'B=1\n',
      'other/deep/labels.env': 'l=m\n',
    },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'a build that is extended and named by its folder alone',
    files: {
      'a.yaml': 'services:\n  web: { extends: { service: base, file: sub/base.yaml } }\n',
      'sub/base.yaml':
        'services:\n  base: { build: app, env_file: b.env, volumes: [".hidden:/h", "~/home:/home"] }\n',
      'sub/b.env': 'B=1\n',
    },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'a build that is extended and lies elsewhere',
    files: {
      // docker compose prints the keys of a service in any order, so each has one.
      'a.yaml':
        'services:\n  web: { extends: { service: base, file: sub/base.yaml } }\n  api: { extends: { service: agent, file: sub/base.yaml } }\n',
      'sub/base.yaml':
        'services:\n  base: { build: { context: "https://github.com/acme/web.git", additional_contexts: ["a=./a", "b=https://acme.dev/b.tar"], ssh: ["k=./key"] } }\n  agent: { build: { context: "https://github.com/acme/web.git", ssh: ["default"] } }\n',
    },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'paths of what is included',
    files: {
      'a.yaml': `include: [sub/b.yaml, { path: [sub/c.yaml], project_directory: dir }]\n${web}`,
      'sub/b.yaml':
        'services:\n  b: { build: ., volumes: ["./b:/b", "v:/v"], secrets: [s], configs: [c], extends: { service: base, file: ../base/base.yaml } }\nsecrets: { s: { file: s.txt } }\nconfigs: { c: { file: ./c.txt } }\nvolumes: { v: { driver: local, driver_opts: { type: none, o: bind, device: ./v } }, w: {} }\n',
      'sub/c.yaml': 'services:\n  c: { build: { context: ./c }, env_file: c.env }\n',
      'base/base.yaml': 'services:\n  base: { volumes: ["./deep:/deep"] }\n',
      'dir/c.env': 'C=1\n',
    },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'what is included and is here already',
    files: { 'a.yaml': `include: [b.yaml]\n${web}`, 'b.yaml': 'services:\n  web: { image: acme/other:1 }\n' },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'what includes itself',
    files: {
      'a.yaml': `include: [b.yaml]\n${web}`,
      'b.yaml': 'include: [a.yaml]\nservices:\n  b: { image: a/b:1 }\n',
    },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'variables of what is included',
    files: {
      'a.yaml':
        'include: [{ path: sub/b.yaml, env_file: own.env }]\nservices:\n  web: { image: "acme/web:${TAG}" }\n',
      'sub/b.yaml': 'services:\n  b: { image: "acme/b:${TAG}", labels: { own: "${OWN}" } }\n',
      'own.env': 'TAG=inner\nOWN=yes\n',
      '.env': 'TAG=outer\n',
    },
    composeFiles: ['a.yaml'],
  },
  {
    name: 'networks and volumes',
    files: {
      'a.yaml': `${web}networks:\n  n: { driver: bridge, labels: { a: b }, ipam: { config: [{ subnet: 10.1.0.0/16 }] } }\nvolumes:\n  v: { labels: [a=b] }\n`,
      'b.yaml':
        'networks:\n  n: { labels: [a=c, d=e], ipam: { config: [{ subnet: 10.1.0.0/16, gateway: 10.1.0.1 }] } }\nvolumes:\n  v: { labels: { a: c } }\n',
    },
    composeFiles: ['a.yaml', 'b.yaml'],
  },
  ...[
    '${A}',
    '$A',
    '${A:-x}',
    '${A-x}',
    '${E:-x}',
    '${E-x}',
    '${U:-x}',
    '${U-x}',
    '${A:+x}',
    '${E:+x}',
    '${E+x}',
    '${U+x}',
    '${U:-${A}}',
    '${U:-${V:-deep}}',
    '${A:?no}',
    '${E?no}',
    '${U:?it has to be there}',
    '${U?}',
    '${E:?empty}',
    '$$A',
    'a$$',
    '${A}${E}b',
    'x-${A:-y}-z',
    '${U:-a:b}',
    '${U:-}',
    '${A:+${E:-z}}',
    '${',
    '$',
    '$1',
    '${A',
    '${A b}',
  ].map(
    (text): MergeCase => ({
      name: `the variable ${text}`,
      files: {
        'a.yaml': `services:\n  web: { image: acme/web:1, labels: { l: ${JSON.stringify(text)} } }\n`,
        'v.env': 'E=\n',
      },
      composeFiles: ['a.yaml'],
      envFiles: ['v.env'],
      environment: { A: 'one' },
    }),
  ),
  ...[
    'A=1',
    'A = 1',
    'export A=1',
    "A='$B'",
    'A="x\\ny"',
    'A="a # b" # c',
    'A=a # b',
    'A=a#b',
    'B=2\nA=${B}3',
    "B=2\nA='${B}3'",
    'A=',
    'A=\nB=1',
    '# c\nA=1',
    'A: 1',
    'A=a b c',
    'A="a\nb"',
    'A=1\nA=2',
    'A=$Z',
    'A=${Z:-q}',
    "A=it's",
    'A="q$$x"',
  ].map(
    (text): MergeCase => ({
      name: `the file of variables ${JSON.stringify(text)}`,
      files: {
        'a.yaml': 'services:\n  web: { image: acme/web:1, labels: { l: "<${A}>" } }\n',
        'v.env': `${text}\n`,
      },
      composeFiles: ['a.yaml'],
      envFiles: ['v.env'],
      environment: { Z: 'outer' },
    }),
  ),
];

export const mergeCases: readonly MergeCase[] = [...layered, ...extended, ...whole];
