import {
  App,
  Chart,
  container,
  Deployment,
  External,
  emptyDir,
  grpc,
  httpGet,
  type ResourcesProps,
  Service,
  tcp,
  WebApp,
  Worker,
} from 'lading';

/** Google's Online Boutique: eleven services that speak gRPC, a shop window, and a load generator. */
const app = new App();
const shop = new Chart(app, 'online-boutique', {
  defaults: { user: '1000:1000' },
  suppress: [
    { code: 'probe/no-health-tool', reason: 'The images hold no program that can ask over gRPC or HTTP.' },
  ],
});

const image = (name: string) => `gcr.io/google-samples/microservices-demo/${name}:v0.10.0`;
const addressOf = (to: WebApp | Service | External) => `${to.host}:${to.port}`;

const small: ResourcesProps = {
  cpu: { request: '100m', limit: '200m' },
  memory: { request: '64Mi', limit: '128Mi' },
};

/** The services that are asked to stop are given five seconds, so none of them may be spent on draining. */
const stopsFast = { stopGracePeriod: '5s', preStop: false } as const;

const ads = new WebApp(shop, 'adservice', {
  ...stopsFast,
  image: image('adservice'),
  ports: [{ name: 'grpc', port: 9555 }],
  env: { PORT: 9555 },
  resources: { cpu: { request: '200m', limit: '300m' }, memory: { request: '180Mi', limit: '300Mi' } },
  readiness: grpc({ initialDelay: 20, period: 15 }),
  liveness: grpc({ initialDelay: 20, period: 15 }),
});

const products = new WebApp(shop, 'productcatalogservice', {
  ...stopsFast,
  image: image('productcatalogservice'),
  ports: [{ name: 'grpc', port: 3550 }],
  env: { PORT: 3550, DISABLE_PROFILER: 1 },
  resources: small,
  readiness: grpc(),
  liveness: grpc(),
});

const currencies = new WebApp(shop, 'currencyservice', {
  ...stopsFast,
  image: image('currencyservice'),
  ports: [{ name: 'grpc', port: 7000 }],
  env: { PORT: 7000, DISABLE_PROFILER: 1 },
  resources: small,
  readiness: grpc(),
  liveness: grpc(),
});

const redis = new WebApp(shop, 'redis-cart', {
  image: 'redis:alpine',
  ports: [{ name: 'tcp-redis', port: 6379 }],
  volumes: { '/data': emptyDir({ name: 'redis-data' }) },
  resources: { cpu: { request: '70m', limit: '125m' }, memory: { request: '200Mi', limit: '256Mi' } },
  readiness: tcp({ period: 5 }),
  liveness: tcp({ period: 5 }),
  healthCommand: ['redis-cli', 'ping'],
});

const carts = new WebApp(shop, 'cartservice', {
  ...stopsFast,
  image: image('cartservice'),
  ports: [{ name: 'grpc', port: 7070 }],
  env: { REDIS_ADDR: addressOf(redis) },
  resources: { cpu: { request: '200m', limit: '300m' }, memory: { request: '64Mi', limit: '128Mi' } },
  readiness: grpc({ initialDelay: 15 }),
  liveness: grpc({ initialDelay: 15 }),
});

const shipping = new WebApp(shop, 'shippingservice', {
  image: image('shippingservice'),
  ports: [{ name: 'grpc', port: 50051 }],
  env: { PORT: 50051, DISABLE_PROFILER: 1 },
  resources: small,
  readiness: grpc({ period: 5 }),
  liveness: grpc(),
});

const payments = new WebApp(shop, 'paymentservice', {
  ...stopsFast,
  image: image('paymentservice'),
  ports: [{ name: 'grpc', port: 50051 }],
  env: { PORT: 50051, DISABLE_PROFILER: 1 },
  resources: small,
  readiness: grpc(),
  liveness: grpc(),
});

// Its clients call port 5000 and it listens on 8080: a Deployment and a Service say so apart.
const mailer = new Deployment(shop, 'emailservice', {
  stopGracePeriod: '5s',
  containers: [
    container({
      name: 'server',
      image: image('emailservice'),
      ports: [{ name: 'grpc', port: 8080 }],
      env: { PORT: 8080, DISABLE_PROFILER: 1 },
      resources: small,
      readiness: grpc({ period: 5 }),
      liveness: grpc({ period: 5 }),
      preStop: false,
    }),
  ],
});
const emails = new Service(shop, 'emailservice-service', {
  name: 'emailservice',
  selects: mailer,
  ports: [{ name: 'grpc', port: 5000, to: 8080 }],
});

const recommendations = new WebApp(shop, 'recommendationservice', {
  ...stopsFast,
  image: image('recommendationservice'),
  ports: [{ name: 'grpc', port: 8080 }],
  env: { PORT: 8080, PRODUCT_CATALOG_SERVICE_ADDR: addressOf(products), DISABLE_PROFILER: 1 },
  resources: { cpu: { request: '100m', limit: '200m' }, memory: { request: '220Mi', limit: '450Mi' } },
  readiness: grpc({ period: 5 }),
  liveness: grpc({ period: 5 }),
});

const checkout = new WebApp(shop, 'checkoutservice', {
  image: image('checkoutservice'),
  ports: [{ name: 'grpc', port: 5050 }],
  env: {
    PORT: 5050,
    PRODUCT_CATALOG_SERVICE_ADDR: addressOf(products),
    SHIPPING_SERVICE_ADDR: addressOf(shipping),
    PAYMENT_SERVICE_ADDR: addressOf(payments),
    EMAIL_SERVICE_ADDR: addressOf(emails),
    CURRENCY_SERVICE_ADDR: addressOf(currencies),
    CART_SERVICE_ADDR: addressOf(carts),
  },
  resources: small,
  readiness: grpc(),
  liveness: grpc(),
});

/** An optional service of the demo, which is deployed apart. */
const assistant = new External(shop, 'shoppingassistantservice', {
  host: 'shoppingassistantservice',
  port: 80,
});

const window = new Deployment(shop, 'frontend', {
  annotations: { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' },
  containers: [
    container({
      name: 'server',
      image: image('frontend'),
      port: 8080,
      env: {
        PORT: 8080,
        PRODUCT_CATALOG_SERVICE_ADDR: addressOf(products),
        CURRENCY_SERVICE_ADDR: addressOf(currencies),
        CART_SERVICE_ADDR: addressOf(carts),
        RECOMMENDATION_SERVICE_ADDR: addressOf(recommendations),
        SHIPPING_SERVICE_ADDR: addressOf(shipping),
        CHECKOUT_SERVICE_ADDR: addressOf(checkout),
        AD_SERVICE_ADDR: addressOf(ads),
        SHOPPING_ASSISTANT_SERVICE_ADDR: addressOf(assistant),
        ENABLE_PROFILER: 0,
      },
      resources: small,
      readiness: httpGet('/_healthz', {
        initialDelay: 10,
        headers: { Cookie: 'shop_session-id=x-readiness-probe' },
      }),
      liveness: httpGet('/_healthz', {
        initialDelay: 10,
        headers: { Cookie: 'shop_session-id=x-liveness-probe' },
      }),
    }),
  ],
});
const frontend = new Service(shop, 'frontend-service', {
  name: 'frontend',
  selects: window,
  ports: [{ name: 'http', port: 80, to: 8080 }],
});
new Service(shop, 'frontend-external', {
  selects: window,
  type: 'LoadBalancer',
  ports: [{ name: 'http', port: 80, to: 8080 }],
});

const askUntilItAnswers = `for attempt in $(seq 12); do
  wget -q -O /dev/null "http://$FRONTEND_ADDR" && exit 0
  echo "attempt $attempt: no answer yet from $FRONTEND_ADDR"
  sleep 10
done
exit 1
`;

new Worker(shop, 'loadgenerator', {
  suppress: [
    { code: 'image/no-tag', container: 'frontend-check', reason: 'the manifests of upstream say so' },
  ],
  stopGracePeriod: '5s',
  annotations: { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' },
  image: image('loadgenerator'),
  env: { FRONTEND_ADDR: addressOf(frontend), USERS: 10 },
  resources: { cpu: { request: '300m', limit: '500m' }, memory: { request: '256Mi', limit: '512Mi' } },
  initContainers: [
    {
      name: 'frontend-check',
      image: 'busybox:latest',
      command: ['/bin/sh', '-exc', askUntilItAnswers],
      env: { FRONTEND_ADDR: addressOf(frontend) },
    },
  ],
});

app.synth();
