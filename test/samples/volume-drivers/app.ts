import { App, Chart, claim, exec, StatefulApp, Worker } from 'lading';

const app = new App({ targets: ['kubernetes', 'compose', 'swarm'] });
const shop = new Chart(app, 'shop');

// Held at no node of a swarm: the plugin brings the volume to wherever the task runs.
new StatefulApp(shop, 'db', {
  image: 'ghcr.io/acme/db:17.2',
  port: 5432,
  readiness: exec(['pg_isready']),
  storage: { '/var/lib/db': '10Gi' },
  swarm: { storage: { '/var/lib/db': claim({ size: '10Gi', driver: 'rexray/ebs:latest' }) } },
});

// Docker's own driver mounts what a server of NFS has, as a StorageClass does on Kubernetes.
const uploads = claim({
  name: 'uploads',
  size: '20Gi',
  storageClass: 'nfs',
  accessMode: 'ReadWriteMany',
  driver: {
    name: 'local',
    options: { type: 'nfs', o: 'addr=10.0.0.5,rw,nfsvers=4', device: ':/exports/$uploads' },
  },
});
for (const name of ['reader', 'writer'])
  new Worker(shop, name, { image: `ghcr.io/acme/${name}:1.0.0`, volumes: { '/srv/uploads': uploads } });

app.synth();
