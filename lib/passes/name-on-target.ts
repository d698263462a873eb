import type { ModelPart } from '../model/app';
import type { Target } from '../model/target';

const kinds = { deployment: 'Deployment', service: 'Service', route: 'Ingress' } as const;

/** How a diagnostic names what a part becomes: `Deployment/web`, `services.web`. */
export function nameOnTarget(part: ModelPart, target: Target): string {
  if (target === 'kubernetes') return `${kinds[part.kind]}/${part.name}`;
  return `services.${workloadOf(part).name}`;
}

function workloadOf(part: ModelPart) {
  switch (part.kind) {
    case 'deployment':
      return part;
    case 'service':
      return part.selects;
    case 'route':
      return part.service.selects;
  }
}
