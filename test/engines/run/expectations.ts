/** What the published address of an example must answer, where real software answers; stand-ins name their image. */
export const expectations: Readonly<Record<string, RegExp>> = {
  'examples/nginx': /Welcome to nginx/,
  'examples/flask': /Hello from Flask/,
  'examples/online-boutique': /microservices-demo\/frontend:v0\.10\.0/,
};
