/** What asks beside a container on Compose: it has the programs that images lack, and one that speaks gRPC. */
export const healthImage = 'ghcr.io/acme/health:1.0.0';
