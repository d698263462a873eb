/** Custom resources that servers with their definitions take: of each kind one that has much in it. */
export const good = [
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'public', namespace: 'edge', labels: { team: 'edge' } },
    spec: {
      gatewayClassName: 'envoy',
      listeners: [
        {
          name: 'https',
          protocol: 'HTTPS',
          port: 443,
          hostname: '*.acme.dev',
          tls: { mode: 'Terminate', certificateRefs: [{ name: 'acme-tls' }] },
          allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { edge: 'yes' } } } },
        },
      ],
    },
  },
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web' },
    spec: {
      parentRefs: [{ name: 'public', namespace: 'edge', sectionName: 'https' }],
      hostnames: ['www.acme.dev'],
      rules: [
        {
          matches: [
            {
              path: { type: 'PathPrefix', value: '/' },
              headers: [{ name: 'x-env', value: 'dev' }],
              method: 'GET',
            },
          ],
          filters: [
            { type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'a', value: 'b' }] } },
          ],
          timeouts: { request: '10s' },
          backendRefs: [
            { name: 'web', port: 80, weight: 90 },
            { name: 'web-next', port: 80, weight: 10 },
          ],
        },
      ],
    },
  },
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GRPCRoute',
    metadata: { name: 'api' },
    spec: {
      parentRefs: [{ name: 'public' }],
      hostnames: ['api.acme.dev'],
      rules: [
        {
          matches: [{ method: { service: 'acme.Shop', method: 'Buy' } }],
          backendRefs: [{ name: 'api', port: 9000 }],
        },
      ],
    },
  },
  {
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    metadata: { name: 'routes' },
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }],
      to: [{ group: '', kind: 'Service', name: 'web' }],
    },
  },
  {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'web' },
    spec: {
      scaleTargetRef: { name: 'web' },
      minReplicaCount: 0,
      maxReplicaCount: 10,
      pollingInterval: 30,
      cooldownPeriod: 300,
      fallback: { failureThreshold: 3, replicas: 2 },
      advanced: {
        restoreToOriginalReplicaCount: true,
        horizontalPodAutoscalerConfig: {
          behavior: {
            scaleDown: {
              stabilizationWindowSeconds: 300,
              policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }],
            },
          },
        },
      },
      triggers: [
        {
          type: 'cron',
          metadata: {
            timezone: 'Europe/Berlin',
            start: '0 8 * * *',
            end: '0 20 * * *',
            desiredReplicas: '3',
          },
        },
        {
          type: 'prometheus',
          metricType: 'AverageValue',
          authenticationRef: { name: 'prometheus' },
          metadata: { serverAddress: 'http://p:9090', query: 'up', threshold: '5' },
        },
      ],
    },
  },
  {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledJob',
    metadata: { name: 'encode' },
    spec: {
      jobTargetRef: {
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [
              {
                name: 'encode',
                image: 'acme/encode:1',
                ports: [{ containerPort: 80 }],
                resources: { requests: { cpu: '100m', memory: 1024 } },
                livenessProbe: { httpGet: { port: 'http', path: '/' } },
              },
            ],
          },
        },
      },
      triggers: [{ type: 'rabbitmq', metadata: { queueName: 'q' } }],
    },
  },
  {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'TriggerAuthentication',
    metadata: { name: 'prometheus' },
    spec: { secretTargetRef: [{ parameter: 'password', name: 'prometheus', key: 'password' }] },
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      namespaceSelector: { matchNames: ['shop'] },
      endpoints: [
        {
          port: 'http',
          path: '/metrics',
          interval: '30s',
          relabelings: [{ action: 'replace', sourceLabels: ['__name__'], targetLabel: 'a' }],
          basicAuth: { username: { name: 's', key: 'u' } },
        },
      ],
    },
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name: 'mailer' },
    spec: {
      selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['mailer'] }] },
      podMetricsEndpoints: [{ port: 'metrics', scheme: 'http', targetPort: 9090 }],
    },
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'alerts' },
    spec: {
      groups: [
        {
          name: 'web',
          interval: '1m',
          partial_response_strategy: 'WARN',
          rules: [{ alert: 'Down', expr: 'up == 0', for: '5m', labels: { severity: 'page' } }],
        },
      ],
    },
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'web' },
    spec: {
      secretName: 'web-tls',
      dnsNames: ['www.acme.dev'],
      duration: '2160h',
      issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' },
      privateKey: { algorithm: 'ECDSA', size: 256 },
      usages: ['server auth'],
      keystores: { pkcs12: { create: true, passwordSecretRef: { name: 'p', key: 'k' } } },
    },
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: 'letsencrypt' },
    spec: {
      acme: {
        server: 'https://acme-v02.api.letsencrypt.org/directory',
        privateKeySecretRef: { name: 'account' },
        solvers: [{ http01: { ingress: { ingressClassName: 'nginx', serviceType: 'ClusterIP' } } }],
      },
    },
  },
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'db' },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
      target: { name: 'db', creationPolicy: 'Owner', template: { type: 'Opaque', data: { a: '{{ .a }}' } } },
      data: [{ secretKey: 'password', remoteRef: { key: 'db/prod', property: 'password' } }],
    },
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web' },
    spec: {
      replicas: 4,
      revisionHistoryLimit: 2,
      selector: { matchLabels: { app: 'web' } },
      strategy: {
        canary: {
          canaryService: 'web-canary',
          stableService: 'web',
          maxSurge: '25%',
          maxUnavailable: 0,
          trafficRouting: { nginx: { stableIngress: 'web' } },
          steps: [
            { setWeight: 20 },
            { pause: { duration: '1h' } },
            {
              analysis: { templates: [{ templateName: 'rate' }], args: [{ name: 'service', value: 'web' }] },
            },
            { setWeight: 60 },
            { pause: {} },
          ],
        },
      },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [
            {
              name: 'web',
              image: 'acme/web:1.4.2',
              ports: [{ containerPort: 8080 }],
              resources: { requests: { cpu: 0.5, memory: '64Mi' } },
              readinessProbe: { httpGet: { path: '/', port: 8080 } },
            },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: 'rate' },
    spec: {
      args: [{ name: 'service' }, { name: 'token', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }],
      metrics: [
        {
          name: 'rate',
          interval: '5m',
          failureLimit: 3,
          successCondition: 'result[0] >= 0.95',
          provider: {
            prometheus: { address: 'http://prometheus:9090', query: 'rate(x{a="{{args.service}}"}[5m])' },
          },
        },
        {
          name: 'probe',
          provider: {
            job: {
              spec: {
                backoffLimit: 1,
                template: {
                  spec: {
                    restartPolicy: 'Never',
                    containers: [{ name: 'probe', image: 'acme/probe:1.0.0' }],
                  },
                },
              },
            },
          },
        },
      ],
    },
  },
  {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name: 'tokens', annotations: { 'sealedsecrets.bitnami.com/namespace-wide': 'true' } },
    spec: {
      encryptedData: { GITHUB_TOKEN: 'AgBy3i4OJSWK' },
      template: {
        type: 'Opaque',
        immutable: true,
        data: { 'a.yaml': '{{ .GITHUB_TOKEN }}' },
        metadata: { name: 'tokens' },
      },
    },
  },
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { name: 'vault' },
    spec: {
      provider: {
        vault: {
          server: 'https://vault.acme.dev',
          path: 'secret',
          version: 'v2',
          auth: { kubernetes: { mountPath: 'kubernetes', role: 'shop' } },
        },
      },
    },
  },
  {
    apiVersion: 'external-secrets.io/v1alpha1',
    kind: 'PushSecret',
    metadata: { name: 'push' },
    spec: {
      secretStoreRefs: [{ name: 'vault' }],
      selector: { secret: { name: 'db' } },
      data: [
        {
          match: { secretKey: 'a', remoteRef: { remoteKey: 'b' } },
          metadata: { anything: [1, { goes: true }] },
        },
      ],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'api', namespace: 'shop' },
    spec: {
      hosts: ['api.shop.svc.cluster.local'],
      http: [
        {
          match: [{ method: { regex: 'GET|HEAD' }, uri: { prefix: '/v1/' } }],
          rewrite: { uriRegexRewrite: { match: '^/v1(/.*)?$', rewrite: '/v2\\1' } },
          route: [
            { destination: { host: 'api', port: { number: 8080 } }, weight: 90 },
            { destination: { host: 'api-v2', port: { number: 8080 } }, weight: 10 },
          ],
          timeout: '2s',
          retries: { attempts: 2, perTryTimeout: '0.5s', retryOn: 'connect-failure,503' },
          fault: { delay: { percentage: { value: 1 }, fixedDelay: '1s' } },
        },
      ],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: 'api' },
    spec: {
      host: 'api',
      trafficPolicy: {
        loadBalancer: { consistentHash: { httpCookie: { name: 'sid', ttl: '0s' } } },
        outlierDetection: { consecutive5xxErrors: 5, interval: '5s' },
      },
    },
  },
  {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'api' },
    spec: {
      selector: { matchLabels: { app: 'api' } },
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { serviceAccounts: ['web'] } }],
          to: [{ operation: { ports: ['8080'], methods: ['GET'], paths: ['/items/*'] } }],
          when: [{ key: 'request.headers[x-tenant]', values: ['acme'] }],
        },
      ],
    },
  },
] as const;
