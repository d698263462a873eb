import { at, type Fields, textAt } from '../host/json';

/** The pod that an object describes, or undefined where it describes none. */
export function podSpecOf(object: Fields): unknown {
  switch (textAt(object, 'kind')) {
    case 'Pod':
      return at(object, 'spec');
    case 'CronJob':
      return at(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec');
    default:
      return at(object, 'spec', 'template', 'spec');
  }
}
