import { createReadStream } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type Blob, blobPath, type Image, manifestType, type Store } from './image';

export const registryPort = 5000;

/**
 * Serves the images of a store as any registry would, whatever registry they were asked of: containerd is told to
 * turn here for all of them, so that `imagePullPolicy: Always` really pulls.
 */
export function serveImages(store: Store): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://registry');
    const send = (blob: Blob | undefined, type: string): void => {
      if (blob === undefined) {
        notFound(response);
        return;
      }
      response.writeHead(200, {
        'content-type': type,
        'content-length': blob.size,
        'docker-content-digest': blob.digest,
      });
      if (request.method === 'HEAD') response.end();
      else createReadStream(blobPath(store, blob.digest)).pipe(response);
    };
    const [, name = '', kind, reference = ''] =
      /^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(url.pathname) ?? [];
    const images = [...store.images.values()].filter((image) => repositoryOf(image.name) === name);
    if (url.pathname === '/v2/') response.end();
    else if (kind === 'manifests') send(manifestOf(images, reference), manifestType);
    else
      send(
        blobsOf(images).find((blob) => blob.digest === reference),
        'application/octet-stream',
      );
  });
  return new Promise((resolve) => server.listen(registryPort, '127.0.0.1', () => resolve(server)));
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'application/json' });
  response.end('{"errors":[{"code":"NAME_UNKNOWN"}]}');
}

function manifestOf(images: readonly Image[], reference: string): Blob | undefined {
  const image = images.find((each) => each.manifest.digest === reference || tagOf(each.name) === reference);
  return image?.manifest;
}

function blobsOf(images: readonly Image[]): Blob[] {
  return images.flatMap((image) => [image.config, image.manifest, ...image.layers]);
}

/** The path that a registry is asked for: `nginx:1.27` is `library/nginx` of Docker Hub. */
export function repositoryOf(name: string): string {
  const path = name.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
  const [first = '', ...rest] = path.split('/');
  if (rest.length === 0) return `library/${path}`;
  return /[.:]|^localhost$/.test(first) ? rest.join('/') : path;
}

export function tagOf(name: string): string {
  return /:([^:/]*)$/.exec(name.replace(/@.*$/, ''))?.[1] ?? 'latest';
}
