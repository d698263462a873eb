import type { Affected } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { AppModel } from '../model/app';
import type { ImagePolicy } from '../model/image-policy';
import { textIn } from '../model/read-json';
import { placeInService } from './compose-object';
import { placeIn } from './kubernetes-object';
import type { Problem, Rule } from './rule';

/** What is wrong with an image where somebody says which ones may run. */
export type JudgeImage = (
  image: string,
  policy: ImagePolicy,
) => Pick<Problem, 'message' | 'consequence' | 'fix'> | undefined;

/**
 * Looks at the image of every container that is written: patched and foreign ones, and those of Lading's own. One that is
 * built where it runs comes from no registry.
 */
export function imagesRun(judge: JudgeImage): Pick<Rule, 'kubernetes' | 'compose' | 'stack'> {
  const lookFor = (app: AppModel | undefined, report: (problem: Problem) => void) => {
    const policyOf = policies(app);
    return (given: unknown, origin: Origin, placeOf: () => Affected): void => {
      const image = textIn(given);
      const policy = image === undefined ? undefined : policyOf(origin);
      const problem = image === undefined || policy === undefined ? undefined : judge(image, policy);
      if (problem !== undefined) report({ ...problem, origin, affected: [placeOf()], subject: image });
    };
  };
  const ofDocker: Rule['compose'] = ({ app, report }) => {
    const look = lookFor(app, report);
    return {
      service(service) {
        const { content, source } = service;
        if (content.build === undefined)
          look(content.image, source.origin, () => placeInService(service, 'image'));
      },
    };
  };
  return {
    kubernetes({ app, report }) {
      const look = lookFor(app, report);
      return {
        pod(object) {
          for (const { content, pointer } of object.pod.containers)
            look(content.image, object.source.origin, () => placeIn(object, pointer, 'image'));
        },
      };
    },
    compose: ofDocker,
    stack: ofDocker,
  };
}

/** What the chart of a construct says, of the few that say something. */
function policies(app: AppModel | undefined): (origin: Origin) => ImagePolicy | undefined {
  const known = new Map<string, ImagePolicy>();
  for (const { origin, images } of app?.charts ?? [])
    if (images !== undefined) known.set(origin.path, images);
  return (origin) => {
    if (known.size === 0) return undefined;
    for (let at: Origin | undefined = origin; at !== undefined; at = at.parent) {
      const policy = known.get(at.path);
      if (policy !== undefined) return policy;
    }
    return undefined;
  };
}
